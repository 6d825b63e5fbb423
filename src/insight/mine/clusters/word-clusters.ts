import { kmeansGenerator } from 'ml-kmeans';
import type { Work } from '../progress.ts';
import { sampleOf } from '../sample-of.ts';
import { bySize } from './communities.ts';
import { denseRows, termRows } from './term-rows.ts';

/** Most frequent terms that count. */
const TERMS = 500;
/** Questions that the centres are found by; the others go to the nearest centre. Bounds memory and time. */
const FITTED = 2000;
const ITERATIONS = 25;

/**
 * The baseline: TF-IDF without stop words and K-means with `groups` centres (ml-kmeans, k-means++ from `seed`).
 *
 * @returns Group of each text, from 0, largest first. There is no noise: every text is in a group.
 */
export function* wordClusters(
  texts: readonly string[],
  groups: number,
  seed: number,
  random: () => number,
): Work<Int32Array> {
  const rows = denseRows(termRows(texts), TERMS);
  const fitted = sampleOf(texts.length, FITTED, random).map((row) => rows[row] ?? []);
  const centres = Math.min(groups, fitted.length);
  if (centres < 2 || (rows[0]?.length ?? 0) === 0) return new Int32Array(texts.length);
  let step = 0;
  let last = null;
  for (const result of kmeansGenerator(fitted, centres, { seed, maxIterations: ITERATIONS })) {
    last = result;
    yield { stage: 'grouping', done: ++step, total: ITERATIONS };
  }
  const found = last?.nearest(rows) ?? [];
  return bySize(Int32Array.from(found), 1);
}
