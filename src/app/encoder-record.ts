/** What this device has been through with one version of the encoder. */
export interface EncoderRecord {
  /** The encoder's id: another version begins anew. */
  id: string;
  /** Starts in a row that did not come back. Counted before a start, so that a crash of the whole page counts too. */
  crashes: number;
  /** Downloads in a row that failed. */
  failures: number;
  /** Epoch ms before which no other try is made. */
  notBeforeMs: number;
  /** It cannot run here: the page's policy forbids WebAssembly, or it reads otherwise than it should. */
  refused: boolean;
}

/** What decides whether this device is asked to carry an encoder. */
export interface DeviceFacts {
  mode: 'worker' | 'page';
  storage: 'indexeddb' | 'memory';
  /** The Cache API is there (pages with HTTPS). */
  hasCaches: boolean;
  hasWebAssembly: boolean;
  /** The shopper asked their browser to save data. */
  saveData: boolean;
  /** `navigator.deviceMemory` in GiB, where the browser tells. */
  memoryGiB: number | undefined;
}

const MOST_CRASHES = 2;
const LEAST_MEMORY_GIB = 2;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 24 * 60 * 60_000;

export function isFitForEncoder(facts: DeviceFacts): boolean {
  return (
    facts.mode === 'worker' &&
    facts.storage === 'indexeddb' &&
    facts.hasCaches &&
    facts.hasWebAssembly &&
    !facts.saveData &&
    (facts.memoryGiB === undefined || facts.memoryGiB >= LEAST_MEMORY_GIB)
  );
}

export function newRecord(id: string): EncoderRecord {
  return { id, crashes: 0, failures: 0, notBeforeMs: 0, refused: false };
}

export function mayTry({ refused, crashes, notBeforeMs }: EncoderRecord, nowMs: number): boolean {
  return !refused && crashes < MOST_CRASHES && nowMs >= notBeforeMs;
}

/** A crash, or a start that may become one. */
export function withCrash(record: EncoderRecord): EncoderRecord {
  return { ...record, crashes: record.crashes + 1 };
}

/** A download that failed: the next try waits a minute, then twice as long each time, up to a day. */
export function withFailure(record: EncoderRecord, nowMs: number): EncoderRecord {
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** record.failures, LONGEST_WAIT_MS);
  return { ...record, failures: record.failures + 1, notBeforeMs: nowMs + waitMs };
}
