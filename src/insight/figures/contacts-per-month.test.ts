import { expect, it } from 'vitest';
import { contactsPerMonth } from './contacts-per-month.ts';

const MARCH = Date.UTC(2026, 2, 1);
/** A month in which Sundays are silent. */
const month = Array.from({ length: 31 }, (_, at) => ({
  day: new Date(MARCH + at * 86_400_000).toISOString().slice(0, 10),
  conversations: 10,
})).filter(({ day }) => new Date(day).getUTCDay() !== 0);

it('counts days without conversations between the first and the last', () => {
  // 26 days of 10 in the 30 days from Monday the 2nd to Tuesday the 31st.
  expect(contactsPerMonth(month)).toBe(Math.round((260 / 30) * 30.4375));
});

it('leaves out a date months away at either end', () => {
  const usual = contactsPerMonth(month);
  const stray = (day: string) => ({ day, conversations: 1 });
  expect(contactsPerMonth([...month, stray('2026-12-03')])).toBe(usual);
  expect(contactsPerMonth([stray('1970-01-01'), stray('2025-03-02'), ...month, stray('2062-01-01')])).toBe(usual);
  // One in a hundred and more is no stray date, but a quiet time.
  expect(contactsPerMonth([...month, { day: '2026-12-03', conversations: 3 }])).toBe(29);
});

it('says nothing of a month where less than two weeks are known', () => {
  expect(contactsPerMonth(month.slice(0, 6))).toBeNull();
  expect(contactsPerMonth([...month.slice(0, 6), { day: '2026-12-03', conversations: 1 }])).toBeNull();
  expect(contactsPerMonth([])).toBeNull();
});
