import { describe, expect, it } from 'vitest';
import { patienceAt, waitingTime } from './waiting-time.ts';

describe('waitingTime', () => {
  it('counts minutes and seconds, and hours when it took that long', () => {
    expect([42_000, 725_000, 4_020_000].map(waitingTime)).toEqual(['0:42', '12:05', '1:07 h']);
  });

  it('is never negative, whatever the clocks say', () => {
    expect(waitingTime(-5_000)).toBe('0:00');
  });
});

describe('patienceAt', () => {
  it('tells from two minutes on that it is long, and from five that it is too long', () => {
    expect([119_999, 120_000, 300_000].map(patienceAt)).toEqual(['fine', 'long', 'too-long']);
  });
});
