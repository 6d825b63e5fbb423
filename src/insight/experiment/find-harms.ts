import type { Counted } from '../figures/stats/share-difference.ts';
import { blocksOf, totalOf } from './arm-blocks.ts';
import { Evidence } from './evidence.ts';
import { type ExperimentDay, GUARDS, type Guard } from './experiment-day.ts';
import type { ExperimentPlan } from './judge-experiment.ts';

/** Something got worse, and not by chance. */
export interface Harm {
  arm: string;
  guard: Guard;
  /** First day on which it was clear. */
  day: string;
  control: Counted;
  total: Counted;
}

/** An assumed rate of what is watched: the bets follow what is seen within a few dozen conversations. */
const GUARD_BASELINE = 0.1;

/** Guards that an arm breached, against the first arm: one-sided, each at an even part of the level. */
export function findHarms(
  days: readonly ExperimentDay[],
  { arms: [first = '', ...others], guards, level, effect }: ExperimentPlan,
): Harm[] {
  const enough = Math.log((others.length * guards.length) / level);
  return others.flatMap((arm) =>
    GUARDS.filter((guard) => guards.includes(guard)).flatMap((guard) => {
      const blocks = blocksOf(days, (day, name) => day.arms[name]?.guards[guard], first, arm);
      const evidence = new Evidence({ atMost: 0, effect, baseline: GUARD_BASELINE });
      const at = blocks.findIndex((block) => {
        evidence.add(block);
        return evidence.log >= enough;
      });
      const day = days[at]?.day;
      return day === undefined
        ? []
        : [{ arm, guard, day, control: totalOf(blocks, 'control'), total: totalOf(blocks, 'other') }];
    }),
  );
}
