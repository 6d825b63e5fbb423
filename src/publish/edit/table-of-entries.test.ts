import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readEntries } from './read-entries.ts';
import { importTable, tableOf } from './table-of-entries.ts';

const FILE = 'answers/own.yaml';
const files = new Map([
  [
    FILE,
    `- id: code
  intent: promotion.info
  en:
    title: "=HYPERLINK(1)"
    questions: ["+1 on my order", "@home"]
    answer: "'-10 is off"
`,
  ],
]);
const entries = readEntries(files, parse);

describe('entries as a table', () => {
  it('have no cell that a spreadsheet would work out', () => {
    const csv = tableOf(entries, files, parse, 'answer');
    expect(csv).toContain(`"'=HYPERLINK(1)"`);
    expect(csv).toContain(`"'+1 on my order\n@home"`);
    expect(csv).toContain(`"''-10 is off"`);
  });

  it('come back from it as they were', () => {
    const csv = tableOf(entries, files, parse, 'answer');
    expect(importTable(csv, entries, files, parse, 'answer')).toMatchObject({ changed: 0, added: 0, faults: [] });
    const { edits } = importTable(csv.replace('code', 'other'), entries, files, parse, 'answer');
    expect(parse(edits[FILE] ?? '')[1].en.title).toBe('=HYPERLINK(1)');
  });
});
