/** At most `count` in any `windowMs`. */
export interface RateLimit {
  count: number;
  windowMs: number;
}

export interface Limits {
  lookupsPerClient: RateLimit;
  /** Wrong contact data for one order number, by whomever: a phone tail has only 10,000 values. */
  failedLookupsPerNumber: RateLimit;
  /** Signed identities that are exchanged for a token. */
  exchangesPerClient: RateLimit;
  handoffsPerClient: RateLimit;
  /** Messages, typing and closing of one handoff. */
  postsPerHandoff: RateLimit;
  /** Actions of one shopper on one order. */
  actionsPerOrder: RateLimit;
  ticketsPerClient: RateLimit;
  deskSignInsPerClient: RateLimit;
}

const MINUTE_MS = 60_000;

export const DEFAULT_LIMITS: Limits = {
  lookupsPerClient: { count: 30, windowMs: 10 * MINUTE_MS },
  failedLookupsPerNumber: { count: 5, windowMs: 15 * MINUTE_MS },
  exchangesPerClient: { count: 30, windowMs: 10 * MINUTE_MS },
  handoffsPerClient: { count: 20, windowMs: 10 * MINUTE_MS },
  postsPerHandoff: { count: 120, windowMs: MINUTE_MS },
  actionsPerOrder: { count: 30, windowMs: 10 * MINUTE_MS },
  ticketsPerClient: { count: 20, windowMs: 10 * MINUTE_MS },
  deskSignInsPerClient: { count: 20, windowMs: 10 * MINUTE_MS },
};
