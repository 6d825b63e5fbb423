import { describe, expect, it } from 'vitest';
import { parseCart, withQuantity } from './cart.ts';

describe('withQuantity', () => {
  const lines = [
    { sku: 'A', quantity: 1 },
    { sku: 'B', quantity: 2 },
  ];

  it('adds, changes and takes away a line, and leaves the others where they are', () => {
    expect(withQuantity(lines, 'C', 3)).toEqual([...lines, { sku: 'C', quantity: 3 }]);
    expect(withQuantity(lines, 'A', 5)).toEqual([{ sku: 'A', quantity: 5 }, lines[1]]);
    expect(withQuantity(lines, 'A', 0)).toEqual([lines[1]]);
  });

  it('stops at 99', () => {
    expect(withQuantity([], 'A', 1000)).toEqual([{ sku: 'A', quantity: 99 }]);
  });
});

describe('parseCart', () => {
  it('gives back what was stored', () => {
    expect(parseCart('[{"sku":"A","quantity":2}]')).toEqual([{ sku: 'A', quantity: 2 }]);
  });

  it.each([
    null,
    '',
    '{',
    '{}',
    '[1]',
    '[{"sku":"A","quantity":-1}]',
    '[{"sku":"A","quantity":1.5}]',
    '[{"quantity":1}]',
  ])('takes %j for an empty basket', (stored) => {
    expect(parseCart(stored)).toEqual([]);
  });
});
