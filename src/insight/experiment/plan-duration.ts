import { seededRandom } from '#core/seeded-random.ts';
import { fixedSample } from './fixed-sample.ts';
import { simulateLooks } from './simulate-looks.ts';

export interface Duration {
  /** Days until the test has spoken in half, and in eight of ten, of the experiments with that difference; null: not within `most`. */
  half: number | null;
  most80: number | null;
  /** Days that a test of fixed size with one look takes for a power of 0.8. */
  fixed: number;
  /** Days simulated. */
  most: number;
}

const RUNS = 300;
const MOST_DAYS = 180;

/** How long it takes to see a difference of `effect` where each arm gets `perDay` conversations: by playing it 300 times. */
export function planDuration(plan: { baseline: number; effect: number; perDay: number; level: number }): Duration {
  const random = seededRandom(20_261_122);
  const perLook = Math.max(1, Math.round(plan.perDay));
  const days = Array.from({ length: RUNS }, () => {
    const shares = [plan.baseline, Math.min(1, plan.baseline + plan.effect)] as const;
    return simulateLooks({ ...plan, shares, perLook, looks: MOST_DAYS, random })?.look ?? null;
  })
    .filter((look) => look !== null)
    .sort((a, b) => a - b);
  return {
    half: days[Math.ceil(RUNS * 0.5) - 1] ?? null,
    most80: days[Math.ceil(RUNS * 0.8) - 1] ?? null,
    fixed: Math.ceil(fixedSample(plan.baseline, plan.effect, { level: plan.level }) / perLook),
    most: MOST_DAYS,
  };
}
