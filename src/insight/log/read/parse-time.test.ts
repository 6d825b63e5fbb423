import { describe, expect, it } from 'vitest';
import { parseClock, parseTime, type TimeReading } from './parse-time.ts';

const reading = (dayFirst = false): TimeReading => ({
  dayFirst,
  toEpoch: ({ year, month, day, hour, minute, second, ms }) => Date.UTC(year, month - 1, day, hour, minute, second, ms),
});
const read = (text: string, dayFirst = false) => {
  const atMs = parseTime(text, reading(dayFirst));
  return atMs === null ? null : new Date(atMs).toISOString();
};

describe('a time', () => {
  it.each([
    ['2024-05-01 10:02:33', '2024-05-01T10:02:33.000Z'],
    ['2024-05-01T10:02:33.250+08:00', '2024-05-01T02:02:33.250Z'],
    ['2024-05-01T10:02:33Z', '2024-05-01T10:02:33.000Z'],
    ['2024/5/1 9:05', '2024-05-01T09:05:00.000Z'],
    ['2024年5月1日 下午3:07', '2024-05-01T15:07:00.000Z'],
    ['05/01/2024 12:30 AM', '2024-05-01T00:30:00.000Z'],
    ['25/12/2023, 18:00', '2023-12-25T18:00:00.000Z'],
    ['01.05.2024, 10:02', '2024-05-01T10:02:00.000Z'],
    ['May 1, 2024 at 3:07 PM', '2024-05-01T15:07:00.000Z'],
    ['Wed, 01 May 2024 10:02:33 GMT', '2024-05-01T10:02:33.000Z'],
    ['1714557753', '2024-05-01T10:02:33.000Z'],
    ['1714557753000', '2024-05-01T10:02:33.000Z'],
    ['45413.5', '2024-05-01T12:00:00.000Z'],
  ])('is read from %s', (text, expected) => expect(read(text)).toBe(expected));

  it('puts the day first where it is told so', () =>
    expect(read('03/04/2024 10:00', true)).toBe('2024-04-03T10:00:00.000Z'));

  it.each(['', 'soon', '99/99/2024', '10:02:33', '12', 'order 4711'])('is not read from "%s"', (text) =>
    expect(read(text)).toBeNull(),
  );

  it('has a clock without a date', () => {
    expect(parseClock('10:02:33')).toBe(36_153_000);
    expect(parseClock('no')).toBeNull();
  });
});
