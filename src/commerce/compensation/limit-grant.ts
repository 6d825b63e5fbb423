import type { CompensationLimits } from './compensation-rules.ts';
import { decimal, unitsAt } from './decimal.ts';

/** What the backend's books say when something is to be granted; a device has none of it. */
export interface CompensationLedger {
  /** Granted by rule to this customer in the days of `perCustomer`. */
  customerGrants: number;
  /** Granted by rule by the whole shop in the days of `budget`, decimal. */
  spent: string;
  /** Of this customer in the last 30 days. */
  claims: number;
  orders: number;
  /** Days since the customer is known; null where nobody wrote that down. */
  accountDays: number | null;
  /** A photo of the request is byte for byte one that came with another order. */
  isPhotoSeen: boolean;
}

/** Which limit stands in the way, and whether a person may still grant it. */
export interface LimitHit {
  limit: 'per-customer' | 'budget' | 'claims-share' | 'same-photo' | 'new-account';
  outcome: 'review' | 'refused';
}

/**
 * The first limit that a grant hits, or null. What looks like fraud goes to a person before anything else, so that nobody
 * reads in a refusal what gave them away.
 * @param amount Decimal, in the order's currency.
 */
export function limitGrant(limits: CompensationLimits, ledger: CompensationLedger, amount: string): LimitHit | null {
  const { fraud, perCustomer, budget } = limits;
  if (fraud) {
    if (ledger.isPhotoSeen) return { limit: 'same-photo', outcome: 'review' };
    const { claims, orders, accountDays } = ledger;
    if (claims >= fraud.minClaims && claims > fraud.claimsShare * orders)
      return { limit: 'claims-share', outcome: 'review' };
    if (accountDays !== null && accountDays < fraud.accountDays) return { limit: 'new-account', outcome: 'review' };
  }
  if (perCustomer && ledger.customerGrants >= perCustomer.grants) return { limit: 'per-customer', outcome: 'review' };
  if (budget && exceeds(ledger.spent, amount, budget.amount)) return { limit: 'budget', outcome: 'refused' };
  return null;
}

function exceeds(spent: string, more: string, atMost: string): boolean {
  const [a, b, c] = [decimal(spent), decimal(more), decimal(atMost)];
  const places = Math.max(a.places, b.places, c.places);
  return unitsAt(a, places) + unitsAt(b, places) > unitsAt(c, places);
}
