import { describe, expect, it } from 'vitest';
import { hoursText, isOpen } from './support-hours.ts';

const HOURS = { timeZone: 'Asia/Shanghai', from: '09:00', until: '21:30' };

describe('support hours', () => {
  it.each([
    ['2026-11-21T00:59:59Z', false],
    ['2026-11-21T01:00:00Z', true],
    ['2026-11-21T13:29:59Z', true],
    ['2026-11-21T13:30:00Z', false],
    ['2026-11-21T16:00:00Z', false],
  ])('at %s people are there: %s', (at, open) => {
    expect(isOpen(HOURS, Date.parse(at))).toBe(open);
  });

  it('are around the clock where none are set', () => {
    expect(isOpen(undefined, 0)).toBe(true);
    expect([hoursText(undefined), hoursText(HOURS)]).toEqual(['24/7', '09:00–21:30 (Asia/Shanghai)']);
  });

  it.each([
    ['on a working day', '2026-11-20T04:00:00Z', true],
    ['on a day that is none', '2026-11-22T04:00:00Z', false],
    ['on a Sunday that is worked', '2026-11-29T04:00:00Z', true],
    ['on a holiday', '2026-12-25T04:00:00Z', false],
    ['in the morning of a short day', '2026-12-24T03:00:00Z', true],
    ['in the afternoon of a short day', '2026-12-24T06:00:00Z', false],
  ])('know %s', (_, at, open) => {
    const hours = {
      ...HOURS,
      days: [1, 2, 3, 4, 5, 6],
      exceptions: {
        '2026-11-29': { from: '10:00', until: '16:00' },
        '2026-12-25': 'closed',
        '2026-12-24': { from: '09:00', until: '12:00' },
      },
    } as const;
    expect(isOpen(hours, Date.parse(at))).toBe(open);
  });

  it.each([
    ['2026-11-20T21:00:00Z', true],
    ['2026-11-21T01:59:00Z', true],
    ['2026-11-21T02:00:00Z', false],
    ['2026-11-21T19:00:00Z', false],
    ['2026-11-22T01:00:00Z', false],
  ])('last over midnight, at %s open: %s', (at, open) => {
    const nights = { timeZone: 'UTC', from: '20:00', until: '02:00', days: [1, 2, 3, 4, 5] };
    expect(isOpen(nights, Date.parse(at))).toBe(open);
  });

  it('follow the summer time of their place', () => {
    const hours = { timeZone: 'Europe/Berlin', from: '09:00', until: '17:00' };
    expect(isOpen(hours, Date.parse('2026-07-01T07:30:00Z'))).toBe(true);
    expect(isOpen(hours, Date.parse('2026-12-01T07:30:00Z'))).toBe(false);
  });
});
