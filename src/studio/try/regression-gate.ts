import { fill } from '#i18n/fill.ts';
import { type TryWords, tryWords } from '#i18n/studio/try-words.ts';
import type { StudioLanguage } from '#i18n/studio/two-languages.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import { lostCases, type RegressionLoss, readRegressionSet } from '#replay/regression/regression-set.ts';
import type { RegressionFall, RegressionVerdict } from '#replay/regression/run-regression.ts';
import type { Gate, GateVerdict } from '../publish/gates.ts';
import type { Rehearsals } from './rehearsals.ts';

/** Falls told in full; the rest is counted. */
const TOLD = 20;

/**
 * The gate that no pack passes with which something goes wrong that goes right with what is live. Nor does one pass by asking
 * less: cases of the `published` sources that the draft took out or changed are run as they were, and named.
 */
export function regressionGate(
  rehearsals: Pick<Rehearsals, 'regress'>,
  language: () => StudioLanguage,
  published: () => Promise<SourceFiles | null>,
): Gate {
  const words = () => tryWords[language()].gate;
  return {
    id: 'regression',
    name: () => words().name,
    async run(files, task): Promise<GateVerdict> {
      const { cases, faults } = readRegressionSet(files);
      if (faults.length > 0) return { passed: false, blocking: true, lines: faults };
      const lost = lostCases(readRegressionSet((await published()) ?? new Map()).cases, cases);
      const isLess = lost.removed.length + lost.changed.length > 0;
      if (cases.length === 0 && !isLess) return { passed: true, blocking: true, lines: [words().empty] };
      const how = { tier: 'nano', locale: language(), withLive: true } as const;
      const asPublished = lost.changed.map((one) => ({ ...one, id: `${one.id}@published` }));
      const verdict = await rehearsals.regress(files, how, task, [...lost.removed, ...asPublished]);
      const lines = [...lossLines(lost, words()), ...linesOf(verdict, words())];
      return { passed: !verdict.blocks && !isLess, blocking: true, lines };
    },
  };
}

function lossLines({ removed, changed }: RegressionLoss, words: TryWords['gate']): string[] {
  const line = (text: string, cases: RegressionLoss['removed']) =>
    cases.length === 0 ? [] : [fill(text, { count: cases.length, ids: cases.map(({ id }) => id).join(', ') })];
  return [...line(words.removed, removed), ...line(words.changed, changed)];
}

function linesOf({ falls, open, after, before }: RegressionVerdict, words: TryWords['gate']): string[] {
  const sum = fill(before.of === 0 ? words.first : words.sum, {
    after: after.count,
    before: before.count,
    of: after.of,
  });
  return [
    ...falls.slice(0, TOLD).map((fall) => fill(words.fall, { id: fall.id, ...sidesOf(fall) })),
    ...(falls.length > TOLD ? [fill(words.more, { count: falls.length - TOLD })] : []),
    sum,
    ...(open.length > 0 ? [fill(words.open, { count: open.length, ids: open.map(({ id }) => id).join(', ') })] : []),
  ];
}

/** What the shopper said in the turn that fails, and both answers to it. */
export function sidesOf({ before, after }: RegressionFall): { said: string; was: string; is: string } {
  const at = Number(/^turns\.(\d+)/.exec(after.failed?.path ?? '')?.[1] ?? 0);
  return {
    said: after.turns[at]?.shopper ?? '',
    was: before.turns[at]?.said ?? '',
    is: after.turns[at]?.said ?? String(after.failed?.actual ?? ''),
  };
}
