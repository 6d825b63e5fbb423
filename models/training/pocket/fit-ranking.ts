import { writeFileSync } from 'node:fs';
import { rankingFeatures } from '../../../src/llm/rank-sentences.ts';
import { sentencesOf } from '../../../src/llm/sentences.ts';
import { type AuthoredRow, type RewordRow, readAuthored } from './read-authored.ts';

// Step `ranking` of `npm run train:pocket`: fits the weights of `src/llm/rank-sentences.ts` on the written examples, where a
// sentence counts as right that holds something the reply needs. Logistic regression by full gradient; prints what the first one, two and
// three sentences keep of the needs on the development questions.

const ROUNDS = 400;
const RATE = 1;

const isReword = (row: AuthoredRow): row is RewordRow => row.task === 'reword' && row.needs.length > 0;
const rows: number[][] = [];
const labels: number[] = [];
for (const { question, source, needs } of readAuthored('authored').filter(isReword)) {
  const sentences = sentencesOf(source);
  rows.push(...rankingFeatures(question, sentences));
  labels.push(...sentences.map((sentence) => (needs.some((need) => sentence.includes(need)) ? 1 : 0)));
}
const width = rows[0]?.length ?? 0;
const columns = Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? 0));
const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
const scales = columns.map((column, at) =>
  Math.sqrt(column.reduce((sum, value) => sum + (value - (means[at] ?? 0)) ** 2, 0) / column.length + 1e-9),
);
const scaled = rows.map((row) => row.map((value, at) => (value - (means[at] ?? 0)) / (scales[at] ?? 1)));
const weights = fitWeights();
// The means shift all sentences of a source alike: the order does not need them.
const shipped = weights.map((weight, at) => Number((weight / (scales[at] ?? 1)).toFixed(4)));
writeFileSync(
  new URL('../../../src/llm/ranking-weights.ts', import.meta.url),
  `/** Of \`rankingFeatures\`, in their order; written by \`models/training/pocket/fit-ranking.ts\`. */\nexport const RANKING_WEIGHTS: readonly number[] = [\n${shipped.map((weight) => `  ${weight},\n`).join('')}];\n`,
);
for (const locale of ['zh-Hans', 'en']) {
  const dev = readAuthored('dev')
    .filter(isReword)
    .filter((row) => row.locale === locale);
  const kept = [1, 2, 3].map((count) => keptBy(dev, count).toFixed(3));
  process.stdout.write(`${locale}: ${dev.length} questions, needs kept by 1, 2, 3 sentences: ${kept.join(' ')}\n`);
}

function fitWeights(): number[] {
  const found = new Array<number>(width).fill(0);
  let bias = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = new Array<number>(width).fill(0);
    let lean = 0;
    for (const [at, row] of scaled.entries()) {
      const sum = row.reduce((total, value, n) => total + value * (found[n] ?? 0), bias);
      const miss = 1 / (1 + Math.exp(-sum)) - (labels[at] ?? 0);
      lean += miss;
      for (let n = 0; n < width; n++) gradient[n] = (gradient[n] ?? 0) + miss * (row[n] ?? 0);
    }
    bias -= (RATE * lean) / scaled.length;
    for (let n = 0; n < width; n++)
      found[n] = (found[n] ?? 0) - RATE * ((gradient[n] ?? 0) / scaled.length + 1e-4 * (found[n] ?? 0));
  }
  return found;
}

function keptBy(dev: readonly RewordRow[], count: number): number {
  const kept = dev.map(({ question, source, needs }) => {
    const sentences = sentencesOf(source);
    const scores = rankingFeatures(question, sentences).map((row) =>
      row.reduce((sum, value, at) => sum + value * (shipped[at] ?? 0), 0),
    );
    const order = [...sentences.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, count);
    const text = order.map((at) => sentences[at]).join(' ');
    return needs.filter((need) => text.includes(need)).length / needs.length;
  });
  return kept.reduce((sum, value) => sum + value, 0) / kept.length;
}
