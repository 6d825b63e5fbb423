import type { InsightReport } from './insight-report.ts';

/** What a device keeps of it: the shopper's word, and what has been spent. Plain data; none of it is a count. */
export interface InsightLedger {
  /** Absent until the shopper was asked and answered; with what was stated then. */
  consent?: { yes: boolean; at: number; stated?: InsightTerms };
  /** What was said up to here (epoch ms) is in a report already, or came before the consent. */
  countedUntil: number;
  /** Reports made in the life of this device. */
  weeksSpent: number;
  /** What they cost together: each the epsilon of its week. */
  epsilonSpent: number;
  /** Of the last report; kept when the consent is withdrawn, so that no week is told twice. */
  lastWeek: string | null;
  report: KeptReport | null;
  /** What went along with a request, newest first. */
  sent: SentReport[];
}

/** What a shopper is told that it costs. */
export interface InsightTerms {
  /** Of one report. */
  epsilon: number;
  /** Reports in the life of this device. */
  weeks: number;
}

export interface KeptReport {
  report: InsightReport;
  /** `made`: with nothing at present. `riding`: with the request of this key, and with its retries alone. `gone`: done with. */
  state: { phase: 'made' } | { phase: 'riding'; key: string } | { phase: 'gone' };
}

export interface SentReport {
  /** Epoch ms. */
  at: number;
  /** Address of the request that it went along with. */
  url: string;
  report: InsightReport;
}

export const NEW_LEDGER: InsightLedger = {
  countedUntil: 0,
  weeksSpent: 0,
  epsilonSpent: 0,
  lastWeek: null,
  report: null,
  sent: [],
};

/** How many of those that went are shown. */
const SHOWN = 12;

/** Sums of epsilons are compared this closely: 0.1 + 0.2 is no more than 0.3. */
const ROUNDING = 1e-9;

/** Whether the shopper agreed to as much as this: to more than was stated nobody agreed. */
export const isAgreed = ({ consent }: InsightLedger, { epsilon, weeks }: InsightTerms): boolean =>
  consent?.yes === true &&
  consent.stated !== undefined &&
  epsilon <= consent.stated.epsilon &&
  weeks <= consent.stated.weeks;

/** What may go with a request now. `make` makes the week's report, from what happened since `countedUntil`. */
export function board(
  ledger: InsightLedger,
  request: { key: string | null; url: string },
  { week, now, epsilon, weeks }: InsightTerms & { week: string; now: number },
  make: (after: number) => InsightReport,
): { ledger: InsightLedger; report: InsightReport | null } {
  const stay = { ledger, report: null };
  if (!ledger.consent?.yes) return stay;
  const { report: kept } = ledger;
  // One of the week before that still rides goes on with its own request alone.
  if (kept?.state.phase === 'riding' && kept.state.key === request.key) return { ledger, report: kept.report };
  if (!isAgreed(ledger, { epsilon, weeks })) return stay;
  if (kept?.report.week === week) {
    return kept.state.phase === 'made'
      ? { ledger: rides(ledger, kept.report, request, now), report: kept.report }
      : stay;
  }
  // A clock that was set back makes no second report of a week.
  if (ledger.lastWeek !== null && week <= ledger.lastWeek) return stay;
  // Weeks of another epsilon cost what they cost.
  const epsilonSpent = ledger.epsilonSpent + epsilon;
  if (ledger.weeksSpent >= weeks || epsilonSpent > epsilon * weeks + ROUNDING) return stay;
  const report = make(ledger.countedUntil);
  const made = { ...ledger, countedUntil: now, weeksSpent: ledger.weeksSpent + 1, epsilonSpent, lastWeek: week };
  return { ledger: rides(made, report, request, now), report };
}

/**
 * A request under a key takes it along at every retry: the shop takes it once. One without a key is sent once, and nobody knows
 * of one that failed whether it arrived: it is done with from the first, for two of one week would be worse than none.
 */
function rides(
  ledger: InsightLedger,
  report: InsightReport,
  { key, url }: { key: string | null; url: string },
  now: number,
): InsightLedger {
  const state: KeptReport['state'] = key === null ? { phase: 'gone' } : { phase: 'riding', key };
  const sent = [{ at: now, url, report }, ...ledger.sent].slice(0, SHOWN);
  return { ...ledger, report: { report, state }, sent };
}

/**
 * The shop answered the request that this report rode on. What it refuses it does not keep (docs/protocol.md): the same bits
 * may go with another request then.
 */
export function alight(ledger: InsightLedger, report: InsightReport, isTaken: boolean): InsightLedger {
  if (!isKept(ledger, report)) return ledger;
  return { ...ledger, report: { report, state: { phase: isTaken ? 'gone' : 'made' } } };
}

/** The request left before this report was ready: it did not go, is not shown as if it had, and waits for another. */
export function missed(ledger: InsightLedger, report: InsightReport): InsightLedger {
  if (!isKept(ledger, report)) return ledger;
  const last = ledger.sent.findIndex((one) => isSame(one.report, report));
  const sent = ledger.sent.filter((_, at) => at !== last);
  return { ...ledger, sent, report: { report, state: { phase: 'made' } } };
}

/** Reports that went along with a request, as far as is known here: one that was made and missed its request did not. */
export const reportsSent = ({ weeksSpent, report: kept, sent }: InsightLedger): number =>
  kept?.state.phase === 'made' && !sent.some((one) => isSame(one.report, kept.report)) ? weeksSpent - 1 : weeksSpent;

const isKept = ({ report: kept }: InsightLedger, report: InsightReport): boolean =>
  kept !== null && isSame(kept.report, report);
const isSame = (one: InsightReport, other: InsightReport): boolean =>
  one.bits === other.bits && one.week === other.week;

/** The shopper's word on what was stated. Withdrawn, what was made and not sent goes, and what was sent is no longer shown. */
export function answerConsent(ledger: InsightLedger, yes: boolean, now: number, stated: InsightTerms): InsightLedger {
  if (yes ? isAgreed(ledger, stated) : ledger.consent?.yes === false) return ledger;
  const { epsilon, weeks } = stated;
  const answered = { ...ledger, consent: { yes, at: now, stated: { epsilon, weeks } }, countedUntil: now };
  // Agreed anew to more: what went before stays there to be seen.
  return yes && ledger.consent?.yes ? answered : { ...answered, report: null, sent: [] };
}
