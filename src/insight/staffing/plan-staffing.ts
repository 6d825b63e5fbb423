import { seededRandom } from '#core/seeded-random.ts';
import type { QueryRow } from '../sql/run-query.ts';
import { agentsNeeded, type ServiceGoal } from './agents-needed.ts';
import { coverShifts, type ShiftPlan } from './cover-shifts.ts';
import { forecastArrivals, type SpecialDay } from './forecast-arrivals.ts';
import { simulateQueue } from './simulate-queue.ts';

export interface StaffingSettings {
  goal: ServiceGoal;
  /** First day of the plan and how many. */
  from: string;
  days: number;
  special: readonly SpecialDay[];
  /** Seconds that a conversation keeps an agent; null: from the logs, each group its own. */
  handleSeconds: number | null;
  /** Conversations that an agent has open at the same time. */
  atOnce: number;
  /** Share of what people take part in now that the assistant would take off them. */
  contained: number;
  shiftHours: readonly number[];
}

/** What one skill group will need. */
export interface GroupPlan {
  /** Null: conversations without a group. */
  name: string | null;
  handleSeconds: number;
  weeklyGrowth: number;
  days: { day: string; arrivals: number[]; agents: number[] }[];
  /** Hours on the pay roll, with the assistant's help and without. */
  paidHours: number;
  paidHoursBefore: number;
}

export interface StaffingPlan {
  groups: GroupPlan[];
  /** Shifts of the busiest day, all groups together. */
  busiest: { day: string; need: number[]; shifts: ShiftPlan } | null;
  /** The busiest hour, played each group for itself, with overflow, and as one queue. */
  ways: { way: 'apart' | 'overflow' | 'pooled'; answeredInTime: number; meanWaitSeconds: number }[];
}

/** What a conversation takes where the logs have no times; an assumption. */
const USUAL_HANDLE_SECONDS = 300;
const SEED = 20_261_122;

/** Needs by hour and group from the rows of `figure-hours`, counting only conversations that a person took part in. */
export function planStaffing(rows: readonly QueryRow<'figure-hours'>[], settings: StaffingSettings): StaffingPlan {
  const names = [...new Set(rows.map(({ skill_group }) => skill_group))];
  const groups = names.map((name) =>
    planGroup(
      name,
      rows.filter(({ skill_group }) => skill_group === name),
      settings,
    ),
  );
  const days = groups[0]?.days.map(({ day }) => day) ?? [];
  const needs = days.map((day, at) => ({
    day,
    need: Array.from({ length: 24 }, (_, hour) =>
      groups.reduce((sum, group) => sum + (group.days[at]?.agents[hour] ?? 0), 0),
    ),
  }));
  const total = (need: readonly number[]) => need.reduce((sum, agents) => sum + agents, 0);
  const busiest = needs.reduce<(typeof needs)[0] | null>(
    (most, one) => (total(one.need) > (most ? total(most.need) : 0) ? one : most),
    null,
  );
  return {
    groups,
    busiest: busiest && { ...busiest, shifts: coverShifts(busiest.need, settings.shiftHours) },
    ways: busiest ? playPeak(groups, busiest, settings) : [],
  };
}

function planGroup(
  name: string | null,
  rows: readonly QueryRow<'figure-hours'>[],
  settings: StaffingSettings,
): GroupPlan {
  const timed = rows.reduce((sum, row) => sum + row.handle_timed, 0);
  const logged = rows.reduce((sum, row) => sum + row.handle_ms, 0) / 1000 / Math.max(1, timed);
  const handleSeconds = Math.max(1, settings.handleSeconds ?? (timed > 0 ? logged : USUAL_HANDLE_SECONDS));
  const fit = forecastArrivals(
    rows.map(({ day, hour_of_day, with_person }) => ({ day, hour: hour_of_day, count: with_person })),
    settings,
  );
  const agentsFor = (perHour: number) => {
    // A place at which a conversation is open, of which each agent has some; the last agent's are not split.
    const { atDesk } = agentsNeeded(perHour, handleSeconds, settings.goal);
    return Math.ceil(atDesk / settings.atOnce);
  };
  const paid = (agents: readonly number[]) =>
    agents.reduce((sum, count) => sum + count, 0) / (1 - settings.goal.shrinkage);
  let [paidHours, paidHoursBefore] = [0, 0];
  const days = fit.forecast.map(({ day, hours }) => {
    const arrivals = hours.map((count) => count * (1 - settings.contained));
    const agents = arrivals.map((count) => agentsFor(count < LEAST_PER_HOUR ? 0 : count));
    paidHours += paid(agents);
    paidHoursBefore += paid(hours.map((count) => agentsFor(count < LEAST_PER_HOUR ? 0 : count)));
    return { day, arrivals, agents };
  });
  return { name, handleSeconds, weeklyGrowth: fit.weeklyGrowth, days, paidHours, paidHoursBefore };
}

/** Nobody is planned for an hour that has fewer than one conversation in ten days. */
const LEAST_PER_HOUR = 0.1;

function playPeak(
  groups: readonly GroupPlan[],
  { day, need }: { day: string; need: readonly number[] },
  settings: StaffingSettings,
) {
  const hour = need.indexOf(Math.max(...need));
  const played = groups.map((group, at) => {
    const of = group.days.find((one) => one.day === day);
    return {
      name: group.name ?? String(at),
      perHour: of?.arrivals[hour] ?? 0,
      handleSeconds: group.handleSeconds,
      agents: (of?.agents[hour] ?? 0) * settings.atOnce,
    };
  });
  return (['apart', 'overflow', 'pooled'] as const).map((way) => {
    const results = simulateQueue(played, {
      way,
      afterSeconds: settings.goal.seconds / 2,
      targetSeconds: settings.goal.seconds,
      hours: PLAYED_HOURS,
      random: seededRandom(SEED),
    });
    const served = results.reduce((sum, result) => sum + result.served, 0);
    const mean = (of: (result: (typeof results)[0]) => number) =>
      served === 0 ? 0 : results.reduce((sum, result) => sum + of(result) * result.served, 0) / served;
    return {
      way,
      answeredInTime: mean((one) => one.answeredInTime),
      meanWaitSeconds: mean((one) => one.meanWaitSeconds),
    };
  });
}

const PLAYED_HOURS = 300;
