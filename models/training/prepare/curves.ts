import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { lineChart } from '../evaluate/line-chart.ts';
import { picture } from '../evaluate/svg.ts';

// Last step of `npm run train`: draws how the encoder learnt, from the curves that the trainers left, to `curves.svg`.

const WORK = new URL('../.work/encoder/', import.meta.url);
const OUT = new URL('../curves.svg', import.meta.url);
const CHART = { width: 460, height: 280 };

const pretraining = readCurve('pretrain-curve.tsv');
const training = readCurve('train-curve.tsv');
const charts = [
  lineChart({ title: 'pre-training: hidden words (loss)', ...CHART }, points(pretraining, 1)),
  lineChart({ title: 'pre-training: translations (loss)', ...CHART }, points(pretraining, 2)),
  lineChart({ title: 'training: labels (loss)', ...CHART }, points(training, 1)),
  lineChart({ title: 'training: intent right on development messages', ...CHART }, points(training, 2)),
];
const placed = charts.map((chart, at) => {
  const [x, y] = [(at % 2) * CHART.width, Math.floor(at / 2) * CHART.height];
  return `<g transform="translate(${x} ${y})">${chart}</g>`;
});
writeFileSync(
  OUT,
  picture({ width: CHART.width * 2, height: CHART.height * 2, title: 'How the encoder learnt, by step' }, ...placed),
);

/** Rows of numbers, the first the step; none where the trainer left nothing. */
function readCurve(name: string): number[][] {
  const file = new URL(name, WORK);
  if (!existsSync(file)) {
    process.stderr.write(`${name} is not there: its curves stay empty\n`);
    return [];
  }
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t').map(Number));
}

function points(rows: readonly number[][], column: number): { x: number; y: number }[] {
  // A batch without a loss makes the mean of its report `nan`: the curve goes on behind it.
  return rows.map((row) => ({ x: row[0] ?? 0, y: row[column] ?? 0 })).filter(({ y }) => Number.isFinite(y));
}
