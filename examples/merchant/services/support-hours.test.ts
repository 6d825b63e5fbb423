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
});
