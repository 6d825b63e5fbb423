import { seededRandom } from '#core/seeded-random.ts';
import { fixedSample } from '#insight/experiment/fixed-sample.ts';
import { simulateLooks } from '#insight/experiment/simulate-looks.ts';
import { binomialDraw } from '#insight/figures/stats/binomial-draw.ts';
import type { BenchSuite } from './suite.ts';

const LEVEL = 0.05;
const SHARES = [
  { baseline: 0.02, effect: 0.005 },
  { baseline: 0.1, effect: 0.02 },
  { baseline: 0.3, effect: 0.03 },
];

/**
 * How often the script lab's test is fooled where the arms are alike and somebody looks at all times, and how long it takes where
 * they differ, beside a test of fixed size in the same runs: looked at as often, and once at its end.
 */
export const benchScriptLab: BenchSuite = async ({ short }) => {
  const runs = short ? 200 : 4000;
  return {
    level: LEVEL,
    runs,
    peeking: SHARES.map(({ baseline, effect }) => ({
      baseline,
      effect,
      ...nullRuns('daily', { baseline, effect, perLook: 100, looks: 180, runs }),
      ...nullRuns('eachPair', { baseline, effect, perLook: 1, looks: short ? 2000 : 5000, runs: short ? 50 : 1000 }),
    })),
    differing: SHARES.map(({ baseline, effect }) => differing(baseline, effect, Math.min(runs, 1000))),
  };
};

interface NullSettings {
  baseline: number;
  effect: number;
  perLook: number;
  looks: number;
  runs: number;
}

function nullRuns(name: string, { baseline, effect, perLook, looks, runs }: NullSettings) {
  const random = seededRandom(20_261_122);
  let [fooled, fixedFooled] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const settings = { shares: [baseline, baseline] as const, perLook, looks, level: LEVEL, effect, baseline, random };
    if (simulateLooks(settings)) fooled += 1;
    if (fixedIsFooled(baseline, perLook, looks, random)) fixedFooled += 1;
  }
  return { [name]: { runs, looks, perLook, fooled: share(fooled, runs), fixedTestFooled: share(fixedFooled, runs) } };
}

/** The usual z-test of two shares, looked at as often. */
function fixedIsFooled(baseline: number, perLook: number, looks: number, random: () => number): boolean {
  let [of, a, b] = [0, 0, 0];
  for (let look = 0; look < looks; look++) {
    of += perLook;
    a += binomialDraw(perLook, baseline, random);
    b += binomialDraw(perLook, baseline, random);
    const middle = (a + b) / (2 * of);
    const error = Math.sqrt((2 * middle * (1 - middle)) / of);
    if (of >= 100 && Math.abs(a - b) / of > 1.959964 * error) return true;
  }
  return false;
}

function differing(baseline: number, effect: number, runs: number) {
  const random = seededRandom(7);
  const fixed = fixedSample(baseline, effect);
  const perLook = Math.ceil(fixed / 50);
  const spoke: number[] = [];
  let [right, byFixed] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const shares = [baseline, baseline + effect] as const;
    const end = simulateLooks({ shares, perLook, looks: 250, level: LEVEL, effect, baseline, random });
    if (!end) continue;
    spoke.push(end.look * perLook);
    if (end.winner === 'other') right += 1;
    if (end.look <= 50) byFixed += 1;
  }
  spoke.sort((a, b) => a - b);
  const at = (part: number) => spoke[Math.ceil(runs * part) - 1] ?? null;
  return {
    baseline,
    effect,
    runs,
    fixedPerArm: fixed,
    medianPerArm: at(0.5),
    eightOfTenPerArm: at(0.8),
    decidedByFixedSize: share(byFixed, runs),
    decidedByFiveTimes: share(spoke.length, runs),
    inTheRightDirection: spoke.length === 0 ? null : share(right, spoke.length),
  };
}

const share = (count: number, of: number): number => Math.round((count / of) * 10_000) / 10_000;
