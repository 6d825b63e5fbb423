import { zoneClock } from '#insight/sql/load/shop-clock.ts';
import type { LoadReport } from '#insight/sql/load-log-rows.ts';
import { QUERY_NAMES } from '#insight/sql/queries.ts';
import { wordsOf } from '#insight/sql/words-of.ts';
import { LogDatabase } from '#studio/data/log-database.ts';

let database: LogDatabase | null = null;

export interface LoadAsked {
  url: string;
  name: string;
  terms: boolean;
}

export interface LoadTime {
  ms: number;
  report: LoadReport;
  /** The longest time for which the page could do nothing else, ms. */
  longestBlockMs: number;
}

/** Loads a file that lies on the page's own server, as if a person had chosen it. */
export async function load({ url, name, terms }: LoadAsked): Promise<LoadTime> {
  const file = new File([await (await fetch(url)).blob()], name);
  database?.close();
  database = new LogDatabase();
  let longestBlockMs = 0;
  const watch = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestBlockMs = Math.max(longestBlockMs, Math.round(duration));
  });
  watch.observe({ type: 'longtask' });
  const began = performance.now();
  const report = await database.fillFiles([file], 1, {
    aheadMinutes: zoneClock('Asia/Shanghai'),
    ...(terms && { termsOf: wordsOf }),
  });
  const ms = Math.round(performance.now() - began);
  watch.disconnect();
  return { ms, report, longestBlockMs };
}

export interface QueryTime {
  ms: number;
  rows: object[];
}

/** Each query as often as `times`: the median, and its rows. */
export async function ask({ times }: { times: number }): Promise<Record<string, QueryTime>> {
  const answers: Record<string, QueryTime> = {};
  for (const name of QUERY_NAMES) {
    const took: number[] = [];
    let rows: object[] = [];
    for (let time = 0; time < times; time++) {
      const began = performance.now();
      rows = (await database?.query(name, {})) ?? [];
      took.push(performance.now() - began);
    }
    answers[name] = { ms: took.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0, rows };
  }
  return answers;
}
