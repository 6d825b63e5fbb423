import type { Certificate, LegMode, SortingResult } from '../order.ts';

/**
 * What may be said of goods by the way they came and the dates on their label; never how they smell. From best to worst: an
 * unknown way is worse than a short warm spell that is known, and better than a long one.
 */
export const TRACE_VERDICTS = ['fine', 'watch', 'unknown', 'doubtful', 'unsafe'] as const;
export type TraceVerdict = (typeof TRACE_VERDICTS)[number];

/** One line of an order, traced as far as its data goes. Plain data; times are epoch ms, days `YYYY-MM-DD`. */
export interface TraceReport {
  order: string;
  lineId: string;
  title: string;
  sku?: string;
  quantity: number;
  /** When it was worked out. */
  at: number;
  verdict: TraceVerdict;
  /** Gravest first, then in the order of `TRACE_REASONS`; what speaks for the goods comes last. Never empty. */
  reasons: TraceReason[];
  missing: TraceGap[];
  /** Oldest first. */
  stations: TraceStation[];
  /** Null where there is none, or where the goods need none. */
  log: TraceLog | null;
  batches: TraceBatch[];
  dates: TraceDates | null;
  /** Oldest first. */
  sorting: TraceSorting[];
  /** Grams of all pieces: as the label has it, and as weighed when it was packed. */
  weight: { label: number; weighed: number } | null;
  deliveredAt: number | null;
}

/** Codes in the order in which equally grave ones are told. */
export const TRACE_REASONS = [
  'over-limit',
  'past-date-delivered',
  'past-date',
  'sorting-failed',
  'gap',
  'no-log',
  'other-zone',
  'open-start',
  'open-end',
  'no-dates',
  'at-home',
  'on-the-way',
  'under-limit',
  'last-day',
  'log-kept',
  'in-date',
  'sorted',
] as const;

/** Why, with the figures: the words are the pack's and the interface's. Minutes are not rounded. */
export type TraceReason = { verdict: TraceVerdict } & (
  | { code: 'over-limit'; minutes: number; longest: number; peak: number; limit: number }
  | { code: 'under-limit'; minutes: number; lowest: number; limit: number }
  | { code: 'log-kept'; peak: number; limit: number }
  /** The longest one; `count` of them. */
  | { code: 'gap'; minutes: number; from: number; until: number; count: number }
  /** What the log should have been kept below; null where the shop has set nothing. */
  | { code: 'no-log'; limit: number | null }
  /** The log is of goods that are kept differently: up to `max`. */
  | { code: 'other-zone'; limit: number; max: number }
  /** When it left, or came, is not known, so that the log may be cut short. */
  | { code: 'open-start' | 'open-end' }
  | { code: 'past-date-delivered' | 'past-date'; days: number; date: string }
  | { code: 'last-day'; date: string }
  /** Whole days left from today on. */
  | { code: 'in-date'; days: number; date: string }
  | { code: 'no-dates' }
  | { code: 'sorting-failed'; text: string }
  | { code: 'sorted' }
  | { code: 'at-home'; hours: number; limit: number }
  | { code: 'on-the-way' }
);

/** What the data does not tell. */
export type TraceGap = 'batch' | 'dates' | 'log' | 'departure' | 'delivery' | 'sorting' | 'certificate';

export interface TraceStation {
  kind: 'placed' | 'sorted' | 'departed' | 'event' | 'leg-departed' | 'leg-arrived' | 'delivered';
  at: number;
  /** In the shop's own words. */
  text?: string;
  place?: string;
  mode?: LegMode;
}

export interface TraceLog {
  /** At most 160, thinned so that highs and lows stay: for drawing. The figures are of all readings. */
  points: { at: number; celsius: number }[];
  limits: { max: number | null; min: number | null };
  /** Between readings the temperature is taken to run straight. */
  minutesAbove: number;
  longestAbove: number;
  minutesBelow: number;
  peak: { at: number; celsius: number };
  lowest: { at: number; celsius: number };
  /** Stretches without a reading that are longer than the rule allows, the way's beginning and end included. */
  gaps: { from: number; until: number }[];
  readings: number;
}

export interface TraceBatch {
  number: string;
  madeOn?: string;
  bestBefore?: string;
  origin?: string;
  certificate?: Certificate;
}

export interface TraceDates {
  bestBefore: string;
  /** Worked out from the day it was made, for the label's own is not known. */
  isWorkedOut: boolean;
  /** Whole days from the delivery to the date, negative when past it; null until it came. */
  leftAtDelivery: number | null;
  leftNow: number;
}

export interface TraceSorting {
  at: number;
  text: string;
  place?: string;
  result?: SortingResult;
  grams?: number;
}
