import type { RiskFacts } from './order-features.ts';
import type { NoticeKind } from './order-notice.ts';
import type { RiskThresholds } from './risk-model.ts';
import type { Chance, OrderScore } from './score-order.ts';

/** A notice that is due, without what only its keeper knows (id, since when). */
export interface DueNotice {
  kind: NoticeKind;
  chance: number;
  reasons: string[];
  /** Epoch ms. */
  etaMs?: number;
}

/** A warning of orange or red. */
const STORM = 3;
/** What breaks when it falls. */
const FRAGILE = 2;
const MINUTE_MS = 60_000;
/** A foretold time is no better than this. */
const ETA_STEP_MINUTES = 10;

/**
 * What an order on its way gives reason to say. Of the three about its arrival one at most is said, the one with the best
 * ground: the warning that the weather service gave, then what the model foretells, then the hour itself.
 */
export function noticesOf(
  score: OrderScore,
  facts: RiskFacts,
  thresholds: RiskThresholds,
  times: { promisedMs: number; nowMs: number },
): DueNotice[] {
  const arrival = arrivalNotice(score, facts, thresholds, times);
  const isFragile = facts.fragility >= FRAGILE && score.damaged.chance >= thresholds.damaged;
  return [...(arrival ? [arrival] : []), ...(isFragile ? [due('fragile-unboxing', score.damaged)] : [])];
}

function arrivalNotice(
  { late, asked, delayMinutes }: OrderScore,
  facts: RiskFacts,
  thresholds: RiskThresholds,
  { promisedMs, nowMs }: { promisedMs: number; nowMs: number },
): DueNotice | null {
  const minutes = Math.max(1, Math.ceil(delayMinutes / ETA_STEP_MINUTES)) * ETA_STEP_MINUTES;
  const etaMs = promisedMs + minutes * MINUTE_MS;
  // What has come true is not foretold any more.
  const isLate = late.chance >= thresholds.late && etaMs > nowMs;
  if (facts.severity >= STORM && late.chance >= thresholds.storm && promisedMs > nowMs) {
    return { ...due('storm', late, 'weather'), ...(isLate && { etaMs }) };
  }
  if (isLate) return { ...due('eta-moved', late), etaMs };
  const isPeak = facts.load >= thresholds.peakLoad && asked.chance >= thresholds.asked;
  return isPeak && promisedMs > nowMs ? due('peak-slot', asked, 'load') : null;
}

/** The reason by which it is called comes first, whatever weighs most. */
function due(kind: NoticeKind, { chance, reasons }: Chance, first?: string): DueNotice {
  const all = first === undefined ? reasons : [first, ...reasons.filter((reason) => reason !== first)];
  return { kind, chance: Math.round(chance * 100) / 100, reasons: [...all] };
}
