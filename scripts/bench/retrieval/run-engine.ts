import type { BenchCorpus } from './corpus.ts';
import type { Engine } from './engine.ts';
import { liveBytes, percentile, usedMs } from './measure.ts';

/** Figures of one engine over some corpora. Times are processor time in ms. */
export interface EngineFigures {
  /** Of the questions that have an answer: it is the first, among the first three. */
  top1: number;
  top3: number;
  p50Ms: number;
  p95Ms: number;
  buildMs: number;
  /** What the built index keeps in memory, the entries aside. */
  memoryBytes: number;
  /** Of these, by part, where the engine tells. */
  parts: Record<string, number>;
}

const WARM_UP = 40;

/** Builds the engine's index of each corpus and puts its questions to it. */
export async function runEngine(engine: Engine, corpora: readonly BenchCorpus[]): Promise<EngineFigures> {
  const times: number[] = [];
  const parts: Record<string, number> = {};
  let [asked, first, among, buildMs, memoryBytes] = [0, 0, 0, 0, 0];
  for (const corpus of corpora) {
    await engine.publish?.(corpus);
    const before = liveBytes();
    const from = process.cpuUsage();
    const built = await engine.build(corpus);
    buildMs += usedMs(from);
    memoryBytes += liveBytes() - before;
    for (const [part, bytes] of Object.entries(built.parts ?? {})) parts[part] = (parts[part] ?? 0) + bytes;
    const questions = [];
    for (const { text, expected } of corpus.questions) questions.push({ expected, ready: await built.prepare(text) });
    for (const { ready } of questions.slice(0, WARM_UP)) await built.search(ready);
    for (const { expected, ready } of questions) {
      const start = process.cpuUsage();
      const hits = await built.search(ready);
      times.push(usedMs(start));
      if (expected.length === 0) continue;
      asked++;
      if (expected.includes(hits[0] ?? '')) first++;
      if (hits.some((id) => expected.includes(id))) among++;
    }
  }
  return {
    top1: rounded(first / asked),
    top3: rounded(among / asked),
    p50Ms: rounded(percentile(times, 0.5)),
    p95Ms: rounded(percentile(times, 0.95)),
    buildMs: Math.round(buildMs),
    memoryBytes,
    parts,
  };
}

export function rounded(value: number): number {
  return Number(value.toFixed(3));
}
