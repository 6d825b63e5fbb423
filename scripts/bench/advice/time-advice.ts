import * as v from 'valibot';
import { graphSchema } from '#commerce/advice/graph-schema.ts';
import { openAdvice } from '#commerce/advice/open-advice.ts';
import { readGraphSource } from '../../advice/open-advice.ts';
import { type AdviceBench, playCase } from '../../advice/play-case.ts';
import { percentile } from '../retrieval/measure.ts';
import type { HeldOutCase } from './held-out-cases.ts';
import { madeUpShop } from './made-up-graph.ts';

/** Time of one message's recommendation, reading it by the graph's words included. Milliseconds of this machine. */
export interface AdviceTimes {
  products: number;
  messages: number;
  p50Ms: number;
  p95Ms: number;
}

export function timeAdvice(
  bench: AdviceBench,
  sourceDir: string,
  cases: readonly HeldOutCase[],
  count: number,
): AdviceTimes {
  const real = v.parse(graphSchema, readGraphSource(sourceDir));
  const { graph, products } = madeUpShop(real, bench.goods('en').products, count);
  const goods = { products, promotions: [] };
  const large: AdviceBench = { ...bench, advise: openAdvice(graph), goods: () => goods };
  const say = (text: string): void => void playCase(large, { turns: [text], locale: 'en' }, 0);
  const messages = cases.flatMap(({ turns }) => turns);
  // The first lays the shop out; a few more let the machine compile.
  for (const text of messages.slice(0, 20)) say(text);
  const times = messages.map((text) => {
    const from = performance.now();
    say(text);
    return performance.now() - from;
  });
  return {
    products: count,
    messages: messages.length,
    p50Ms: rounded(percentile(times, 0.5)),
    p95Ms: rounded(percentile(times, 0.95)),
  };
}

const rounded = (ms: number): number => Math.round(ms * 100) / 100;
