import { expect, it } from 'vitest';
import { benjaminiHochberg } from './benjamini-hochberg.ts';

it('agrees with the example of the paper', () => {
  // Y. Benjamini, Y. Hochberg (1995), section 4: fifteen comparisons, four of which stand at 0.05.
  const chances = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  expect(benjaminiHochberg(chances, 0.05)).toEqual(chances.map((chance) => chance <= 0.0095));
  expect(benjaminiHochberg([], 0.05)).toEqual([]);
  expect(benjaminiHochberg([0.9, 0.8], 0.05)).toEqual([false, false]);
  expect(benjaminiHochberg([0.01, 0.03], 0.05)).toEqual([true, true]);
  expect(benjaminiHochberg([0.01, 0.03], 0.05, 4)).toEqual([true, false]);
});
