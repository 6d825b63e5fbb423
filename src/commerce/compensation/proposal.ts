import type { Money } from '../order.ts';

export const PROPOSAL_CAUSES = ['late', 'over-temperature', 'short-weight', 'other'] as const;
export type ProposalCause = (typeof PROPOSAL_CAUSES)[number];

/** What may be asked of the shop, with the rule and the figures behind it. Nothing is granted by it. */
export interface CompensationProposal {
  /** The same on the device and at the backend, which finds its own offer by it. */
  id: string;
  kind: 'coupon' | 'refund';
  rule: string;
  cause: ProposalCause;
  amount: Money;
  /** Lines that it is about; empty for the order. */
  lineIds: string[];
  /** Epoch ms until when it can be had; null where that is not known. */
  untilMs: number | null;
  /** Minutes late or above the limit, or grams missing; null for what the backend offers for a cause of its own. */
  figure: number | null;
}
