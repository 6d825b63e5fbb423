import { limitGrant } from '#commerce/compensation/limit-grant.ts';
import type { Asked, OrderFile, Verdict } from './order-file.ts';
import { refused } from './order-file.ts';
import { reviewedMs } from './order-times.ts';
import type { ShopRules } from './shop-rules.ts';

/** What would be granted by rule, held against the shop's limits: budget, frequency, and what looks like fraud. */
export function limited(rules: ShopRules, file: OrderFile, asked: Asked, verdict: Verdict, nowMs: number): Verdict {
  const limits = rules.offers?.compensation.limits;
  const { ledger } = file;
  if (!limits || !ledger || verdict.outcome !== 'done') return verdict;
  const isGrant = verdict.isCoupon === true || asked.fields.offer !== undefined;
  // A claim is decided by its own rules; only a photo that was seen elsewhere stands in its way.
  const isPhotoClaim = asked.action === 'claim' && ledger.isPhotoSeen && limits.fraud !== undefined;
  if (!isGrant && !isPhotoClaim) return verdict;
  const hit = limitGrant(limits, ledger, verdict.amount?.amount ?? '0');
  if (!hit) return verdict;
  const rule = `compensation.${hit.limit}`;
  if (hit.outcome === 'refused') return { ...refused('limit-reached'), rule };
  const review = { outcome: 'review', dueMs: reviewedMs(rules, nowMs) } as const;
  if (hit.limit === 'per-customer') return { ...review, reason: 'limit-reached', rule };
  // Whoever reads which sign gave them away knows what to do otherwise: the exact one is for the desk.
  return { ...review, reason: 'needs-check', rule: 'compensation.check', heldBy: rule };
}
