import { describe, expect, it } from 'vitest';
import { GRAM_BUCKETS, gramsOf } from './grams.ts';

const shared = (left: string, right: string): number => {
  const other = new Set(gramsOf(right));
  return gramsOf(left).filter((gram) => other.has(gram)).length;
};

describe('the grams of a message', () => {
  it('are the same however it is typed', () => {
    expect(gramsOf('The ICE cream  melted!!')).toEqual(gramsOf('the ice cream melted'));
    expect(gramsOf('收到2只死蟹')).toEqual(gramsOf('收到3只死蟹'));
  });

  it('are not of an order number, a phone or an address', () => {
    expect(gramsOf('not here FR2611-04817 13800001111 sun@example.com')).toEqual(gramsOf('not here'));
    expect(gramsOf('催单FR2611-04817')).toEqual(gramsOf('催单'));
  });

  it('are words with their beginnings, and ideographs with their pairs', () => {
    expect(gramsOf('ice melted')).toHaveLength(4);
    expect(shared('melted', 'melting')).toBe(1);
    expect(gramsOf('冰淇淋')).toHaveLength(5);
    expect(shared('冰淇淋化了', '冰淇淋')).toBe(5);
    expect(shared('化了', 'melted')).toBe(0);
  });

  it('are buckets of one small table, none for a message without words', () => {
    for (const gram of gramsOf('胀气的 bag, 3 of 4')) expect(gram).toBeLessThan(GRAM_BUCKETS);
    expect(gramsOf('… !! 😀')).toEqual([]);
  });
});
