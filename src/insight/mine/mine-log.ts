import { seededRandom } from '#core/seeded-random.ts';
import { mineChains } from './chains/mine-chains.ts';
import { mainTopics, topicSequences } from './chains/topic-sequences.ts';
import { type ClusterMethod, type ClusterOptions, clusterQuality, clusterTexts } from './clusters/cluster-texts.ts';
import { bySize } from './clusters/communities.ts';
import { planeOf } from './clusters/plane.ts';
import { packVectors, rowsOf, type VectorRows } from './clusters/vector-rows.ts';
import { agentScores } from './entries/agent-scores.ts';
import { outcomesOf } from './entries/outcomes.ts';
import { proposeEntries } from './entries/propose-entries.ts';
import type { LogConversation, LoggedQuestion } from './logged.ts';
import type { Curation, MinedLog } from './mined-log.ts';
import { compareWithPack } from './pack/compare-with-pack.ts';
import type { KnownEntry } from './pack/known-entries.ts';
import type { Work } from './progress.ts';
import { goldenScripts } from './scripts/golden-scripts.ts';
import { spokenReplies, type TurnReading, turnKey } from './scripts/spoken-replies.ts';
import { shortHash } from './short-hash.ts';
import { describeClusters } from './topics/describe-clusters.ts';
import type { DistinctQuestions } from './topics/distinct-questions.ts';
import type { QuestionCluster } from './topics/question-cluster.ts';
import type { QuestionReading } from './topics/question-reading.ts';
import { shownClusters } from './topics/shown-clusters.ts';

/** What the reader made of the logs and of the pack's own questions. */
export interface MinedRead {
  questions: readonly LoggedQuestion[];
  distinct: DistinctQuestions;
  /** One for each distinct question, each of length 1. */
  vectors: readonly Float32Array[];
  readings: readonly QuestionReading[];
  /** `turnKey` → mood of a shopper's turn. */
  moods: ReadonlyMap<string, string>;
  /** Question of an entry → vector. */
  knownVectors: ReadonlyMap<string, Float32Array>;
}

export interface MineInput extends MinedRead {
  conversations: readonly LogConversation[];
  entries: readonly KnownEntry[];
  products: readonly string[];
  vectorsBy: MinedLog['vectorsBy'];
  options: { method: ClusterMethod; seed: number; fineness: number; groups: number | null };
  curation: Curation;
}

/** Everything that is found in logs once they have been read: clusters, entries, chains, scripts. */
export function* mineLog(input: MineInput): Work<MinedLog> {
  const { questions, distinct, conversations, readings, options } = input;
  const vectors = packVectors(input.vectors);
  const { texts, bare } = distinct;
  const meaning: ClusterOptions = { method: 'meaning', seed: options.seed, fineness: options.fineness };
  const byMeaning = yield* clusterTexts(bare, vectors, meaning);
  // The baseline is told a number: what the default found, unless a person says another.
  const words: ClusterOptions = {
    method: 'words',
    seed: options.seed,
    groups: options.groups ?? Math.max(2, groupsIn(byMeaning)),
  };
  const byWords = yield* clusterTexts(bare, vectors, words);
  const quality = {
    meaning: { ...(yield* clusterQuality(bare, vectors, byMeaning, meaning)), groups: groupsIn(byMeaning) },
    words: { ...(yield* clusterQuality(bare, vectors, byWords, words)), groups: groupsIn(byWords) },
  };
  yield { stage: 'describing', done: 0, total: 2 };
  const describe = (groups: Int32Array) => describeClusters(questions, distinct, groups, vectors, readings);
  const found = options.method === 'meaning' ? byMeaning : byWords;
  const curated = yield* curate(found, describe(found), input.curation, bare, vectors, meaning);
  const clusters = describe(curated);
  yield { stage: 'proposing', done: 0, total: 3 };
  const sequences = topicSequences(questions, clusters);
  const outcomes = outcomesOf(conversations);
  const ranking = agentScores(conversations, outcomes, mainTopics(sequences));
  const proposals = proposeEntries({
    outcomes,
    ranking,
    questions,
    distinct,
    clusters,
    vectors,
    readings,
    products: input.products,
  });
  const ownVectors = new Map(texts.map((text, row) => [text, input.vectors[row] ?? null]));
  const entries = proposals.map((proposal) => ({
    ...proposal,
    relation: compareWithPack(
      proposal,
      input.entries,
      (text) => ownVectors.get(text) ?? input.knownVectors.get(text) ?? null,
    ),
  }));
  yield { stage: 'proposing', done: 1, total: 3 };
  const chains = mineChains(sequences);
  yield { stage: 'proposing', done: 2, total: 3 };
  const scripts = goldenScripts(
    spokenReplies(conversations, turnReadings(input, clusters), { products: input.products }),
    ranking.map(({ agent }) => agent),
    { idOf: shortHash },
  );
  const asked = distinct.members.reduce((sum, places) => sum + places.length, 0);
  return {
    method: options.method,
    vectorsBy: input.vectorsBy,
    questions: asked,
    distinct: texts.length,
    noise: asked - clusters.reduce((sum, cluster) => sum + cluster.questions.length, 0),
    clusters: shownClusters(clusters, questions, distinct, planeOf(vectors, seededRandom(options.seed)), ranking),
    quality,
    entries,
    chains,
    scripts,
    agents: ranking.length,
  };
}

/** The clusters as a person wants them: some as one, some parted. */
function* curate(
  groups: Int32Array,
  clusters: readonly QuestionCluster[],
  { merged, split }: Curation,
  texts: readonly string[],
  vectors: VectorRows,
  options: ClusterOptions,
): Work<Int32Array> {
  const curated = groups.slice();
  const groupOf = new Map(clusters.map(({ id, distinct }) => [id, groups[distinct[0] ?? 0] ?? -1]));
  for (const ids of merged) {
    const [first = -1, ...others] = ids.flatMap((id) => groupOf.get(id) ?? []);
    for (const [row, group] of groups.entries()) if (others.includes(group)) curated[row] = first;
  }
  let next = Math.max(0, ...groups) + 1;
  for (const id of split) {
    const members = clusters.find((cluster) => cluster.id === id)?.distinct ?? [];
    if (members.length === 0) continue;
    const part = yield* clusterTexts(
      members.map((row) => texts[row] ?? ''),
      rowsOf(vectors, members),
      options,
    );
    for (const [at, row] of members.entries()) curated[row] = next + Math.max(0, part[at] ?? 0);
    next += members.length;
  }
  return bySize(curated, 1);
}

function turnReadings(
  { questions, moods, readings, distinct }: MineInput,
  clusters: readonly QuestionCluster[],
): Map<string, TurnReading> {
  const topicAt = new Map(clusters.flatMap(({ id, questions: places }) => places.map((place) => [place, id] as const)));
  const rowAt = new Map(distinct.members.flatMap((places, row) => places.map((place) => [place, row] as const)));
  const turns = new Map<string, TurnReading>();
  for (const [key, emotion] of moods) turns.set(key, { emotion, topic: null, language: 'zh-Hans' });
  for (const [place, { conversationId, position }] of questions.entries()) {
    const reading = readings[rowAt.get(place) ?? -1];
    const key = turnKey(conversationId, position);
    turns.set(key, {
      emotion: moods.get(key) ?? reading?.emotion ?? 'neutral',
      topic: topicAt.get(place) ?? null,
      language: reading?.language ?? 'zh-Hans',
    });
  }
  return turns;
}

const groupsIn = (groups: Int32Array): number => new Set(groups.filter((group) => group >= 0)).size;
