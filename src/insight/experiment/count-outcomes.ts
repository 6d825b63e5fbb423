import type { Counted } from '../figures/stats/share-difference.ts';
import { type ArmDay, type ExperimentDay, GUARDS } from './experiment-day.ts';
import type { Outcome } from './outcome.ts';

/** What was left out of the counts, and why. */
export interface LeftOut {
  /** Rows of a conversation that was there already, in the same arm. */
  doubled: number;
  /** Conversations found in more than one arm: all of their rows. */
  crossed: number;
  /** Arms that the experiment does not have. */
  unknownArm: number;
  /** Further conversations of a shopper, where each shopper counts once. */
  sameShopper: number;
}

/**
 * Counts by day (UTC, that of the first row) and arm, each conversation once: it bought if any of its rows says so. Devices
 * put each conversation into an arm anew, so a shopper who comes back may see two; with `oncePerShopper` only their first
 * conversation counts, which keeps the cases independent.
 */
export function countOutcomes(
  outcomes: readonly Outcome[],
  arms: readonly string[],
  { oncePerShopper = true } = {},
): { days: ExperimentDay[]; leftOut: LeftOut } {
  const leftOut: LeftOut = { doubled: 0, crossed: 0, unknownArm: 0, sameShopper: 0 };
  const byConversation = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    if (!arms.includes(outcome.arm)) leftOut.unknownArm += 1;
    else byConversation.set(outcome.conversation, [...(byConversation.get(outcome.conversation) ?? []), outcome]);
  }
  const single = [...byConversation.values()].flatMap((rows) => {
    if (new Set(rows.map(({ arm }) => arm)).size > 1) {
      leftOut.crossed += 1;
      return [];
    }
    leftOut.doubled += rows.length - 1;
    return [merged(rows)];
  });
  single.sort((a, b) => a.atMs - b.atMs);
  const shoppers = new Set<string>();
  const days = new Map<string, Record<string, ArmDay>>();
  for (const outcome of single) {
    if (oncePerShopper && outcome.shopper !== null) {
      if (shoppers.has(outcome.shopper)) {
        leftOut.sameShopper += 1;
        continue;
      }
      shoppers.add(outcome.shopper);
    }
    const day = new Date(outcome.atMs).toISOString().slice(0, 10);
    const counts = days.get(day) ?? Object.fromEntries(arms.map((arm) => [arm, emptyDay()]));
    days.set(day, counts);
    const arm = counts[outcome.arm];
    if (arm) add(arm, outcome);
  }
  return {
    days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, counts]) => ({ day, arms: counts })),
    leftOut,
  };
}

const emptyDay = (): ArmDay => ({ sales: { count: 0, of: 0 }, guards: {} });

/** The rows of one conversation as one: from its first moment, and with all that ever happened in it. */
function merged(rows: readonly Outcome[]): Outcome {
  const [first, ...more] = [...rows].sort((a, b) => a.atMs - b.atMs) as [Outcome, ...Outcome[]];
  const whole = { ...first, guards: { ...first.guards } };
  for (const row of more) {
    whole.shopper ??= row.shopper;
    whole.converted ||= row.converted;
    for (const guard of GUARDS) {
      const told = row.guards[guard];
      if (told !== undefined) whole.guards[guard] = (whole.guards[guard] ?? false) || told;
    }
  }
  return whole;
}

function add(arm: ArmDay, outcome: Outcome): void {
  hit(arm.sales, outcome.converted);
  for (const guard of GUARDS) {
    const told = outcome.guards[guard];
    if (told === undefined) continue;
    const counted = arm.guards[guard] ?? { count: 0, of: 0 };
    arm.guards[guard] = counted;
    hit(counted, told);
  }
}

function hit(counted: Counted, isHit: boolean): void {
  counted.of += 1;
  if (isHit) counted.count += 1;
}
