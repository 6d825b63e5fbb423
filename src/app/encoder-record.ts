import { MOST_CRASHES, type Tries, untried } from './tries.ts';

/** What this device has been through with one version of the encoder. */
export interface EncoderRecord extends Tries {
  /** The encoder's id: another version begins anew. */
  id: string;
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

const LEAST_MEMORY_GIB = 2;

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
  return { id, ...untried, refused: false };
}

export function mayTry({ refused, crashes, notBeforeMs }: EncoderRecord, nowMs: number): boolean {
  return !refused && crashes < MOST_CRASHES && nowMs >= notBeforeMs;
}
