/** What a device has been through with a model, so that harm is not done twice. */
export interface Tries {
  /** Starts in a row that did not come back. Counted before a start, so that a crash of the whole page counts too. */
  crashes: number;
  /** Downloads in a row that failed. */
  failures: number;
  /** Epoch ms before which no other try is made. */
  notBeforeMs: number;
}

/** After so many in a row nothing is tried any more. */
export const MOST_CRASHES = 2;

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 24 * 60 * 60_000;

export const untried: Tries = { crashes: 0, failures: 0, notBeforeMs: 0 };

/** A crash, or a start that may become one. */
export function withCrash<Record extends Tries>(record: Record): Record {
  return { ...record, crashes: record.crashes + 1 };
}

/** A download that failed: the next try waits a minute, then twice as long each time, up to a day. */
export function withFailure<Record extends Tries>(record: Record, nowMs: number): Record {
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** record.failures, LONGEST_WAIT_MS);
  return { ...record, failures: record.failures + 1, notBeforeMs: nowMs + waitMs };
}
