import { describe, expect, it } from 'vitest';
import { signTest } from './sign-test.ts';

describe('the sign test', () => {
  it('is the binomial tail, worked by hand', () => {
    // Ten messages, all won: 2 × 1/1024.
    expect(signTest(10, 0)).toBeCloseTo(2 / 1024, 12);
    // Eight of ten: 2 × (1 + 10 + 45) / 1024.
    expect(signTest(8, 2)).toBeCloseTo(112 / 1024, 12);
  });

  it('is the same both ways, and 1 where nothing speaks for either', () => {
    expect(signTest(3, 9)).toBe(signTest(9, 3));
    expect(signTest(5, 5)).toBe(1);
    expect(signTest(0, 0)).toBe(1);
  });

  it('holds for thousands of messages', () => {
    // The normal approximation with continuity: z = 99 / √3000 = 1.807, p = 0.0707.
    expect(signTest(1_550, 1_450)).toBeCloseTo(0.0707, 3);
  });
});
