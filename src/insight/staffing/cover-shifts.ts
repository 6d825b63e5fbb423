/** So many people who begin at an hour (0 to 23) and stay for as many hours. */
export interface Shift {
  start: number;
  hours: number;
  people: number;
}

export interface ShiftPlan {
  shifts: Shift[];
  /** Paid hours. */
  hours: number;
  /** No plan of these shift lengths can do with fewer hours. */
  atLeast: number;
  /** Hours paid beyond the need. */
  spare: number;
}

/**
 * Covers the need of each hour of a day by shifts of given lengths, which may begin at any hour that lets them end within the
 * day. Greedy from the morning on: what the first uncovered hour needs begins there, with the length that wastes the least;
 * then shifts that became needless go. Not always the best: `atLeast` says how far it may be from it. It is the larger of
 * the hours needed and of the peak times the shortest shift, in whole shortest shifts where there is only one length.
 */
export function coverShifts(need: readonly number[], lengths: readonly number[]): ShiftPlan {
  const sorted = [...new Set(lengths)].filter((length) => length > 0).sort((a, b) => a - b);
  const left = need.map((people) => Math.ceil(people - 1e-9));
  const asked = [...left];
  const shifts: Shift[] = [];
  for (let hour = 0; hour < left.length; hour++) {
    while ((left[hour] ?? 0) > 0) {
      const shift = bestShift(left, hour, sorted);
      if (shift === null) break;
      for (let at = shift.start; at < shift.start + shift.hours; at++) left[at] = (left[at] ?? 0) - 1;
      shifts.push(shift);
    }
  }
  const kept = dropNeedless(shifts, asked);
  const hours = kept.reduce((sum, { hours: length, people }) => sum + length * people, 0);
  const total = asked.reduce((sum, people) => sum + people, 0);
  const [shortest = 0] = sorted;
  const bound = Math.max(total, Math.max(0, ...asked) * shortest);
  const atLeast = sorted.length === 1 && shortest > 0 ? Math.ceil(bound / shortest) * shortest : bound;
  return { shifts: kept, hours, atLeast, spare: hours - total };
}

/** The shift over `hour` that does most for its length: begun there, or earlier where it would end after the day. */
function bestShift(left: readonly number[], hour: number, lengths: readonly number[]): Shift | null {
  let best: { shift: Shift; worth: number } | null = null;
  for (const length of lengths) {
    if (length > left.length) continue;
    const start = Math.min(hour, left.length - length);
    let covered = 0;
    for (let at = start; at < start + length; at++) if ((left[at] ?? 0) > 0) covered += 1;
    const worth = covered / length;
    if (best === null || worth > best.worth || (worth === best.worth && length > best.shift.hours)) {
      best = { shift: { start, hours: length, people: 1 }, worth };
    }
  }
  return best?.shift ?? null;
}

function dropNeedless(shifts: readonly Shift[], asked: readonly number[]): Shift[] {
  const there = asked.map((_, hour) => shifts.filter((shift) => covers(shift, hour)).length);
  const byStart = new Map<string, Shift>();
  for (const shift of [...shifts].sort((a, b) => b.hours - a.hours)) {
    const isNeedless = asked.every((people, hour) => !covers(shift, hour) || (there[hour] ?? 0) > people);
    if (isNeedless) {
      for (let at = shift.start; at < shift.start + shift.hours; at++) there[at] = (there[at] ?? 0) - 1;
      continue;
    }
    const key = `${shift.start} ${shift.hours}`;
    byStart.set(key, { ...shift, people: (byStart.get(key)?.people ?? 0) + 1 });
  }
  return [...byStart.values()].sort((a, b) => a.start - b.start || a.hours - b.hours);
}

const covers = ({ start, hours }: Shift, hour: number): boolean => hour >= start && hour < start + hours;
