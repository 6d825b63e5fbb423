import { nextTask } from '../shared/next-task.ts';

/** Work at a stretch: well under a long task, on a slow phone's page too. */
const SLICE_MS = 10;

/** Runs a generator to its end and lets other work pass every few milliseconds. */
export async function inSlices<T>(work: Generator<void, T>): Promise<T> {
  let endMs = performance.now() + SLICE_MS;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() < endMs) continue;
    await nextTask();
    endMs = performance.now() + SLICE_MS;
  }
}
