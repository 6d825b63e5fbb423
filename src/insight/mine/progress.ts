/** How far long work is; yielded at each place where it may be stopped. */
export interface MiningProgress {
  stage: 'reading' | 'comparing' | 'grouping' | 'judging' | 'describing' | 'proposing';
  done: number;
  total: number;
}

/** Long work in pieces: whoever runs it looks at the clock and at the wish to stop between two of them. */
export type Work<T> = Generator<MiningProgress, T>;

/** Runs work to its end at one stretch: for tools and tests. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
