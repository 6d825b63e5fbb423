import { fill } from '#i18n/fill.ts';
import { insightWords } from '#i18n/studio/insight-words.ts';
import type { StudioLanguage } from '#i18n/studio/two-languages.ts';
import { type ReportPart, reportHtml } from '#insight/text/report-html.ts';
import type { TextInsight } from '#insight/text/text-insight.ts';
import { DAY_MS, weekStartMs } from '#insight/text/told-question.ts';
import { silentWeeks } from './insight-silent.ts';
import { topicName } from './topic-name.ts';

const ROWS = 15;

/** The weekly report as one file. */
export function insightReport(insight: TextInsight, language: StudioLanguage): string {
  const words = insightWords[language];
  const topic = (label: string) => topicName(label, language);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const last = insight.weeks.at(-1);
  const { alerts, terms, topics, complaints, causes, silent } = words;
  const parts: ReportPart[] = [
    {
      title: alerts.title,
      lines:
        insight.alerts.length === 0
          ? [alerts.none]
          : insight.alerts.slice(0, ROWS).flatMap(({ topic: label, count, day, days, expected, product, advice }) => [
              fill(alerts.line, {
                topic: topic(label),
                days,
                count,
                date: date.format(day * DAY_MS),
                expected: Math.round(expected * 10) / 10,
              }),
              advice.answer === null
                ? alerts.noAnswer
                : `${fill(alerts.advice[advice.improver], { product: product?.name ?? alerts.noProduct })} ${advice.answer}`,
            ]),
      table: null,
    },
    {
      title: terms.cloud,
      lines: insight.threshold === null ? [] : [fill(terms.threshold, { z: insight.threshold.toFixed(1) })],
      table: {
        head: [terms.term, terms.count, terms.before, terms.z],
        rows: insight.terms
          .slice(0, ROWS)
          .map(({ term, count, of, beforeCount, beforeOf, z }) => [
            term,
            `${count} / ${of}`,
            `${beforeCount} / ${beforeOf}`,
            z.toFixed(1),
          ]),
        bars: 3,
      },
    },
    {
      title: topics.title,
      lines: [],
      table: {
        head: [topics.topic, topics.count],
        rows: insight.topics.map(({ topic: label, counts }) => [topic(label), counts.at(-1) ?? 0]),
        bars: 1,
      },
    },
    {
      title: complaints.title,
      lines: insight.complaintGroups.length === 0 ? [causes.none] : [],
      table: {
        head: [complaints.what, complaints.who, complaints.change, complaints.count],
        rows: insight.complaintGroups
          .slice(0, ROWS)
          .map(({ count, lastWeek, weekBefore, advice }) => [
            `${advice.product ?? causes.noProduct} · ${topic(advice.topic)}`,
            complaints.improvers[advice.improver],
            `${lastWeek} (${weekBefore})`,
            count,
          ]),
        bars: 3,
      },
    },
    {
      title: silent.title,
      lines: [silent.lead],
      table: {
        head: [silent.topic, silent.answer, silent.weeks, silent.share, ''],
        rows: insight.silent
          .slice(0, ROWS)
          .map(({ topic: label, answer, silent: count, answered, lastWeek, weekBefore }) => [
            topic(label),
            answer ?? '–',
            silentWeeks(lastWeek, weekBefore),
            `${count} / ${answered}`,
            count,
          ]),
        bars: 4,
      },
    },
  ];
  return reportHtml({
    title: words.report.title,
    subtitle: `${last === undefined ? '' : `${fill(words.report.from, { date: date.format(weekStartMs(last)) })} · `}${basisLine(insight, language)}`,
    language,
    parts,
  });
}

/** What all figures rest on. */
export const basisLine = (
  { questions, conversations, complaints, untimed }: TextInsight,
  language: StudioLanguage,
): string => fill(insightWords[language].basis, { questions, conversations, complaints, untimed });
