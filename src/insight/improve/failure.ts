import type { Reading } from '#nlu/reading.ts';

/** Why a message is in the queue, from what tells most to what tells least. */
export const FAILURE_KINDS = ['handoff', 'thumbs-down', 'rephrased', 'low-band', 'abandoned'] as const;

/**
 * `low-band`: read below the band of answers. `handoff`: passed on to a person after it. `thumbs-down`: rated one or two of five.
 * `rephrased`: asked again in other words. `abandoned`: nobody answered, or it ended unresolved after it.
 */
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** Messages of one wording that went wrong, as one thing to mend. */
export interface Failure {
  /** Stable from run to run: of the wording, case and marks aside. */
  id: string;
  text: string;
  /** Each kind with how many messages failed in it. */
  kinds: Partial<Record<FailureKind, number>>;
  /** Messages of this wording that failed. */
  count: number;
  /** What the best model makes of it. */
  reading: Pick<Reading, 'intent' | 'confidence' | 'band' | 'candidates' | 'language'>;
  /** What was answered the last time, if anything. */
  answer: string | null;
  /** The newest first. */
  places: { conversationId: string; position: number }[];
}
