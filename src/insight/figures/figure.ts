import type { Interval } from './stats/interval.ts';

/** The figures of the shop's talks with its shoppers. */
const FIGURES = [
  'first-contact-confirmed',
  'first-contact-assumed',
  'handoff-rate',
  'answered-in-time',
  'knowledge-hits',
  'satisfied',
  'rating',
  'advice-conversion',
  'basic-on-people',
  'people-on-basic',
  'cost-per-contact',
] as const;
export type FigureId = (typeof FIGURES)[number];

/** What requirement A1 asks for, as a mark on the card; never a promise. */
export interface Target {
  at: number;
  better: 'higher' | 'lower';
}

/** One figure with what it was counted from. */
export interface Figure {
  id: FigureId;
  /** `share` 0 to 1; `rating` 1 to 5; `points` a difference of shares; `money` in the merchant's currency. */
  unit: 'share' | 'rating' | 'points' | 'money';
  /** Null: nothing to count. */
  value: number | null;
  /** 95 %; null where it is an account and not an estimate. */
  interval: Interval | null;
  /** Numerator, where it is a share. */
  count: number | null;
  /** Cases that it was counted from. */
  of: number;
  /** Cases of which the logs do not tell. They are in neither number. */
  unknown: number;
  /** Fewer cases than say much. */
  few: boolean;
  target: Target | null;
  /** By week or day, oldest first; null where there was nothing. */
  series: { at: string; value: number | null }[];
}

/** Below so many cases a figure is marked as resting on few. */
export const FEW = 30;

/** Targets of requirement A1. */
export const TARGETS: Partial<Record<FigureId, Target>> = {
  'first-contact-confirmed': { at: 0.75, better: 'higher' },
  'first-contact-assumed': { at: 0.75, better: 'higher' },
  'handoff-rate': { at: 0.2, better: 'lower' },
  'answered-in-time': { at: 0.8, better: 'higher' },
  'basic-on-people': { at: 0.2, better: 'lower' },
  'people-on-basic': { at: 0.2, better: 'lower' },
};
