import { Readers, TIERS } from '../../models/training/retrieval/readers.ts';
import { bundleBytes } from './retrieval/bundle-bytes.ts';
import { BENCH_LOCALES, type BenchCorpus, demoCorpora } from './retrieval/corpus.ts';
import type { Engine } from './retrieval/engine.ts';
import { corpusAmongGoods } from './retrieval/made-up-goods.ts';
import { ownEngine } from './retrieval/own-engines.ts';
import { RIVALS } from './retrieval/rival-engines.ts';
import { type EngineFigures, rounded, runEngine } from './retrieval/run-engine.ts';
import type { BenchSuite } from './suite.ts';

const SIZES = [10_000, 100_000];
const SHORT_SIZES = [2000];
/** More is better. */
const SHARES = ['top1', 'top3'] as const;
/** Less is better. */
const COSTS = ['p50Ms', 'p95Ms', 'buildMs', 'memoryBytes', 'bundleBytes'] as const;

type Figures = EngineFigures & { bundleBytes: number };

/**
 * The same entries and questions for our search and three libraries. A ratio says how many times better we are: above 1 we
 * win. `losses` names every ratio below 1.
 */
export const benchRetrieval: BenchSuite = async ({ short }) => {
  const readers = await Readers.load(undefined);
  const own = TIERS.map((tier) => ownEngine(tier, readers));
  const bundles = new Map<string, number>();
  for (const { name, bundle } of [...own, ...RIVALS]) bundles.set(name, await bundleBytes(bundle));
  const losses: string[] = [];
  const sets: Record<string, object> = {};
  for await (const [name, corpora] of corpusSets(short ? SHORT_SIZES : SIZES)) {
    const figures = new Map<string, Figures>();
    for (const engine of [...own, ...RIVALS]) {
      console.error(`${name}: ${engine.name}`);
      figures.set(engine.name, { ...(await runEngine(engine, corpora)), bundleBytes: bundles.get(engine.name) ?? 0 });
    }
    const ratios = compare(name, figures, own, losses);
    const entries = corpora.reduce((sum, { documents }) => sum + documents.length, 0);
    const questions = corpora.reduce((sum, corpus) => sum + corpus.questions.length, 0);
    sets[name] = { entries, questions, engines: Object.fromEntries(figures), ratios };
  }
  const { node, v8 } = process.versions;
  return { suite: 'retrieval', short, node, v8, encoder: readers.encoder.id, sets, losses };
};

async function* corpusSets(sizes: readonly number[]): AsyncGenerator<[string, BenchCorpus[]]> {
  const demo = await demoCorpora();
  yield ['demo', demo];
  for (const size of sizes) {
    for (const locale of BENCH_LOCALES) {
      const real = demo.find((corpus) => corpus.locale === locale);
      if (real !== undefined) yield [`${size} ${locale}`, [corpusAmongGoods(real, size)]];
    }
  }
}

function compare(
  set: string,
  figures: ReadonlyMap<string, Figures>,
  own: readonly Engine[],
  losses: string[],
): Record<string, Record<string, Record<string, number>>> {
  const ratios: Record<string, Record<string, Record<string, number>>> = {};
  for (const { name } of own) {
    const ours = figures.get(name);
    for (const rival of RIVALS) {
      const theirs = figures.get(rival.name);
      if (ours === undefined || theirs === undefined) continue;
      const row: Record<string, number> = {};
      for (const share of SHARES) row[share] = rounded(ours[share] / theirs[share]);
      for (const cost of COSTS) row[cost] = rounded(theirs[cost] / ours[cost]);
      ratios[name] = { ...ratios[name], [rival.name]: row };
      for (const [what, ratio] of Object.entries(row)) {
        if (ratio < 1) losses.push(`${set}: ${name} against ${rival.name}: ${what} ${ratio}`);
      }
    }
  }
  return ratios;
}
