import type { VoteCount } from './knowledge-api.ts';

/** One more vote on each of the entries that an answer cited; counts alone, no words. */
export function countVote(
  counts: readonly VoteCount[],
  { entryIds, packVersion, helpful }: { entryIds: readonly string[]; packVersion: string; helpful: boolean },
): VoteCount[] {
  const next = counts.map((count) => ({ ...count }));
  for (const entryId of new Set(entryIds)) {
    let count = next.find((one) => one.entryId === entryId && one.packVersion === packVersion);
    if (count === undefined) {
      count = { entryId, packVersion, helpful: 0, notHelpful: 0 };
      next.push(count);
    }
    count[helpful ? 'helpful' : 'notHelpful'] += 1;
  }
  return next;
}
