import { describe, expect, it } from 'vitest';
import { numberOf, readBudget } from './read-budget.ts';

describe('a budget', () => {
  it.each([
    ['200以内', null, 200, true],
    ['不超过两百', null, 200, true],
    ['三百左右', null, 300, false],
    ['预算一百五', null, 150, true],
    ['100到200', 100, 200, true],
    ['under 300', null, 300, true],
    ['about ¥250', null, 250, false],
    ['budget is 180', null, 180, true],
    ['300以上', 300, null, true],
  ])('is read from %s', (text, min, max, firm) => {
    expect(readBudget(text)).toEqual({ min, max, firm });
  });

  it.each(['0.3%以内', '30ml 左右', '28岁以上', 'spf50', '用了三周左右'])('is not read from %s', (text) => {
    expect(readBudget(text)).toBeNull();
  });

  it.each([
    ['三百五', 350],
    ['一百零五', 105],
    ['两千', 2000],
    ['十五', 15],
    ['三百五十', 350],
  ])('knows %s', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });
});
