import { parseArgs } from 'node:util';
import { figuresOf, isRight, type Judged, judge } from './judge.ts';
import { readDev } from './read-dev.ts';
import { Readers, TIERS, type Tier } from './readers.ts';

/**
 * Measures retrieval on the development questions, for each tier and with and without sentence vectors.
 *   npm run eval:retrieval [-- --half judge|fit] [--encoder FOLDER] [--groups] [--errors]
 */
const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'judge' },
    /** Of another encoder than the one that is shipped. */
    encoder: { type: 'string' },
    /** A row for each shop and language too. */
    groups: { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
  },
});

const percent = (value: number) => `${(100 * value).toFixed(1)} %`.padStart(8);

function print(name: string, judged: readonly Judged[]): void {
  const { questions, ece, ...shares } = figuresOf(judged);
  console.log(
    [name.padEnd(34), String(questions).padStart(4), ...Object.values(shares).map(percent), ece.toFixed(3)].join(' '),
  );
}

function printErrors(judged: readonly Judged[]): void {
  for (const one of judged) {
    const { question, hits } = one;
    const [first] = hits;
    if (question.expected.length === 0 ? (first?.confidence ?? 0) < 0.6 : isRight(one, first)) continue;
    const found = hits.slice(0, 3).map(({ id, confidence }) => `${id} ${confidence.toFixed(2)}`);
    console.log(
      `  ${question.shop} ${question.text}  wanted ${question.expected.join('|') || 'none'}  got ${found.join(', ')}`,
    );
  }
}

const readers = await Readers.load(values.encoder);
const questions = readDev().filter(({ half }) => half === values.half);
const runs = TIERS.flatMap((tier): { tier: Tier; vectors: boolean }[] =>
  tier === 'encoder' ? [false, true].map((vectors) => ({ tier, vectors })) : [{ tier, vectors: false }],
);
console.log(
  [
    ' '.repeat(34),
    '   n',
    ...['top-1', 'top-3', 'top-10', '≥0.70', 'right', 'answered', 'none ans.'].map((name) => name.padStart(8)),
    'ECE',
  ].join(' '),
);
for (const run of runs) {
  const judged = await judge(questions, readers, run);
  const name = `${run.tier}${run.vectors ? ' with vectors' : ''}`;
  const groupOf = ({ question }: Judged) => `${question.shop} ${question.locale}`;
  for (const group of values.groups ? new Set(judged.map(groupOf)) : []) {
    print(
      `${name}, ${group}`,
      judged.filter((one) => groupOf(one) === group),
    );
  }
  print(name, judged);
  if (values.errors) printErrors(judged);
}
console.log(`
≥0.70: share of all questions whose first entry reaches 0.70. right: of these. answered: of the questions that have an
answer, those it is given to at ≥ 0.70. none ans.: of those without an answer, those that get one all the same.`);
