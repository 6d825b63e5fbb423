import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepCoupon, waitingCoupon } from './coupon-form.ts';

const stubStorage = (storage: Partial<Storage>) => vi.stubGlobal('sessionStorage', storage);

afterEach(() => vi.unstubAllGlobals());

describe('a code that waits for the basket page', () => {
  it('waits in the shop that it is of, and in no other', () => {
    const kept = new Map<string, string>();
    stubStorage({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    });
    expect(keepCoupon('beauty', 'GLOW15')).toBe(true);
    expect(waitingCoupon('beauty')).toBe('GLOW15');
    expect(waitingCoupon('grocery')).toBeNull();
  });

  it('is not kept where the browser refuses to store, and says so', () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    stubStorage({ getItem: refuse, setItem: refuse });
    expect(keepCoupon('beauty', 'GLOW15')).toBe(false);
    expect(waitingCoupon('beauty')).toBeNull();
  });
});
