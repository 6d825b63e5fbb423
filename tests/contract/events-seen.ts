import { AppError } from '#core/app-error.ts';
import type { HandoffEvent } from '#merchant/ports.ts';

export async function failureOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('this should have failed');
}

export const codeOf = async (work: Promise<unknown>) => (await failureOf(work)).code;

export async function allOf(events: AsyncIterable<HandoffEvent>): Promise<HandoffEvent[]> {
  const seen: HandoffEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

/** Reads on in the background. */
export function follow(events: AsyncIterable<HandoffEvent>) {
  const seen: HandoffEvent[] = [];
  let wake = () => {};
  const ended = (async () => {
    for await (const event of events) {
      seen.push(event);
      wake();
    }
  })();
  // Where a test fails before it waits for the end, this must not be an unhandled rejection.
  ended.catch(() => {});
  return {
    seen,
    /** The first event that fits, seen or to come. */
    async until(fits: (event: HandoffEvent) => boolean): Promise<HandoffEvent> {
      for (;;) {
        const found = seen.find(fits);
        if (found) return found;
        const next = new Promise<void>((resolve) => {
          wake = resolve;
        });
        const over = ended.then(() => {
          if (!seen.some(fits)) throw new Error('the events ended too soon');
        });
        await Promise.race([next, over]);
      }
    },
    end: () => ended,
  };
}
