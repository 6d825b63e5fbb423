import type { LogConversation } from '../log/conversation-log.ts';
import { type Advice, adviseOn } from './advise.ts';
import { type ComplaintGroup, complaintDigest } from './complaint-digest.ts';
import { type Cause, isComplaint, rootCauses } from './root-causes.ts';
import { type SilentTopic, silentShoppers } from './silent-shoppers.ts';
import { type SurgeAlert, surgeAlerts } from './surge-alerts.ts';
import { surgingTerms, type TermWeek } from './surging-terms.ts';
import { type TellingTools, tellQuestions } from './tell-questions.ts';
import { dayOf, type OffsetAt, weekOf } from './told-question.ts';

/** What the words of the logs tell, with the counts that it rests on. Plain data. */
export interface TextInsight {
  conversations: number;
  questions: number;
  /** Questions whose log has no time: in no view over time. */
  untimed: number;
  complaints: number;
  /** Weeks that the log has questions of, oldest first. */
  weeks: number[];
  weekSizes: number[];
  /** Terms for the heat map, the strongest first, each with its weeks in the order of `weeks`; null: not to be judged. */
  heat: { term: string; z: (number | null)[]; counts: number[] }[];
  /** Of the last week: what surges, and the threshold. */
  terms: TermWeek[];
  threshold: number | null;
  /** Topics with their questions by week, largest first. */
  topics: { topic: string; counts: number[] }[];
  alerts: (SurgeAlert & { advice: Advice })[];
  causes: Cause[];
  complaintGroups: ComplaintGroup[];
  silent: SilentTopic[];
}

const HEAT_TERMS = 20;
const HEAT_WEEKS = 10;
const CLOUD_TERMS = 60;
const TOPICS = 10;
const CAUSES = 12;

/** All textual views of the logs, in pieces: yields how many conversations are read wherever it may be stopped. */
export function* textInsight(
  conversations: readonly LogConversation[],
  options: TellingTools & { offsetAt: OffsetAt },
): Generator<number, TextInsight> {
  const questions = yield* tellQuestions(conversations, options);
  const timed = questions.filter(({ askedAtMs }) => askedAtMs !== null);
  const { byWeek, thresholds, weeks } = surgingTerms(questions, options);
  yield conversations.length;
  const shown = weeks.slice(-HEAT_WEEKS);
  const last = shown.at(-1);
  const strongest = new Map<string, number>();
  for (const week of shown) {
    for (const { term, z, count } of byWeek.get(week) ?? []) {
      if (count > 0) strongest.set(term, Math.max(z, strongest.get(term) ?? Number.NEGATIVE_INFINITY));
    }
  }
  const heatTerms = [...strongest].sort((a, b) => b[1] - a[1]).slice(0, HEAT_TERMS);
  const cell = (term: string, week: number) => byWeek.get(week)?.find((each) => each.term === term);
  const weekAt = timed.map(({ askedAtMs }) => weekOf(askedAtMs ?? 0, options.offsetAt));
  const topicCounts = new Map<string, number[]>();
  for (const [at, { topic }] of timed.entries()) {
    const place = shown.indexOf(weekAt[at] ?? 0);
    if (place === -1) continue;
    const counts = topicCounts.get(topic) ?? shown.map(() => 0);
    counts[place] = (counts[place] ?? 0) + 1;
    topicCounts.set(topic, counts);
  }
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  yield conversations.length;
  const alerts = surgeAlerts(questions, options);
  yield conversations.length;
  const causes = rootCauses(questions, options).slice(0, CAUSES);
  yield conversations.length;
  return {
    conversations: conversations.length,
    questions: questions.length,
    untimed: questions.length - timed.length,
    complaints: questions.filter(isComplaint).length,
    weeks: shown,
    weekSizes: shown.map((week) => weekAt.filter((each) => each === week).length),
    heat: heatTerms.map(([term]) => ({
      term,
      z: shown.map((week) => cell(term, week)?.z ?? null),
      counts: shown.map((week) => cell(term, week)?.count ?? 0),
    })),
    terms: (last === undefined ? [] : (byWeek.get(last) ?? []))
      .filter(({ z, count }) => z > 0 && count > 0)
      .slice(0, CLOUD_TERMS),
    threshold: last === undefined || !Number.isFinite(thresholds.get(last)) ? null : (thresholds.get(last) ?? null),
    topics: [...topicCounts]
      .map(([topic, counts]) => ({ topic, counts }))
      .sort((a, b) => sum(b.counts) - sum(a.counts))
      .slice(0, TOPICS),
    alerts: alerts.map((alert) => ({
      ...alert,
      advice: adviseOn(
        alert.topic,
        alert.product?.name ?? null,
        timed.filter(({ askedAtMs }) => {
          const day = dayOf(askedAtMs ?? 0, options.offsetAt);
          return day <= alert.day && day > alert.day - alert.days;
        }),
      ),
    })),
    causes,
    complaintGroups: complaintDigest(questions, options),
    silent: silentShoppers(questions, options),
  };
}
