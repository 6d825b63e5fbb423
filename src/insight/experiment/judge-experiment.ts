import type { Counted } from '../figures/stats/share-difference.ts';
import { blocksOf, totalOf } from './arm-blocks.ts';
import { confidenceSequence, type SequencePoint } from './confidence-sequence.ts';
import type { ExperimentDay, Guard } from './experiment-day.ts';
import { findHarms, type Harm } from './find-harms.ts';
import { splitCheck } from './split-check.ts';

/** What was meant before the experiment began. */
export interface ExperimentPlan {
  /** The first is the one that the others are held against. */
  arms: readonly string[];
  /** Places of each arm in the draw, where they are not all the same: 3 and 1 give three quarters to the first. */
  places?: readonly number[];
  /** The difference worth finding, as a share. */
  effect: number;
  baseline: number;
  /** Chance of being fooled about any arm, ever. */
  level: number;
  guards: readonly Guard[];
}

/** An arm beside the first. */
export interface ArmResult {
  arm: string;
  total: Counted;
  control: Counted;
  /** One for each day. */
  points: SequencePoint[];
}

/** What can be said today. It may be asked every day: no sentence gets likelier to be wrong by asking. */
export type Verdict =
  | { kind: 'empty' }
  | { kind: 'split-broken'; p: number }
  | { kind: 'harm'; harm: Harm }
  | { kind: 'better'; arm: string; low: number; high: number }
  /** Every other arm sells less than the first. */
  | { kind: 'first-best'; arm: string }
  /** No arm differs from the first by more than the difference worth finding. */
  | { kind: 'alike'; most: number }
  | { kind: 'early' };

export interface Judgement {
  verdict: Verdict;
  arms: ArmResult[];
  harms: Harm[];
  split: { p: number; broken: boolean };
}

/**
 * Judges an experiment from what each day brought. The level is divided evenly among the arms beside the first (Bonferroni),
 * and a second one of the same size among all pairs of arm and guard.
 */
export function judgeExperiment(days: readonly ExperimentDay[], plan: ExperimentPlan): Judgement {
  const [first = '', ...others] = plan.arms;
  const level = plan.level / Math.max(1, others.length);
  const arms = others.map((arm): ArmResult => {
    const blocks = blocksOf(days, (day, name) => day.arms[name]?.sales, first, arm);
    return {
      arm,
      total: totalOf(blocks, 'other'),
      control: totalOf(blocks, 'control'),
      points: confidenceSequence(blocks, { level, effect: plan.effect, baseline: plan.baseline }),
    };
  });
  const harms = findHarms(days, plan);
  const split = worstSplit(days, plan);
  return { arms, harms, split, verdict: verdictOf(arms, harms, split, plan) };
}

function verdictOf(arms: ArmResult[], [harm]: Harm[], split: Judgement['split'], plan: ExperimentPlan): Verdict {
  if (arms.every(({ total, control }) => total.of + control.of === 0)) return { kind: 'empty' };
  if (split.broken) return { kind: 'split-broken', p: split.p };
  if (harm) return { kind: 'harm', harm };
  const last = arms.flatMap(({ arm, points }) => {
    const point = points.at(-1);
    return point ? [{ arm, ...point }] : [];
  });
  const better = last.filter(({ low }) => low > 0).sort((a, b) => b.difference - a.difference)[0];
  if (better) return { kind: 'better', arm: better.arm, low: better.low, high: better.high };
  if (last.every(({ high }) => high < 0)) return { kind: 'first-best', arm: plan.arms[0] ?? '' };
  if (last.every(({ low, high }) => low > -plan.effect && high < plan.effect)) {
    return { kind: 'alike', most: Math.max(...last.map(({ low, high }) => Math.max(-low, high))) };
  }
  return { kind: 'early' };
}

/** The least p-value of all days: what was once broken stays so. */
function worstSplit(
  days: readonly ExperimentDay[],
  { arms, places = arms.map(() => 1) }: ExperimentPlan,
): Judgement['split'] {
  const counts = arms.map(() => 0);
  const all = places.reduce((sum, count) => sum + count, 0);
  const shares = places.map((count) => count / all);
  let worst = { p: 1, broken: false };
  for (const day of days) {
    for (const [at, arm] of arms.entries()) counts[at] = (counts[at] ?? 0) + (day.arms[arm]?.sales.of ?? 0);
    const now = splitCheck(counts, shares);
    if (now.p < worst.p) worst = now;
  }
  return worst;
}
