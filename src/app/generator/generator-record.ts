import { MOST_CRASHES, type Tries, untried } from '../tries.ts';

/** What this device remembers of its generator, beside the files. */
export interface GeneratorRecord extends Tries {
  /** Whether the shopper wants one; null: was not asked. Nothing is downloaded unless true. */
  wants: boolean | null;
  /** The model that was loaded last: another does not take its place unasked. */
  chosen: string | null;
  /** The model of `crashes`. */
  id: string | null;
}

const KEY = 'aisle.generator';

export const newGeneratorRecord: GeneratorRecord = { wants: null, chosen: null, id: null, ...untried };

/** What was kept; where nothing was, or nothing that can be read, a new record. */
export function recallGenerator(): GeneratorRecord {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Record<keyof GeneratorRecord, unknown>>;
    const amount = (value: unknown) => (typeof value === 'number' && value > 0 ? value : 0);
    return {
      wants: typeof kept.wants === 'boolean' ? kept.wants : null,
      chosen: typeof kept.chosen === 'string' ? kept.chosen : null,
      id: typeof kept.id === 'string' ? kept.id : null,
      crashes: amount(kept.crashes),
      failures: amount(kept.failures),
      notBeforeMs: amount(kept.notBeforeMs),
    };
  } catch {
    return newGeneratorRecord;
  }
}

export function keepGenerator(record: GeneratorRecord): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(record));
  } catch {
    // Without a memory of it the next page asks and tries again.
  }
}

export function forgetGenerator(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Refused: nothing is kept there.
  }
}

/** Whether a download may be tried now. What must not be started any more, `chooseModel` says. */
export const mayFetch = ({ notBeforeMs }: Tries, nowMs: number): boolean => nowMs >= notBeforeMs;

/** Kept while a model is being started: where this page does not live to see the end of it, it counts as a crash. */
export function whileStarting(before: GeneratorRecord, id: string): GeneratorRecord {
  return { ...before, id, crashes: Math.min(before.crashes + 1, MOST_CRASHES) };
}

/**
 * Kept once it is up. That a larger one crashed stays known while a smaller one runs; a new version, or the same once it
 * does run, begins anew.
 */
export function onceStarted(before: GeneratorRecord, id: string): GeneratorRecord {
  const isOther = before.crashes > 0 && before.id !== id;
  return { ...before, ...untried, ...(isOther ? { crashes: before.crashes } : { id }) };
}
