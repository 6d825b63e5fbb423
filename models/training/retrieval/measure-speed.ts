import { parseArgs } from 'node:util';
import { buildLocaleIndex } from '#knowledge/locale-index.ts';
import { LocaleSearch } from '#knowledge/locale-search.ts';
import type { PackChunk } from '#knowledge/pack-schema.ts';

/**
 * Measures index building and search on made-up entries whose words are as unevenly common as real ones (Zipf).
 *   npx tsx models/training/retrieval/measure-speed.ts [--entries 10000]
 */
const { values } = parseArgs({ options: { entries: { type: 'string', default: '10000' } } });
const entries = Number(values.entries);
const QUERIES = 400;

let seed = 1;
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}

/** Processor time, not wall time: other work on the machine does not count. */
function usedMs(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

function words(count: number, make: (rank: number) => string): string[] {
  // Rank r is drawn with a probability of about 1/r.
  return Array.from({ length: count }, () => make(Math.floor(30_000 ** random())));
}

const LETTERS = 'etaoinshrdlucmfwypvbgk';
function latinWord(rank: number): string {
  let word = '';
  for (let rest = rank * 7919 + 13; rest > 0; rest = Math.floor(rest / LETTERS.length))
    word += LETTERS[rest % LETTERS.length];
  return word;
}

function hanWord(rank: number): string {
  const of = (value: number) => String.fromCharCode(0x4e00 + (value % 3000));
  return of(rank * 31) + of(rank * 17 + 5);
}

function chunkOf(locale: 'en' | 'zh-Hans'): PackChunk {
  const [make, gap] = locale === 'en' ? [latinWord, ' '] : [hanWord, ''];
  const text = (count: number) => words(count, make).join(gap);
  return {
    kind: 'answers',
    locale,
    items: Array.from({ length: entries }, (_, at) => ({
      id: `entry-${at}`,
      intent: 'product.info',
      title: text(5),
      questions: Array.from({ length: 5 }, () => text(6)),
      blocks: [{ type: 'paragraph', children: [{ type: 'text', text: text(60) }] }],
    })),
  };
}

for (const locale of ['en', 'zh-Hans'] as const) {
  const chunk = chunkOf(locale);
  const from = process.cpuUsage();
  const building = buildLocaleIndex([chunk], { synonyms: [], terms: {} });
  let longestStepMs = 0;
  let step = building.next();
  while (step.done !== true) {
    const stepFrom = process.cpuUsage();
    step = building.next();
    longestStepMs = Math.max(longestStepMs, usedMs(stepFrom));
  }
  const buildMs = usedMs(from);
  const { lexical } = step.value;
  const search = new LocaleSearch(step.value);
  const asks = chunk.kind === 'answers' ? chunk.items.map(({ questions }) => questions[2] ?? '') : [];
  const tookMs = Array.from({ length: QUERIES }, (_, at) => {
    // Half a real question, half other words; every fourth with a typing mistake in a Latin word.
    const ask = asks[(at * 7919) % asks.length] ?? '';
    const extra = words(3, locale === 'en' ? latinWord : hanWord).join(locale === 'en' ? ' ' : '');
    const text = `${at % 4 === 0 ? `x${ask}` : ask} ${extra}`;
    const from = process.cpuUsage();
    search.search({ text, limit: 5, now: 0, reading: null });
    return usedMs(from);
  }).slice(QUERIES / 10);
  tookMs.sort((left, right) => left - right);
  const at = (share: number) => Number((tookMs[Math.floor(tookMs.length * share)] ?? 0).toFixed(2));
  const indexBytes = [
    lexical.postingStarts,
    lexical.postingDocuments,
    lexical.postingImpacts,
    lexical.askTerms,
    lexical.askStarts,
    lexical.documentAsks,
    lexical.idf,
    lexical.termWeights,
  ].reduce((sum, array) => sum + array.byteLength, 0);
  console.log(
    JSON.stringify({
      locale,
      entries,
      terms: lexical.terms.size,
      postings: lexical.postingDocuments.length,
      indexBytes,
      buildMs: Math.round(buildMs),
      longestStepMs: Math.round(longestStepMs),
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      maxMs: at(0.999),
    }),
  );
}
