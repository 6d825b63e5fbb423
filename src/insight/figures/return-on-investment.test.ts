import { describe, expect, it } from 'vitest';
import { alternativeCost, EXAMPLE_INPUTS, returnOnInvestment, sensitivity } from './return-on-investment.ts';

describe('the calculator', () => {
  it('agrees with a sum by hand', () => {
    const result = returnOnInvestment({ ...EXAMPLE_INPUTS, moreOrders: '3' });
    // 10,000 × 3; half of it, + 10,000 × 0.5, + 10 × 60.
    expect(result.before.toFixed()).toBe('30000');
    expect(result.after.toFixed()).toBe('20600');
    expect(result.monthly.toFixed()).toBe('9460');
    expect(result.year.toFixed()).toBe('93520');
    expect(result.threeYears.toFixed()).toBe('320560');
    expect(result.payBackMonths?.toFixed(2)).toBe('2.11');
    // (5,000 + 600 − 60) / 30,000.
    expect(result.breakEven?.toFixed(4)).toBe('0.1847');
  });

  it('says never where every month loses', () => {
    const result = returnOnInvestment({
      ...EXAMPLE_INPUTS,
      contactsPerMonth: '100',
      contained: '0.1',
      perMonth: '900',
    });
    expect(result.monthly.lt(0)).toBe(true);
    expect(result.payBackMonths).toBeNull();
    expect(result.breakEven).toBeNull();
  });

  it('at the break-even share a month is worth nothing', () => {
    const { breakEven } = returnOnInvestment(EXAMPLE_INPUTS);
    const at = returnOnInvestment({ ...EXAMPLE_INPUTS, contained: breakEven?.toFixed() ?? '' });
    expect(at.monthly.round(10).toFixed()).toBe('0');
  });

  it('counts in decimals, not in floats', () => {
    const { after } = returnOnInvestment({
      ...EXAMPLE_INPUTS,
      contactsPerMonth: '3',
      personPerContact: '0.1',
      contained: '0',
      assistantPerContact: '0.2',
      careHours: '0',
    });
    expect(after.toFixed()).toBe('0.9');
  });
});

it('the widest swing comes first, by hand: contacts and contained move the year most', () => {
  const swings = sensitivity(EXAMPLE_INPUTS);
  // Contained: 0.4 and 0.6 move a month by 3,000 each way; a person's price by as much.
  expect(swings[0]?.higher.minus(swings[0].lower).abs().toFixed()).toBe('72000');
  expect(swings.map(({ input }) => input)).not.toContain('moreOrders');
  const setUp = swings.find(({ input }) => input === 'setUp');
  expect(setUp?.lower.minus(setUp.higher).toFixed()).toBe('8000');
});

it('a share is never moved above one', () => {
  const whole = { ...EXAMPLE_INPUTS, contained: '1' };
  const swing = sensitivity(whole).find(({ input }) => input === 'contained');
  expect(swing?.higher.toFixed()).toBe(returnOnInvestment(whole).year.toFixed());
});

it('another way costs its fixed price and what goes beyond it', () => {
  const way = { id: 'x', setUp: '100', perMonth: '50', perContact: '2', included: '10' };
  expect(alternativeCost(way, '15', 12).toFixed()).toBe('820');
  expect(alternativeCost(way, '5', 12).toFixed()).toBe('700');
});
