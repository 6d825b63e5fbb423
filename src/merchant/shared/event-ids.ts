/**
 * Ids of what a system keeps no place for (somebody comes, somebody types): the id of the last thing it keeps, and a
 * time. They sort after that thing and before the next one, and after those given before.
 */
export function createPassingIds(after: string | null, now: () => number): (lastKept: string) => string {
  let last = Number(after?.split('~')[1] ?? 0);
  return (lastKept) => {
    last = Math.max(last + 1, now());
    return `${lastKept}~${String(last).padStart(15, '0')}`;
  };
}

/** The kept thing that an id belongs to. */
export const keptPart = (id: string): string => id.split('~')[0] ?? '';
