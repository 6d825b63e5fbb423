import type { RiskFacts } from '#commerce/risk/order-features.ts';

/** One line of a history: what was known before, and how it ended. */
export interface PastOrder extends RiskFacts {
  /** Epoch ms. */
  promisedAt: number;
  /** After the promise; below zero is early. */
  delayMinutes: number;
  damaged: boolean;
  cancelled: boolean;
  /** Somebody asked where it is. */
  asked: boolean;
}

/** From here on an order counts as late. */
export const LATE_MINUTES = 30;
