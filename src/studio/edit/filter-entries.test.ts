import { expect, it } from 'vitest';
import { readEntries } from '#publish/edit/read-entries.ts';
import { filterEntries } from './filter-entries.ts';
import { readYaml } from './testing/check-shop.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 23);
const inDays = (days: number) => new Date(NOW + days * DAY_MS).toISOString();
const answer = (id: string, until: string | null) =>
  `- id: ${id}\n${until === null ? '' : `  validUntil: '${until}'\n`}  en: { title: T, questions: [q], answer: A }\n`;

it('lists what is over or soon to be, and nothing that has no end', () => {
  const files = new Map([
    ['pack.yaml', 'shop: s\nlocales: [en]\n'],
    ['answers/a.yaml', answer('over', inDays(-1)) + answer('soon', inDays(29)) + answer('later', inDays(31))],
    ['answers/b.yaml', answer('for-good', null)],
    [
      'promotions.yaml',
      `- id: sale\n  from: '${inDays(-9)}'\n  until: '${inDays(3)}'\n  en: { title: Sale, text: Less }\n`,
    ],
  ]);
  const editing = {
    entries: readEntries(files, readYaml),
    faultsOf: () => [],
    changedEntries: new Set<string>(),
    missing: () => [],
  };
  const listed = (only: string) => filterEntries(editing, { words: '', kind: '', only }, NOW).map(({ id }) => id);
  expect(listed('ending')).toEqual(['over', 'soon', 'sale']);
  expect(listed('')).toEqual(expect.arrayContaining(['later', 'for-good']));
});
