/** What one suite is asked for. */
export interface BenchOptions {
  /** The short form for continuous integration: small sizes, the same fields. */
  short: boolean;
  /** Also measure in Chromium, where the suite can. */
  browser: boolean;
}

/** One benchmark suite: a file of this folder that gives one plain object, the same fields each time. */
export type BenchSuite = (options: BenchOptions) => Promise<object>;
