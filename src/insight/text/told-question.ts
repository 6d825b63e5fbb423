import type { Emotion } from '#nlu/reading.ts';
import type { LoggedQuestion } from '../log/logged-question.ts';

/** A question of a log with what is read from it. */
export interface ToldQuestion extends LoggedQuestion {
  /** Label of an intent, or of a cluster. */
  topic: string;
  mood: Emotion;
  /** Name of the product it is about; null where none is named. */
  product: string | null;
  /** Of its conversation, 1 to 5. */
  rating: number | null;
  /** Minutes that an agent was in its conversation, shared among its questions; null where the log has no times. */
  agentMinutes: number | null;
  /** Whether the shopper said nothing any more after the answer, though something was left to say. */
  silentAfter: boolean;
}

export const DAY_MS = 86_400_000;
export const WEEK_MS = 7 * DAY_MS;

/** Monday, 5 January 1970, UTC: where weeks are counted from. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** How far the shop's clock is ahead of UTC at an epoch ms, in ms: not the same in summer and in winter. */
export type OffsetAt = (atMs: number) => number;

/** The day a time lies in, counted from 1970. */
export const dayOf = (atMs: number, offsetAt: OffsetAt): number => Math.floor((atMs + offsetAt(atMs)) / DAY_MS);
/** The week it lies in, from Monday, counted from 5 January 1970. */
export const weekOf = (atMs: number, offsetAt: OffsetAt): number =>
  Math.floor((atMs + offsetAt(atMs) - FIRST_MONDAY_MS) / WEEK_MS);
/** The first day of a week, as epoch ms of its midnight UTC. */
export const weekStartMs = (week: number): number => week * WEEK_MS + FIRST_MONDAY_MS;
/** 0 Monday to 6 Sunday. */
export const weekdayOf = (day: number): number => (((day - 4) % 7) + 7) % 7;

/**
 * The last week that a log holds to its Sunday; the week after it has only begun, and is no measure. −∞ without times.
 *
 * @param questions All of the log: a week without complaints has passed too.
 */
export function lastWholeWeek(questions: readonly ToldQuestion[], offsetAt: OffsetAt): number {
  const last = questions.reduce((most, { askedAtMs }) => Math.max(most, askedAtMs ?? most), Number.NEGATIVE_INFINITY);
  if (last === Number.NEGATIVE_INFINITY) return last;
  return weekOf(last, offsetAt) - (weekdayOf(dayOf(last, offsetAt)) === 6 ? 0 : 1);
}
