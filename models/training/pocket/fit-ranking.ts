import { writeFileSync } from 'node:fs';
import { rankingFeatures } from '../../../src/llm/rank-sentences.ts';
import { sentencesOf } from '../../../src/llm/sentences.ts';
import { type AuthoredRow, type RewordRow, readAuthored } from './read-authored.ts';

// Step `ranking` of `npm run train:pocket`: fits the weights of `src/llm/rank-sentences.ts` on the written examples, where a
// sentence counts as right that holds something the reply needs. Multinomial logistic regression over the sentences of a
// source (listwise, Cao et al. 2007) by full gradient; it prints what the first one, two and three sentences keep of the needs
// on the development questions, over all and over the half whose first two sentences are the surest.

const ROUNDS = 200;
const RATE = 0.05;
const DECAY = 1e-3;

/** A question's sentences: what is looked at, and how much of what is right each has. */
interface Example {
  rows: number[][];
  shares: number[];
}

const isReword = (row: AuthoredRow): row is RewordRow => row.task === 'reword' && row.needs.length > 0;
const examples = readAuthored('authored')
  .filter(isReword)
  .map(exampleOf)
  .filter(({ shares }) => shares.some((share) => share > 0));
const rows = examples.flatMap((one) => one.rows);
const width = rows[0]?.length ?? 0;
const columns = Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? 0));
const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
const scales = columns.map((column, at) =>
  Math.sqrt(column.reduce((sum, value) => sum + (value - (means[at] ?? 0)) ** 2, 0) / column.length + 1e-9),
);
for (const one of examples) {
  one.rows = one.rows.map((row) => row.map((value, at) => (value - (means[at] ?? 0)) / (scales[at] ?? 1)));
}
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
  const surest = [...dev].sort((a, b) => surenessOf(b) - surenessOf(a)).slice(0, Math.ceil(dev.length / 2));
  const kept = [dev, surest].map((of) => [1, 2, 3].map((count) => keptBy(of, count).toFixed(3)).join(' '));
  process.stdout.write(
    `${locale}: ${dev.length} questions, needs kept by 1, 2, 3 sentences: ${kept.join(', of the surest half ')}\n`,
  );
}

function exampleOf({ question, source, needs }: RewordRow): Example {
  const sentences = sentencesOf(source);
  const isRight = sentences.map((sentence) => needs.some((need) => sentence.includes(need)));
  const count = isRight.filter(Boolean).length;
  return { rows: rankingFeatures(question, sentences), shares: isRight.map((right) => (right ? 1 / count : 0)) };
}

/** By Adam over all examples at once. */
function fitWeights(): number[] {
  const found = new Array<number>(width).fill(0);
  const mean = new Array<number>(width).fill(0);
  const square = new Array<number>(width).fill(0);
  for (let round = 1; round <= ROUNDS; round++) {
    const gradient = found.map((weight) => DECAY * weight);
    for (const { rows, shares } of examples) {
      const chances = softmax(rows.map((row) => row.reduce((sum, value, at) => sum + value * (found[at] ?? 0), 0)));
      for (const [at, row] of rows.entries()) {
        const miss = ((chances[at] ?? 0) - (shares[at] ?? 0)) / examples.length;
        for (let n = 0; n < width; n++) gradient[n] = (gradient[n] ?? 0) + miss * (row[n] ?? 0);
      }
    }
    for (const [n, slope] of gradient.entries()) {
      mean[n] = 0.9 * (mean[n] ?? 0) + 0.1 * slope;
      square[n] = 0.99 * (square[n] ?? 0) + 0.01 * slope ** 2;
      const step = (mean[n] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((square[n] ?? 0) / (1 - 0.99 ** round)) + 1e-8);
      found[n] = (found[n] ?? 0) - RATE * (1 - round / (ROUNDS + 1)) * step;
    }
  }
  return found;
}

function chancesOf({ question, source }: RewordRow): { sentence: string; chance: number }[] {
  const sentences = sentencesOf(source);
  const chances = softmax(
    rankingFeatures(question, sentences).map((row) =>
      row.reduce((sum, value, at) => sum + value * (shipped[at] ?? 0), 0),
    ),
  );
  return sentences.map((sentence, at) => ({ sentence, chance: chances[at] ?? 0 })).sort((a, b) => b.chance - a.chance);
}

function surenessOf(row: RewordRow): number {
  return chancesOf(row)
    .slice(0, 2)
    .reduce((sum, { chance }) => sum + chance, 0);
}

function keptBy(rows: readonly RewordRow[], count: number): number {
  const kept = rows.map((row) => {
    const text = chancesOf(row)
      .slice(0, count)
      .map(({ sentence }) => sentence)
      .join(' ');
    return row.needs.filter((need) => text.includes(need)).length / row.needs.length;
  });
  return kept.reduce((sum, value) => sum + value, 0) / kept.length;
}

function softmax(scores: readonly number[]): number[] {
  const raised = scores.map((score) => Math.exp(score - Math.max(...scores)));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}
