import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { seededRandom } from '#core/seeded-random.ts';
import { type Agreement, agreement } from '#insight/mine/clusters/agreement.ts';
import { type ClusterOptions, clusterQuality, clusterTexts } from '#insight/mine/clusters/cluster-texts.ts';
import { nearestQuestions } from '#insight/mine/clusters/nearest-questions.ts';
import { termRows } from '#insight/mine/clusters/term-rows.ts';
import { centred, packVectors } from '#insight/mine/clusters/vector-rows.ts';
import { finish } from '#insight/mine/progress.ts';
import { sampleOf } from '#insight/mine/sample-of.ts';
import type { Encoder } from '#workers/nlu/encoder.ts';
import { openEncoder } from '../open-encoder.ts';
import type { BenchOptions } from './suite.ts';

interface Labelled {
  label: string;
  text: string;
}

interface JudgedSet {
  messages: number;
  labels: number;
  default: JudgedGroups;
  baseline?: JudgedGroups;
  baselineToldTheNumber: JudgedGroups;
}

interface JudgedGroups extends Agreement {
  groups: number;
  noise: number;
  silhouette?: number;
  stability?: number;
}

const CORPUS = new URL('../../models/training/corpus/', import.meta.url);
const SEED = 1;
/** Messages of a label in the short form, which shows that it runs. */
const SHORT = 5;

/**
 * How well questions are put into groups, against labels that people gave: the default beside the TF-IDF and K-means baseline,
 * which is told the true number of groups in one run and has to find it in another. `development` chose the parameters of the
 * default, `test` did not.
 */
export async function benchStudioClusters({ short }: BenchOptions): Promise<object> {
  const encoder = await openEncoder();
  const figures: Record<string, object> = {};
  for (const [name, rows] of Object.entries(labelledSets(40)))
    figures[name] = await judge(short ? atMost(rows, SHORT) : rows, encoder, !short);
  const large = short ? null : await timeLarge(encoder);
  await encoder.dispose();
  return { suite: 'clusters', short, sets: figures, large };
}

export function labelledSets(perIntent: number): Record<string, Labelled[]> {
  const intents = publicRows('banking77');
  const labels = [...new Set(intents.map(({ label }) => label))].sort();
  const half = (odd: number) => intents.filter(({ label }) => labels.indexOf(label) % 2 === odd);
  return {
    'development: banking77, intents of even number': atMost(half(0), perIntent),
    'development: dev/zh.tsv': authored('dev/zh.tsv'),
    'test: banking77, intents of odd number': atMost(half(1), perIntent),
    'test: clinc150': atMost(publicRows('clinc150'), Math.round(perIntent / 4)),
    'test: dstc11-insurance': publicRows('dstc11-insurance'),
    'test: dstc11-finance': publicRows('dstc11-finance'),
    'test: dev/zh-r.tsv': authored('dev/zh-r.tsv'),
    'test: scenes/scenes-zh.tsv': authored('scenes/scenes-zh.tsv'),
    'test: scenes/scenes-en.tsv': authored('scenes/scenes-en.tsv'),
  };
}

export async function judge(rows: readonly Labelled[], encoder: Encoder, withQuality = true): Promise<JudgedSet> {
  const texts = rows.map(({ text }) => text);
  const names = [...new Set(rows.map(({ label }) => label))];
  const labels = rows.map(({ label }) => names.indexOf(label));
  const vectors = packVectors(await encoder.embed(texts));
  const figure = (options: ClusterOptions): JudgedGroups => {
    const found = finish(clusterTexts(texts, vectors, options));
    const quality = withQuality ? finish(clusterQuality(texts, vectors, found, options)) : null;
    const noise = found.filter((group) => group < 0).length;
    return {
      groups: new Set(found.filter((group) => group >= 0)).size,
      noise: round(noise / found.length),
      ...rounded(agreement(found, labels)),
      ...(quality && { silhouette: round(quality.silhouette), stability: round(quality.stability) }),
    };
  };
  return {
    messages: rows.length,
    labels: names.length,
    default: figure({ method: 'meaning', seed: SEED }),
    ...(withQuality && { baseline: figure({ method: 'words', seed: SEED }) }),
    baselineToldTheNumber: figure({ method: 'words', seed: SEED, groups: names.length }),
  };
}

/** Twenty thousand different messages of the corpus in Chinese and English: time, and how many true neighbours are found. */
async function timeLarge(encoder: Encoder): Promise<object> {
  const files = ['zh-b', 'zh-e', 'zh-f', 'zh-g', 'zh-c', 'en-c', 'en-e', 'en-f', 'en-d', 'en-b'];
  const texts = [...new Set(files.flatMap((file) => authored(`authored/${file}.tsv`).map(({ text }) => text)))].slice(
    0,
    20_000,
  );
  const started = performance.now();
  const vectors = packVectors(await encoder.embed(texts));
  const read = performance.now();
  const found = finish(clusterTexts(texts, vectors, { method: 'meaning', seed: SEED }));
  const grouped = performance.now();
  const space = centred(vectors);
  const words = termRows(texts);
  const near = (exactUpTo: number, rows: number) =>
    finish(nearestQuestions(space, words, { count: 6, wordShare: 0.4, random: seededRandom(SEED), exactUpTo })).slice(
      0,
      rows,
    );
  const [fast, exact] = [near(0, texts.length), near(texts.length, texts.length)];
  const sample = sampleOf(texts.length, 2000, seededRandom(SEED));
  const shared = sample.map((row) => {
    const true_ = new Set(exact[row]?.map(({ row: other }) => other));
    return (fast[row] ?? []).filter(({ row: other }) => true_.has(other)).length / Math.max(1, true_.size);
  });
  return {
    questions: texts.length,
    groups: new Set(found).size,
    readSeconds: round((read - started) / 1000),
    groupedSeconds: round((grouped - read) / 1000),
    trueNeighboursFound: round(shared.reduce((sum, share) => sum + share, 0) / shared.length),
  };
}

function publicRows(source: string): Labelled[] {
  return gunzipSync(readFileSync(new URL('public/assistants.jsonl.gz', CORPUS)))
    .toString()
    .split('\n')
    .filter((line) => line.includes(`"source":"${source}"`))
    .map((line) => JSON.parse(line) as Labelled)
    .filter(({ label }) => typeof label === 'string' && label !== 'oos');
}

/** `intent TAB emotion TAB text` or `scene TAB text`. */
function authored(file: string): Labelled[] {
  return readFileSync(new URL(file, CORPUS), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map(([label = '', second = '', third]) => ({ label, text: third ?? second }));
}

function atMost(rows: readonly Labelled[], count: number): Labelled[] {
  const byLabel = new Map<string, Labelled[]>();
  for (const row of rows) byLabel.set(row.label, [...(byLabel.get(row.label) ?? []), row]);
  return [...byLabel.values()].flatMap((same) =>
    sampleOf(same.length, count, seededRandom(SEED)).flatMap((at) => same[at] ?? []),
  );
}

function rounded(figures: Agreement): Agreement {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, round(value)]),
  ) as unknown as Agreement;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
