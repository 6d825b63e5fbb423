import { seededRandom } from '#core/seeded-random.ts';
import type { Work } from '../progress.ts';
import { sampleOf } from '../sample-of.ts';
import { agreement } from './agreement.ts';
import { bySize, communities, LEAST_IN_CLUSTER } from './communities.ts';
import { leadersOf } from './leaders.ts';
import { nearestQuestions } from './nearest-questions.ts';
import { silhouette } from './silhouette.ts';
import { termRows } from './term-rows.ts';
import { centred, rowsOf, type VectorRows } from './vector-rows.ts';
import { wordClusters } from './word-clusters.ts';

/** `meaning`: sentence vectors and words together, communities. `words`: TF-IDF and K-means, the baseline. */
export type ClusterMethod = 'meaning' | 'words';

export interface ClusterOptions {
  method: ClusterMethod;
  seed: number;
  /** Of `meaning`: above 1 finer, below 1 coarser. */
  fineness?: number;
  /** Of `words`: how many groups; left out, the number with the best silhouette is taken. */
  groups?: number;
}

/** What can be said of clusters where nobody has labelled anything. */
export interface ClusterQuality {
  /** Mean silhouette by the cosine of the sentence vectors, in [−1, 1]. */
  silhouette: number;
  /** Adjusted Rand index of two runs, each on another 70 %, over the questions that both saw: 1 is the same each time. */
  stability: number;
}

/**
 * Chosen on development data alone, the even-numbered intents of Banking77 and the project's own Chinese development messages
 * (`npm run bench -- clusters`): neighbours of each, the part of the words in the similarity, and the resolution.
 */
const NEIGHBOURS = 6;
const WORD_SHARE = 0.4;
const RESOLUTION = 3;
/** Similarity from which one question stands for the other. */
const SAME = 0.8;

/** Numbers of groups that the baseline is tried with; three is what its source used. */
const GROUP_COUNTS = [3, 5, 8, 12, 18, 27, 40, 60];

/** Share of the questions that each of the two runs sees which tell how stable the clusters are, and the most they see. */
const SEEN = 0.7;
const SEEN_MOST = 2500;

/** @returns Group of each text, from 0, largest first; −1 is noise. */
export function* clusterTexts(
  texts: readonly string[],
  vectors: VectorRows,
  options: ClusterOptions,
): Work<Int32Array> {
  const random = seededRandom(options.seed);
  if (options.method === 'meaning') {
    return yield* byMeaning(texts, centred(vectors), options, random);
  }
  if (options.groups !== undefined) return yield* wordClusters(texts, options.groups, options.seed, random);
  let best: { score: number; found: Int32Array } = {
    score: Number.NEGATIVE_INFINITY,
    found: new Int32Array(texts.length),
  };
  const space = centred(vectors);
  for (const groups of GROUP_COUNTS) {
    if (groups >= texts.length) break;
    const found = yield* wordClusters(texts, groups, options.seed, seededRandom(options.seed));
    const score = silhouette(space, found, seededRandom(options.seed));
    if (score > best.score) best = { score, found };
  }
  return best.found;
}

/** Communities of neighbours among those that stand for what says nearly the same. */
function* byMeaning(
  texts: readonly string[],
  vectors: VectorRows,
  { fineness = 1 }: ClusterOptions,
  random: () => number,
): Work<Int32Array> {
  const near = { count: NEIGHBOURS, wordShare: WORD_SHARE, random };
  const leaders = leadersOf(yield* nearestQuestions(vectors, termRows(texts), near), SAME);
  const rows = [...new Set(leaders)];
  const nearest = yield* nearestQuestions(rowsOf(vectors, rows), termRows(rows.map((row) => texts[row] ?? '')), near);
  yield { stage: 'grouping', done: 0, total: 1 };
  const groups = communities(nearest, { resolution: RESOLUTION * fineness, random });
  const groupOf = new Map(rows.map((row, at) => [row, groups[at] ?? -1]));
  return bySize(
    Int32Array.from(leaders, (leader) => groupOf.get(leader) ?? -1),
    LEAST_IN_CLUSTER,
  );
}

/** Quality of clusters without labels: what a shop can know of its own. Both methods are judged in the same space. */
export function* clusterQuality(
  texts: readonly string[],
  vectors: VectorRows,
  found: Int32Array,
  options: ClusterOptions,
): Work<ClusterQuality> {
  yield { stage: 'judging', done: 0, total: 3 };
  const score = silhouette(centred(vectors), found, seededRandom(options.seed));
  const random = seededRandom(options.seed + 1);
  const fixed =
    options.method === 'words' ? { ...options, groups: new Set(found.filter((group) => group >= 0)).size } : options;
  const runs: Map<number, number>[] = [];
  for (let run = 0; run < 2; run++) {
    yield { stage: 'judging', done: run + 1, total: 3 };
    const seen = sampleOf(texts.length, Math.min(SEEN_MOST, Math.round(texts.length * SEEN)), random);
    const part = yield* clusterTexts(
      seen.map((row) => texts[row] ?? ''),
      rowsOf(vectors, seen),
      { ...fixed, seed: options.seed + run + 1 },
    );
    runs.push(new Map(seen.map((row, at) => [row, part[at] ?? -1])));
  }
  const [one = new Map<number, number>(), other = new Map<number, number>()] = runs;
  const both = [...one.keys()].filter((row) => other.has(row));
  // Noise is alone on either side.
  const alone = (groups: Map<number, number>) =>
    both.map((row, at) => ((groups.get(row) ?? -1) < 0 ? texts.length + at : (groups.get(row) ?? 0)));
  return { silhouette: score, stability: agreement(alone(one), alone(other)).ari };
}
