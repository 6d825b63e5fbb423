import { expect, it } from 'vitest';
import { readReports } from './read-reports.ts';

const REPORT = { week: '2026-W47', dictionary: '1.after.0123456789abcdef', bits: 'AB-_' };

it('a file of reports is read line by line, and what is none is named with its line and its fault', () => {
  const lines = [JSON.stringify(REPORT), '', '{', JSON.stringify({ ...REPORT, bits: '!' }), JSON.stringify(REPORT)];
  const { reports, faults, failed } = readReports(lines.join('\n'));
  expect(reports).toEqual([REPORT, REPORT]);
  expect(failed).toBe(2);
  expect(faults.map(({ line, path }) => [line, path])).toEqual([
    [3, ''],
    [4, 'bits'],
  ]);
});

it('a file of something else has no reports and says so, but not a thousand times', () => {
  const { reports, faults, failed } = readReports('name;text\n'.repeat(1_000));
  expect([reports.length, faults.length, failed]).toEqual([0, 5, 1_000]);
});
