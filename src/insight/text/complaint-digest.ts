import { type Advice, adviseOn } from './advise.ts';
import { isComplaint } from './root-causes.ts';
import { lastWholeWeek, type OffsetAt, type ToldQuestion, weekOf } from './told-question.ts';

/** Complaints on one topic of one product, with what could be improved. */
export interface ComplaintGroup {
  count: number;
  /** Of all complaints. */
  share: number;
  /** In the last whole week of the log, and in the one before. */
  lastWeek: number;
  weekBefore: number;
  advice: Advice;
}

/** Smaller groups are single cases. */
const LEAST = 3;

/** Complaints grouped by product and topic, the largest first. */
export function complaintDigest(
  questions: readonly ToldQuestion[],
  { offsetAt }: { offsetAt: OffsetAt },
): ComplaintGroup[] {
  const complaints = questions.filter(isComplaint);
  const groups = new Map<string, ToldQuestion[]>();
  const last = lastWholeWeek(questions, offsetAt);
  for (const each of complaints) {
    const key = `${each.product ?? ''}\u0000${each.topic}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const inWeek = (of: readonly ToldQuestion[], week: number) =>
    of.filter(({ askedAtMs }) => askedAtMs !== null && weekOf(askedAtMs, offsetAt) === week).length;
  return [...groups.values()]
    .filter((of) => of.length >= LEAST)
    .map((of): ComplaintGroup => {
      const { topic, product } = of[0] as ToldQuestion;
      return {
        count: of.length,
        share: of.length / complaints.length,
        lastWeek: inWeek(of, last),
        weekBefore: inWeek(of, last - 1),
        advice: adviseOn(topic, product, of),
      };
    })
    .sort((a, b) => b.count - a.count);
}
