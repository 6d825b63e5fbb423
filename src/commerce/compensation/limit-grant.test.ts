import { describe, expect, it } from 'vitest';
import type { CompensationLimits } from './compensation-rules.ts';
import { type CompensationLedger, limitGrant } from './limit-grant.ts';

const LIMITS: CompensationLimits = {
  perCustomer: { grants: 3, days: 30 },
  budget: { amount: '100.00', days: 30 },
  fraud: { claimsShare: 0.5, minClaims: 3, accountDays: 2 },
};
const CLEAN: CompensationLedger = {
  customerGrants: 0,
  spent: '0',
  claims: 0,
  orders: 5,
  accountDays: 90,
  isPhotoSeen: false,
};
const hit = (change: Partial<CompensationLedger>, amount = '5.00') =>
  limitGrant(LIMITS, { ...CLEAN, ...change }, amount);

describe('a grant', () => {
  it('goes through while no limit is reached, to the last cent of the budget', () => {
    expect(hit({})).toBeNull();
    expect(hit({ spent: '95' })).toBeNull();
    expect(hit({ customerGrants: 2, claims: 2, orders: 2 })).toBeNull();
    expect(hit({ claims: 3, orders: 6, accountDays: null })).toBeNull();
    expect(limitGrant({}, { ...CLEAN, customerGrants: 99, spent: '1e9', isPhotoSeen: true }, '5.00')).toBeNull();
  });

  it('is stopped by the first limit that it hits, fraud first', () => {
    expect(hit({ spent: '95.01' })).toEqual({ limit: 'budget', outcome: 'refused' });
    expect(hit({ customerGrants: 3, spent: '99' })).toEqual({ limit: 'per-customer', outcome: 'review' });
    expect(hit({ claims: 4, orders: 6, customerGrants: 3 })).toEqual({ limit: 'claims-share', outcome: 'review' });
    expect(hit({ accountDays: 1 })).toEqual({ limit: 'new-account', outcome: 'review' });
    expect(hit({ isPhotoSeen: true, accountDays: 1 })).toEqual({ limit: 'same-photo', outcome: 'review' });
  });
});
