import type { SummaryRow } from '#models/training/pocket/read-authored.ts';
import type { Made } from './generate-all.ts';
import { average, inventedIn, round } from './score-wording.ts';

/** What the person who takes over reads first. */
export interface SummaryFigures {
  summaries: number;
  passed: number;
  /** Mean share of what a right summary cannot do without; `template`: the shopper's last three messages, as the packet quotes them. */
  kept: { model: number; guarded: number; template: number };
  /** Mean length in characters. */
  length: { model: number; guarded: number; template: number };
  factsInvented: { model: number; guarded: number };
}

const QUOTED = 3;

export function judgeSummaries(made: readonly Made[]): SummaryFigures {
  const all = made.flatMap(({ row, raw, text }) =>
    row.task === 'summary' ? [{ row, model: raw, guarded: text ?? quoted(row), template: quoted(row), text }] : [],
  );
  const of = (which: 'model' | 'guarded' | 'template') => all.map((one) => ({ row: one.row, said: one[which] }));
  const kept = (which: 'model' | 'guarded' | 'template'): number =>
    round(
      average(of(which).map(({ row, said }) => average((row.must ?? []).map((part) => (said.includes(part) ? 1 : 0))))),
    );
  const length = (which: 'model' | 'guarded' | 'template'): number =>
    Math.round(average(of(which).map(({ said }) => said.length)));
  const invented = (said: readonly { row: SummaryRow; said: string }[]): number =>
    said.reduce((sum, one) => sum + inventedIn(one.said, allOf(one.row), '').length, 0);
  const passed = all.flatMap(({ row, text }) => (text === null ? [] : [{ row, said: text }]));
  return {
    summaries: all.length,
    passed: round(passed.length / all.length),
    kept: { model: kept('model'), guarded: kept('guarded'), template: kept('template') },
    length: { model: length('model'), guarded: length('guarded'), template: length('template') },
    factsInvented: { model: invented(of('model')), guarded: invented(passed) },
  };
}

const allOf = ({ turns }: SummaryRow): string => turns.map(({ text }) => text).join('\n');

const quoted = ({ turns }: SummaryRow): string =>
  turns
    .filter(({ role }) => role === 'shopper')
    .slice(-QUOTED)
    .map(({ text }) => `“${text}”`)
    .join(' · ');
