import type { TicketTopic } from '#commerce/action.ts';
import type { OrderRules } from '#commerce/compensation/compensation-rules.ts';
import type { FulfillmentStatus } from '#commerce/order.ts';

/** What can be wrong with what arrived, or did not: field `problem` of a claim. */
export const CLAIM_PROBLEMS = [
  'lost',
  'missing',
  'wrong',
  'damaged',
  'defective',
  'spoiled',
  /** Live seafood that did not arrive alive. */
  'dead',
  'short-weight',
  'late',
  /** Food safety, foreign objects: a person looks at once, whenever it is told. */
  'unsafe',
  /** The skin reacted. */
  'allergy',
] as const;
export type ClaimProblem = (typeof CLAIM_PROBLEMS)[number];

/** What the shop knows of a product. */
export interface ProductFacts {
  /** Today's price, decimal. */
  price: string;
  /** Hours after delivery in which a fault may be told, where it is not the shop's usual. */
  claimHours?: number;
  /** Grams on the label, for what is sold by weight. */
  grams?: number;
  /** Pieces in one, for what is paid back by the piece. */
  pieces?: number;
  /** Never goes back for a change of mind: fresh food, pieces made for somebody. */
  notReturnable?: true;
  /** Goes back or is exchanged sealed only; without it opened goods may. */
  sealedOnly?: true;
  /** Once exchanged for another shade or size even opened. */
  exchangeOpened?: true;
}

type Stage = readonly FulfillmentStatus[];

/**
 * How a shop decides, as data. Every figure is one of its policies (`examples/packs/SHOP/policies/`): whoever changes one
 * changes both.
 */
export interface ShopRules {
  /** By SKU. */
  products: Readonly<Record<string, ProductFacts>>;
  /** `atOnce` within `minutes` of the order where given; `tried` by a person; too late otherwise. */
  cancel: { atOnce: Stage; minutes?: number; tried: Stage };
  /** Minutes after a cancellation in which the order can be made good again; null for never. */
  restoreMinutes: number | null;
  /** While another product, shade or size can still be put in, by a person. */
  changeItem: Stage;
  changeAddress: { atOnce: Stage; tried: Stage };
  /** Hours after the order by which it leaves, at the latest. */
  dispatchHours: number;
  late: {
    /**
     * A coupon for what is more than `minutes` behind its promise: of arrival, or of dispatch (`dispatchHours`). It can be
     * had for `days` from then on.
     */
    coupon: { promise: 'arrival' | 'dispatch'; minutes: number; amount: string; days: number } | null;
    /** Minutes past the promised arrival after which what was paid for the delivery goes back; null for never. */
    feeBackMinutes: number | null;
    /** Minutes past the promised arrival after which the whole order may be refused and is paid back; null for never. */
    refusableMinutes: number | null;
  };
  lost: {
    /** Hours past the promised arrival, or without any news, after which it counts as lost. */
    overdueHours: number;
    quietHours: number;
    /** Hours after a delivery in which it may be told that nothing came. */
    deliveredHours: number;
  };
  returns: {
    days: number;
    /** Taken off the refund, decimal. */
    fee: string;
    /** Days until it has come back and was checked, as a rule. */
    roundTripDays: number;
    /** Days in which what the skin did not bear goes back opened; null for never. */
    allergyDays: number | null;
  };
  /** Null where nothing is exchanged. */
  exchangeDays: number | null;
  claims: {
    /** Hours after delivery by what is wrong, where a product has none of its own; else `hours`. */
    hours: number;
    hoursByProblem: Partial<Record<ClaimProblem, number>>;
    /** Paid back at once below this, decimal, if there is a photo; a person looks at the rest. */
    atOnceBelow: string;
    /** Decided at once without a photo. */
    withoutPhoto: readonly ClaimProblem[];
    /** Claims of one customer in 30 days that may be decided at once. */
    atOncePerMonth: number;
    /** Hundredths of the label's weight: what is allowed to be missing, and from where the missing part is paid twice. */
    shortWeight: { tolerated: number; doubledAbove: number | null };
  };
  /** What is granted for warmth and short weight, and the limits of all that is granted; nothing without it. */
  offers?: OrderRules;
  priceAdjustHours: number;
  invoice: { days: number; since: 'placed' | 'delivered'; hours: number; corrections: number };
  /** Hours until money is back on its way. */
  refundHours: number;
  /** Until a person has looked: `hours`, or at `elseAt` by the shop's clock when it is told outside of `from` to `until`. */
  review: { hours: number; day?: { offsetHours: number; from: string; until: string; elseAt: string } };
  /** Hours until a ticket is answered. */
  ticketHours: Record<TicketTopic, number>;
}
