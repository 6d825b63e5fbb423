import { closedDays, WINDOW_DAYS } from '#insight/experiment/closed-days.ts';
import { countOutcomes, type LeftOut } from '#insight/experiment/count-outcomes.ts';
import type { ExperimentDay } from '#insight/experiment/experiment-day.ts';
import type { ExperimentPlan } from '#insight/experiment/judge-experiment.ts';
import type { Outcome } from '#insight/experiment/outcome.ts';
import { outcomesOfLogs } from '#insight/experiment/outcomes-of-logs.ts';
import { studioDatabase } from '../state/studio-database.ts';
import type { Workshop } from '../state/workshop.ts';
import type { ListedExperiment } from './list-experiments.ts';

const keyOf = (name: string): string => `lab/outcomes/${name}`;

/** Two points, ten in a hundred, one in twenty. */
const ASSUMED: Pick<ExperimentPlan, 'effect' | 'baseline' | 'level' | 'guards'> = {
  effect: 0.02,
  baseline: 0.1,
  level: 0.05,
  guards: [],
};

/** What is assumed of an experiment that stands in the rules without a record. */
export function planOf({ arms, record }: ListedExperiment): ExperimentPlan {
  const { effect, baseline, level, guards } = record ?? ASSUMED;
  const slots = [...new Set(arms)].map((arm) => arms.filter((one) => one === arm).length);
  return { arms: [...new Set(arms)], places: slots, effect, baseline, level, guards };
}

/** Adds outcomes that were brought; those of another experiment are not its. */
export async function keepOutcomes(name: string, outcomes: readonly Outcome[]): Promise<void> {
  const kept = await recallOutcomes(name);
  const own = outcomes.filter(({ experiment }) => experiment === null || experiment === name);
  await studioDatabase().things.put({ key: keyOf(name), value: [...kept, ...own] });
}

async function recallOutcomes(name: string): Promise<Outcome[]> {
  return ((await studioDatabase().things.get(keyOf(name)))?.value as Outcome[] | undefined) ?? [];
}

/** Days that an experiment's orders are waited for. */
export const windowOf = ({ record }: ListedExperiment): number => record?.windowDays ?? WINDOW_DAYS;

/** Days of an experiment that may be judged, from what was brought and from the logs that carry its arms. */
export async function experimentDays(
  workshop: Workshop,
  experiment: ListedExperiment,
  oncePerShopper: boolean,
): Promise<{ days: ExperimentDay[]; waiting: number; leftOut: LeftOut }> {
  const brought = await recallOutcomes(experiment.name);
  const logged = workshop.logs.count === 0 ? [] : outcomesOfLogs(await workshop.logs.all(), experiment.name);
  const { days, leftOut } = countOutcomes([...brought, ...logged], planOf(experiment).arms, { oncePerShopper });
  const { closed, waiting } = closedDays(days, windowOf(experiment));
  return { days: closed, waiting, leftOut };
}
