import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sameValue, valueAt, withValue, type YamlPath } from '#publish/edit/plain-value.ts';
import { insertYaml, setYaml } from '#publish/edit/yaml-edit.ts';
import { exampleShop } from './testing/example-shop.ts';

const fresh = await exampleShop('fresh');
const files = [
  'answers/delivery.yaml',
  'products/seafood.yaml',
  'promotions.yaml',
  'rules.yaml',
  'lexicon.yaml',
  'flows/ill.yaml',
  'scripts.yaml',
  '../base/rules.yaml',
  '../base/flows/cancel.yaml',
].map((path) => ({ path, text: fresh.get(path) ?? '' }));

/** Every place of a single value. */
function leaves(value: unknown, at: YamlPath = []): YamlPath[] {
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, member]) =>
    leaves(member, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}

/** How many lines at the start, and at the end, are the same. */
function changedLines(before: string, after: string): { gone: string[]; come: string[] } {
  const old = before.split('\n');
  const now = after.split('\n');
  let front = 0;
  while (front < Math.min(old.length, now.length) && old[front] === now[front]) front += 1;
  let back = 0;
  while (back < Math.min(old.length, now.length) - front && old.at(-1 - back) === now.at(-1 - back)) back += 1;
  return { gone: old.slice(front, old.length - back), come: now.slice(front, now.length - back) };
}

const comments = (text: string) => text.split('\n').filter((line) => /^\s*#/.test(line));
const aFile = fc.constantFrom(...files);
const places = new Map(files.map(({ path, text }) => [path, leaves(parse(text))]));
const aText = fc.oneof(
  fc
    .string({ minLength: 1, unit: 'binary' })
    .filter((text) => !/[\r\u2028\u2029\u0085\ufeff]|[^\P{C}\n\t]/u.test(text)),
  fc.constantFrom(
    '免运费：满 59 元',
    "it's",
    '- dash',
    '# no comment',
    'a: b',
    '[x]',
    '12',
    'true',
    '{order}',
    'two\nlines\n',
    '@angry',
    '~',
    '!tag',
    '&a',
    '*b',
    '%c',
    'x #y',
  ),
);

describe('an edit of one value', () => {
  it('changes that value, no other, and no line that has nothing of it', () => {
    fc.assert(
      fc.property(aFile, fc.nat(), aText, ({ path, text }, pick, put) => {
        const all = places.get(path) ?? [];
        const place = all[pick % all.length] ?? [];
        const after = setYaml(text, place, put);
        const before = valueAt(parse(text), place);
        expect(valueAt(parse(after), place)).toEqual(put);
        expect(sameValue(parse(after), withValue(parse(text), place, put))).toBe(true);
        const { gone } = changedLines(text, after);
        const spanned = typeof before === 'string' ? before.split('\n').length + 1 : 1;
        // A list that stands once and is meant in three places is written out before one of them changes.
        if (!text.includes(' *words')) expect(gone.length).toBeLessThanOrEqual(spanned);
        expect(comments(after)).toEqual(expect.arrayContaining(comments(text).filter((line) => !put.includes(line))));
      }),
      { numRuns: 150 },
    );
  });

  it('can be taken back: the old value gives the old content', () => {
    fc.assert(
      fc.property(aFile, fc.nat(), aText, ({ path, text }, pick, put) => {
        const all = places.get(path) ?? [];
        const place = all[pick % all.length] ?? [];
        const old = valueAt(parse(text), place);
        expect(parse(setYaml(setYaml(text, place, put), place, old))).toEqual(parse(text));
      }),
      { numRuns: 50 },
    );
  });
});

describe('an entry', () => {
  it('that is put in at its place or taken away leaves the lines of all others as they were', () => {
    const text = fresh.get('answers/delivery.yaml') ?? '';
    const count = (parse(text) as unknown[]).length;
    fc.assert(
      fc.property(fc.nat(count), fc.nat(count - 1), (before, gone) => {
        const entry = {
          id: 'new-one',
          intent: 'shipping.fee',
          en: { title: 'New', questions: ['new'], answer: 'One.\n\nTwo.\n' },
        };
        const more = insertYaml(text, [], entry, before);
        expect((parse(more) as unknown[])[before]).toEqual(entry);
        expect(changedLines(text, more).gone).toEqual([]);
        const less = setYaml(text, [gone], undefined);
        expect(parse(less)).toEqual((parse(text) as unknown[]).filter((_, at) => at !== gone));
        expect(changedLines(text, less).come).toEqual([]);
        expect(comments(less)).toEqual(comments(text));
      }),
      { numRuns: 40 },
    );
  });
});
