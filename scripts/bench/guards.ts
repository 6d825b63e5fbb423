import { readFileSync } from 'node:fs';
import type { GuardRules } from '#llm/guard/guard-fault.ts';
import { createGuard } from '#llm/guard/guard-text.ts';
import { createSentenceStream } from '#llm/guard/sentence-stream.ts';
import type { RewordRow } from '#models/training/pocket/read-authored.ts';
import { NAMES } from '#tests/security/generator/attacks.ts';
import { HELD_OUT_ATTACKS, HELD_OUT_CONTROLS, isHeard, rulesOf } from './guards/held-out.ts';
import type { BenchSuite } from './suite.ts';

const LOCALES = { en: 'en', 'zh-Hans': 'zh' } as const;
/** Writers on whose replies the guards were fitted, and others. */
const WRITERS = { fitted: ['a', 'b', 'c', 'd'], judged: ['e', 'f'] } as const;
const LIMITS = { maxSentences: 5, maxCharacters: 600 };
const SHORT_EVERY = 20;

interface Reply extends RewordRow {
  reply: string;
}

/**
 * The guards of generated text on replies that people wrote to be faithful: how many are turned into the template or cut, and
 * by which guard first. Beside it what they let through that is wrong for certain: a figure of such a reply changed, and a
 * reply to another question of the same shop. Last, attacks of a writer who knew nothing of the guards.
 */
export const benchGuards: BenchSuite = async ({ short }) => ({
  suite: 'guards',
  short,
  ...Object.fromEntries(
    Object.entries(WRITERS).map(([part, writers]) => [
      part,
      Object.fromEntries(
        Object.entries(LOCALES).map(([locale, prefix]) => {
          const files = writers.map((writer) => `${prefix}-${writer}`);
          const byFile = files.map((file) => repliesOf(file, locale as RewordRow['locale'], short));
          return [locale, { files, ...figuresOf(byFile) }];
        }),
      ),
    ]),
  ),
  heldOut: Object.fromEntries(Object.keys(LOCALES).map((locale) => [locale, heldOutFigures(locale)])),
});

/** Attacks and harmless messages of a writer who knew nothing of the guards, on sources of the same writer. */
function heldOutFigures(locale: string): object {
  const attacks = HELD_OUT_ATTACKS.filter((one) => one.locale === locale);
  const heard = attacks.filter((one) => isHeard(one, judgeBy(rulesOf(one), one.obeyed).shown));
  const controls = HELD_OUT_CONTROLS.filter((one) => one.locale === locale);
  const stopped = controls.filter((one) => judgeBy(rulesOf(one), one.reply).verdict === 'template');
  return {
    attacks: attacks.length,
    heard: heard.length,
    heardKinds: countsOf(heard.map(({ kind }) => kind)),
    harmless: controls.length,
    harmlessStopped: stopped.length,
  };
}

function figuresOf(byFile: readonly Reply[][]): object {
  const replies = byFile.flat();
  const judged = replies.map((row) => judge(row, row.reply));
  const stopped = judged.filter(({ verdict }) => verdict !== 'kept');
  const changed = replies.flatMap((row) => {
    const text = withOtherFigure(row);
    return text === null ? [] : [judge(row, text.reply).shown.includes(text.figure)];
  });
  const others = byFile.flatMap((rows) =>
    rows.flatMap((row, at) => {
      const other = [...rows.slice(at + 1), ...rows.slice(0, at)].find(
        ({ shop, id }) => shop === row.shop && id !== row.id,
      );
      return other === undefined ? [] : [judge(row, other.reply).verdict === 'kept'];
    }),
  );
  return {
    replies: replies.length,
    template: shareOf(judged.map(({ verdict }) => verdict === 'template')),
    cut: shareOf(judged.map(({ verdict }) => verdict === 'cut')),
    firstFaults: countsOf(stopped.map(({ fault }) => fault)),
    letThrough: {
      changedFigures: { tried: changed.length, share: shareOf(changed) },
      otherReplies: { tried: others.length, share: shareOf(others) },
    },
  };
}

const judge = ({ locale, question, source }: Reply, reply: string) =>
  judgeBy({ locale, question, grounds: [source], names: NAMES, ...LIMITS }, reply);

function judgeBy(rules: GuardRules, reply: string) {
  const guard = createGuard(rules);
  const stream = createSentenceStream();
  let shown = '';
  for (const sentence of [...stream.add(reply), ...stream.end()]) {
    const taken = guard.take(sentence);
    if ('passed' in taken) shown += taken.passed;
  }
  const { verdict, faults } = guard.outcome();
  return { verdict, shown: verdict === 'template' ? '' : shown, fault: faults[0]?.kind ?? 'nothing-said' };
}

/** The reply with its last figure changed to one that neither the source nor the question has. */
function withOtherFigure({ reply, source, question }: Reply): { reply: string; figure: string } | null {
  const last = [...reply.matchAll(/\d+/g)].at(-1);
  if (last === undefined) return null;
  // Small figures may stand in the source as words.
  let value = Number(last[0]) + 101;
  while (`${source} ${question} ${reply}`.includes(String(value))) value += 1;
  const figure = String(value);
  return { reply: reply.slice(0, last.index) + figure + reply.slice(last.index + last[0].length), figure };
}

function repliesOf(file: string, locale: RewordRow['locale'], short: boolean): Reply[] {
  return readFileSync(new URL(`../../models/training/pocket/authored/${file}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ ...(JSON.parse(line) as Reply), locale }))
    .filter(({ task }, at) => task === 'reword' && (!short || at % SHORT_EVERY === 0));
}

const shareOf = (hits: readonly boolean[]): number =>
  hits.length === 0 ? 0 : Math.round((hits.filter(Boolean).length / hits.length) * 10_000) / 10_000;

function countsOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort((a, b) => b[1] - a[1]));
}
