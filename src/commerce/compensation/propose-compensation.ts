import type { CompensationOffer, Order } from '../order.ts';
import { assessTrace } from '../trace/assess-trace.ts';
import type { OrderRules } from './compensation-rules.ts';
import type { CompensationProposal, ProposalCause } from './proposal.ts';
import { proposeForLateness } from './propose-for-lateness.ts';
import { proposeForWarmth } from './propose-for-warmth.ts';
import { proposeForWeight } from './propose-for-weight.ts';

/**
 * What the shop's rules offer for an order as far as this device, or the backend, knows it. One coupon for lateness and one for
 * warmth for the whole order, refunds by the line. What the backend already granted is left out, and what it offers itself
 * stands as it says.
 * @param ordered The lines as they were ordered, where the order has fewer now: a discount was shared out among all of them.
 * @param now Epoch ms.
 */
export function proposeCompensation({
  order,
  ordered = order.lines,
  rules,
  now,
}: {
  order: Order;
  ordered?: Order['lines'];
  rules: OrderRules;
  now: number;
}): CompensationProposal[] {
  const isPaid = order.payment === 'paid' || order.payment === 'partially_refunded';
  if (!isPaid || order.status === 'cancelled') return [];
  const reports = order.lines.map((line) => assessTrace({ order, line, rules: rules.trace, now }));
  const byRule = [
    ...proposeForLateness(order, rules, now),
    ...proposeForWarmth(order, reports, rules, now, ordered),
    ...proposeForWeight(order, reports, rules, now, ordered),
  ];
  const told = order.offers ?? [];
  const isTold = ({ id, rule }: CompensationProposal) =>
    told.some((offer) => offer.id === id || (offer.rule === rule && offer.code !== undefined));
  return [...told.flatMap((offer) => asProposal(offer, byRule, now)), ...byRule.filter((mine) => !isTold(mine))];
}

/** An offer of the backend's own that can still be had. What it offers by a rule known here keeps the figures of that. */
function asProposal(
  offer: CompensationOffer,
  byRule: readonly CompensationProposal[],
  now: number,
): CompensationProposal[] {
  const { id, kind, rule, amount, code, expires_at } = offer;
  const untilMs = expires_at === undefined ? null : Date.parse(expires_at);
  if (code !== undefined || !amount || (kind !== 'coupon' && kind !== 'refund') || (untilMs ?? now) < now) return [];
  const mine = byRule.find((known) => known.id === id);
  const cause = mine?.cause ?? causeOf(rule);
  return [{ id, kind, rule, cause, amount, lineIds: mine?.lineIds ?? [], untilMs, figure: mine?.figure ?? null }];
}

const causeOf = (rule: string): ProposalCause =>
  (['late', 'over-temperature', 'short-weight'] as const).find((cause) => rule.startsWith(`${cause}.`)) ?? 'other';
