import type { StandaloneRow } from '#models/training/pocket/read-authored.ts';
import type { Made } from './generate-all.ts';
import { pairsOf } from './pairs-of.ts';
import { average, round } from './score-wording.ts';

/** How near a question comes to the one that a person wrote, from 0 to 1: F1 over pairs of signs. */
export interface FollowUpFigures {
  followUps: number;
  /** As it was typed. */
  asTyped: number;
  /** The question before and the follow-up as one text. */
  joined: number;
  model: number;
  /** The model's where the guards passed it, else as typed. */
  guarded: number;
  passed: number;
}

export function judgeFollowUps(made: readonly Made[]): FollowUpFigures {
  const all = made.flatMap(({ row, raw, text }) => (row.task === 'standalone' ? [{ row, raw, text }] : []));
  const score = (of: (one: (typeof all)[number]) => string): number =>
    round(average(all.map((one) => likeness(of(one), one.row.question))));
  return {
    followUps: all.length,
    asTyped: score(({ row }) => row.follow_up),
    joined: score(({ row }) => `${lastQuestion(row)} ${row.follow_up}`),
    model: score(({ raw }) => raw),
    guarded: score(({ text, row }) => text ?? row.follow_up),
    passed: round(average(all.map(({ text }) => (text === null ? 0 : 1)))),
  };
}

const lastQuestion = ({ turns }: StandaloneRow): string => turns.findLast(({ role }) => role === 'shopper')?.text ?? '';

function likeness(one: string, other: string): number {
  const a = pairsOf(one);
  const b = pairsOf(other);
  const both = [...a].filter((pair) => b.has(pair)).length;
  return (2 * both) / Math.max(1, a.size + b.size);
}
