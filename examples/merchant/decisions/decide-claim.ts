import { claimWorth } from './claim-worth.ts';
import { decideLate, decideLost } from './decide-late.ts';
import { productOf } from './decide-return.ts';
import { least, toMinor } from './money.ts';
import {
  type ActionLine,
  type Asked,
  isOfGoods,
  isWhole,
  type OrderFile,
  refused,
  type Verdict,
} from './order-file.ts';
import { leftToRefund, money, paidFor } from './order-money.ts';
import { deliveredMs, HOUR_MS, hasArrived, reviewedMs } from './order-times.ts';
import { CLAIM_PROBLEMS, type ClaimProblem, type ShopRules } from './shop-rules.ts';

/** Something was wrong with what came, or it did not come. */
export function decideClaim(rules: ShopRules, file: OrderFile, asked: Asked, nowMs: number): Verdict {
  const { order } = file;
  const problem = problemOf(asked);
  if (problem === 'late') return decideLate(rules, file, nowMs);
  if (order.status === 'cancelled') return refused('not-possible');
  if (order.payment === 'pending' || order.payment === 'failed') return refused('not-paid');
  const lines = notClaimedYet(file, asked.lines);
  if (lines.length === 0 || (leftToRefund(order) === 0n && order.payment !== 'authorized'))
    return refused('already-done');
  const review = (reason: Verdict['reason'], rule = 'claims'): Verdict => ({
    outcome: 'review',
    reason,
    rule,
    dueMs: reviewedMs(rules, nowMs),
  });

  if (problem === 'lost') {
    const lost = decideLost(rules, file, nowMs);
    if (lost !== 'lost') return { rule: 'lost', ...lost };
    const isAll = isWhole(file, lines);
    // A part has come: which part is lost must be told.
    if (isAll && hasArrived(order)) return review('needs-check');
    if (asked.fields.wish === 'resend') return sentAgain(rules, nowMs);
    const left = leftToRefund(order);
    return paid(rules, file, isAll ? left : least(paidFor(file, lines), left), nowMs);
  }
  const arrivedMs = deliveredMs(order);
  if (!hasArrived(order) || arrivedMs === null) {
    return refused(order.fulfillment === 'returned' ? 'not-possible' : 'not-delivered');
  }
  if (problem === 'unsafe') return review('needs-check');
  const inTime = lines.filter(({ line_id }) => {
    const hours = windowHours(rules, problem, productOf(rules, order, line_id)?.claimHours);
    return nowMs - arrivedMs <= hours * HOUR_MS;
  });
  if (inTime.length === 0) return { ...refused('window-over'), rule: 'claims.hours' };
  if (problem === null || problem === 'allergy') return review('needs-check');
  if (file.recentClaims >= rules.claims.atOncePerMonth) return review('limit-reached', 'claims.atOncePerMonth');
  if (asked.photoCount === 0 && !rules.claims.withoutPhoto.includes(problem)) {
    return review('needs-check', 'claims.withoutPhoto');
  }

  const worth = claimWorth(rules, file, inTime, problem, asked.fields);
  if (worth === null) return review('needs-check');
  if (worth === 0n) return { ...refused('not-possible'), rule: 'claims.shortWeight' };
  const atOnceBelow = toMinor({ amount: rules.claims.atOnceBelow, currency: order.total.currency });
  if (worth >= atOnceBelow) return review('needs-check', 'claims.atOnceBelow');
  return asked.fields.wish === 'resend'
    ? sentAgain(rules, nowMs)
    : paid(rules, file, least(worth, leftToRefund(order)), nowMs);
}

/** Null for what is not understood: a person reads it. */
export function problemOf({ fields }: Pick<Asked, 'fields'>): ClaimProblem | null {
  return CLAIM_PROBLEMS.find((known) => known === fields.problem) ?? null;
}

/** What goes by the goods (fresh food) keeps its hours; what goes by the parcel has the shop's. */
function windowHours({ claims }: ShopRules, problem: ClaimProblem | null, ofProduct: number | undefined): number {
  const byProblem = problem === null ? undefined : claims.hoursByProblem[problem];
  return byProblem ?? ofProduct ?? claims.hours;
}

/** What of the lines no claim and no return has taken up yet. */
function notClaimedYet({ order, history }: OrderFile, lines: readonly ActionLine[]): ActionLine[] {
  const taken = new Map<string, number>();
  for (const past of history) {
    if (!isOfGoods(past)) continue;
    for (const line of past.lines) taken.set(line.line_id, (taken.get(line.line_id) ?? 0) + line.quantity);
  }
  return lines.flatMap(({ line_id, quantity }) => {
    const ordered = order.lines.find(({ id }) => id === line_id)?.quantity ?? 0;
    const left = Math.min(quantity, ordered - (taken.get(line_id) ?? 0));
    return left > 0 ? [{ line_id, quantity: left }] : [];
  });
}

function paid(rules: ShopRules, file: OrderFile, minor: bigint, nowMs: number): Verdict {
  const dueMs = nowMs + rules.refundHours * HOUR_MS;
  return { outcome: 'done', reason: 'accepted', ...(minor > 0n && { amount: money(file, minor) }), dueMs };
}

const sentAgain = (rules: ShopRules, nowMs: number): Verdict => ({
  outcome: 'done',
  reason: 'accepted',
  dueMs: nowMs + rules.dispatchHours * HOUR_MS,
});
