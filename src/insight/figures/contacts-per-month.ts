/** Days of an average month of the Gregorian calendar. */
const MONTH_DAYS = 30.4375;
const DAY_MS = 86_400_000;
/** A silence of more days than these divides stray dates from the log. */
const SILENCE_DAYS = 14;
/** Fewer days say little of a month. */
const LEAST_DAYS = 14;
/** As many conversations before a first silence, or after a last one, may be stray: a share of all, but at least so many. */
const STRAY_SHARE = 0.01;
const STRAY_LEAST = 2;

/**
 * Contacts a month, as the log shows them: conversations per day over the days from the first to the last, times the days of
 * an average month. Days without a conversation in between count, for a shop may be closed on Sundays; but a date that was
 * misread stands months away from the rest and would stretch the span. So each end is cut where over 14 days of silence
 * follow (or go before), if no more than one conversation in a hundred, or two, lie beyond it.
 *
 * @param days Days with conversations, as `2026-11-02`, in order.
 * @returns A whole number; null where fewer than 14 days are left.
 */
export function contactsPerMonth(days: readonly { day: string; conversations: number }[]): number | null {
  const all = days.reduce((sum, { conversations }) => sum + conversations, 0);
  const mayStray = Math.max(all * STRAY_SHARE, STRAY_LEAST);
  const dated = days.map(({ day, conversations }) => ({ at: Date.parse(day) / DAY_MS, conversations }));
  const kept = withoutStart(withoutStart(dated, mayStray).reverse(), mayStray);
  const [last, first] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return null;
  const span = last.at - first.at + 1;
  const inSpan = kept.reduce((sum, { conversations }) => sum + conversations, 0);
  return span < LEAST_DAYS ? null : Math.round((inSpan / span) * MONTH_DAYS);
}

interface Dated {
  /** Days since 1970. */
  at: number;
  conversations: number;
}

/** From behind the longest start that may be stray. Reversed days are cut at their end. */
function withoutStart(days: readonly Dated[], mayStray: number): Dated[] {
  let before = 0;
  let from = 0;
  for (const [index, { at, conversations }] of days.entries()) {
    const previous = days[index - 1];
    if (previous !== undefined && Math.abs(at - previous.at) - 1 > SILENCE_DAYS) from = index;
    before += conversations;
    if (before > mayStray) break;
  }
  return days.slice(from);
}
