import type { TraceVerdict } from '../trace/trace-report.ts';
import type { TraceRules } from '../trace/trace-rules.ts';

/** What a shop makes good without being asked twice, as data: the device proposes by it, the backend grants by it. */
export interface CompensationRules {
  /** A coupon for what came, or has not come, more than `moreThanMinutes` after its promised arrival. */
  late?: { moreThanMinutes: number; amount: string; days: number } | undefined;
  /** By what the minutes above the limit make of the goods (`heatVerdict`); asked for within `hours` of the delivery. */
  overTemperature?:
    | {
        hours: number;
        by: Partial<Record<Exclude<TraceVerdict, 'fine' | 'unknown'>, HeatGrant | undefined>>;
      }
    | undefined;
  /**
   * What was packed lighter than its label is paid back by the gram: nothing while no more than `toleratedPercent` of the
   * label is missing, twice where it is more than `doubledAbovePercent`.
   */
  shortWeight?: { hours: number; toleratedPercent: number; doubledAbovePercent?: number | undefined } | undefined;
  limits?: CompensationLimits | undefined;
}

export interface HeatGrant {
  give: 'coupon' | 'refund';
  /** Of what was paid for the goods. */
  percent: number;
  /** Decimal, in the order's currency. */
  atMost?: string | undefined;
}

/** What only the backend can hold: it alone knows all orders. */
export interface CompensationLimits {
  /** Grants of one customer in so many days; past them a person decides. */
  perCustomer?: { grants: number; days: number } | undefined;
  /** What the shop gives in so many days; past it nothing is given by rule. Decimal, in the order's currency. */
  budget?: { amount: string; days: number } | undefined;
  /** What makes a person look first. */
  fraud?:
    | {
        /** Claims to orders in 30 days, once there are `minClaims`. */
        claimsShare: number;
        minClaims: number;
        /** Accounts younger than this. */
        accountDays: number;
      }
    | undefined;
}

/** What a shop's rules of both kinds say. */
export interface OrderRules {
  trace: TraceRules;
  compensation: CompensationRules;
}
