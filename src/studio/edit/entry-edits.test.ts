import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findUses } from '#publish/edit/find-uses.ts';
import { addEntry, fileForNew } from '#publish/edit/new-entry.ts';
import { entryKey, type PackEntry } from '#publish/edit/pack-entry.ts';
import { policySections, setSection } from '#publish/edit/policy-sections.ts';
import { membersOf, readEntries, shopLanguages } from '#publish/edit/read-entries.ts';
import { removeEntry } from '#publish/edit/remove-entry.ts';
import { renameEntry, type TextEdits } from '#publish/edit/rename-entry.ts';
import { findTexts, replaceTexts } from '#publish/edit/replace-texts.ts';
import { importTable, tableOf } from '#publish/edit/table-of-entries.ts';
import { exampleLabels, setExamples } from '#publish/edit/tsv-rows.ts';
import { checkShop, readYaml } from './testing/check-shop.ts';
import { exampleShop } from './testing/example-shop.ts';

const fresh = await exampleShop('fresh');
let entries: PackEntry[];

beforeEach(() => {
  entries = readEntries(fresh, readYaml);
});

const entryOf = (key: string, of: readonly PackEntry[] = entries): PackEntry => {
  const found = of.find((entry) => entryKey(entry) === key);
  if (!found) throw new Error(`there is no ${key}`);
  return found;
};
const edited = (edits: TextEdits): Map<string, string> => {
  const files = new Map<string, string>(fresh);
  for (const [file, text] of Object.entries(edits)) {
    if (text === null) files.delete(file);
    else files.set(file, text);
  }
  return files;
};
const changedLines = (edits: TextEdits): number =>
  Object.entries(edits).reduce((sum, [file, text]) => {
    const old = (fresh.get(file) ?? '').split('\n');
    return sum + (text ?? '').split('\n').filter((line, at) => line !== old[at]).length;
  }, 0);

describe('what there is to edit', () => {
  it('is everything that the compiler reads: as many answers, products, offers, policies and flows as stand in the files', () => {
    const count = (kind: string) => entries.filter((entry) => entry.kind === kind).length;
    const listed = (folder: string) =>
      [...fresh]
        .filter(([file]) => file.startsWith(folder))
        .reduce((sum, [, text]) => sum + (parse(text) as unknown[]).length, 0);
    expect(count('answer')).toBe(listed('answers/'));
    expect(count('product')).toBe(listed('products/'));
    expect(count('promotion')).toBe(listed('promotions.yaml'));
    const flows = new Set(
      [...fresh.keys()].filter((file) => /flows\/[^/]+\.yaml$/.test(file)).map((file) => file.replace(/^.*\//, '')),
    );
    expect(count('flow')).toBe(flows.size);
    const sections = [...fresh]
      .filter(([file]) => file.endsWith('.en.md'))
      .reduce((sum, [, text]) => sum + policySections(text).length, 0);
    expect(count('policy')).toBe(sections);
    expect(new Set(entries.map(entryKey)).size).toBe(entries.length);
  });

  it('tells languages in part from whole ones, and where their wording stands', async () => {
    const files = await exampleShop('global');
    expect(shopLanguages(files, readYaml).whole).toEqual(['zh-Hans', 'en']);
    expect(shopLanguages(files, readYaml).partly).toHaveLength(14);
    const [entry] = readEntries(files, readYaml).filter(({ kind, apart }) => kind === 'answer' && apart.fr);
    expect(entry?.apart.fr?.file).toMatch(/^locales\/fr\./);
  });
});

describe('another name', () => {
  it.each([
    ['answer:unboxing-guide', 'how-to-unbox', 'rules.yaml'],
    ['policy:delivery.fees', 'delivery.costs', 'answers/delivery.yaml'],
    ['promotion:newcomer-2026', 'welcome-2026', 'rules.yaml'],
    ['product:FR-CRB-001', 'FR-CRB-777', 'promotions.yaml'],
    ['flow:ill', 'unwell', 'flow-examples.tsv'],
  ])('of %s goes to every place that named it, and the shop still compiles', (key, to, elsewhere) => {
    expect(checkShop(fresh)).toEqual([]);
    const edits = renameEntry(fresh, readYaml, entryOf(key), to);
    expect(Object.keys(edits)).toContain(elsewhere);
    expect(checkShop(edited(edits))).toEqual([]);
    const { kind, id } = entryOf(key);
    expect(findUses(edited(edits), readYaml, kind, id)).toEqual([]);
    if (kind !== 'flow') expect(changedLines(edits)).toBeLessThan(12);
  });
});

describe('an entry taken out', () => {
  it('leaves no line of itself, and who named it is a fault by name', () => {
    const edits = removeEntry(fresh, readYaml, entryOf('promotion:newcomer-2026'));
    expect(edits['promotions.yaml']).not.toContain('newcomer-2026');
    expect(checkShop(edited(edits))).toEqual([
      expect.objectContaining({ file: 'rules.yaml', message: 'there is no promotion newcomer-2026' }),
    ]);
    expect(findUses(fresh, readYaml, 'promotion', 'newcomer-2026')).toEqual([
      { file: 'rules.yaml', path: ['offers', 4, 'promotion'], isKey: false },
    ]);
  });
});

describe('a new entry', () => {
  const start = {
    kind: 'answer' as const,
    id: 'delivery-on-sunday',
    intent: 'shipping.time',
    locales: ['zh-Hans', 'en'] as const,
    title: 'Sundays',
    nowMs: 0,
  };
  const intentOf = (entry: PackEntry) =>
    String(membersOf(membersOf((readYaml(fresh.get(entry.file) ?? '') as unknown[])[Number(entry.path[0])])).intent);

  it('goes to the file of those most like it, and compiles as it is', () => {
    const file = fileForNew(entries, start, intentOf);
    expect(file).toBe('answers/delivery.yaml');
    const edits = addEntry(fresh, file, start);
    expect(checkShop(edited(edits))).toEqual([]);
    expect(edits[file]?.startsWith((fresh.get(file) ?? '').trimEnd())).toBe(true);
  });

  it('of the other kinds compiles too', () => {
    const added = [
      addEntry(fresh, 'products/seafood.yaml', { ...start, kind: 'product', id: 'FR-NEW-001' }),
      addEntry(fresh, 'policies/delivery', { ...start, kind: 'policy', id: 'delivery.sundays' }),
      addEntry(fresh, 'promotions.yaml', {
        ...start,
        kind: 'promotion',
        id: 'sunday-2027',
        nowMs: Date.UTC(2027, 0, 1),
      }),
      addEntry(fresh, 'examples.tsv', {
        ...start,
        kind: 'example',
        id: 'own.box_return',
        title: 'take the box with you',
      }),
    ];
    for (const edits of added) expect(checkShop(edited(edits))).toEqual([]);
    expect(exampleLabels(added[3]?.['examples.tsv'] ?? '')[0]?.texts.at(-1)).toBe('take the box with you');
  });
});

describe('find and replace', () => {
  it('changes texts alone, never a name, and only where it was said to', () => {
    const found = findTexts(fresh, { find: 'delivery', put: 'DELIVERY', matchCase: true });
    expect(found.length).toBeGreaterThan(20);
    const edits = replaceTexts(fresh, found);
    const files = edited(edits);
    expect(readEntries(files, readYaml).map(entryKey)).toEqual(entries.map(entryKey));
    expect(checkShop(files).filter(({ message }) => !/twice|already|same|both|starts with/.test(message))).toEqual([]);
    const [one] = found.filter(({ file }) => file === 'answers/delivery.yaml');
    if (!one) throw new Error('nothing was found');
    expect(Object.keys(replaceTexts(fresh, [one]))).toEqual(['answers/delivery.yaml']);
  });

  it('leaves a place alone that says something else by now, or is gone', () => {
    const shop = new Map([
      ['answers/a.yaml', '- id: a\n  en: { title: Old fee }\n'],
      ['policies/a.en.md', '## Old fee {#fee}\n'],
      ['policies/b.en.md', 'An old fee.\n'],
    ]);
    const found = findTexts(shop, { find: 'old', put: 'new', matchCase: false });
    expect(found).toHaveLength(3);
    const since = new Map([
      ['answers/a.yaml', '- id: b\n  en: { title: Another }\n- id: a\n  en: { title: Old fee }\n'],
      ['policies/a.en.md', 'A line.\n## Old fee {#fee}\n'],
    ]);
    expect(replaceTexts(since, found)).toEqual({});
  });
});

describe('a table', () => {
  it('that is read back as it was changes nothing', () => {
    for (const kind of ['product', 'answer', 'promotion'] as const) {
      const { edits, changed, added, faults } = importTable(
        tableOf(entries, fresh, readYaml, kind),
        entries,
        fresh,
        readYaml,
        kind,
      );
      expect([kind, changed, added, faults]).toEqual([kind, 0, 0, []]);
      for (const [file, text] of Object.entries(edits)) expect(text).toBe(fresh.get(file));
    }
  });

  it('changes one price in one line, adds a row, and tells of one without an id', () => {
    const csv = 'sku,price.amount,name.en\nFR-SAL-001,61.90,Norwegian salmon sashimi 200 g\n,1.00,Nothing\n';
    const { edits, changed, faults } = importTable(csv, entries, fresh, readYaml, 'product');
    expect([changed, faults]).toEqual([1, [{ line: 3, message: 'no-id' }]]);
    expect(changedLines(edits)).toBe(1);
    expect(edits['products/seafood.yaml']).toContain("price: { amount: '61.90', currency: CNY }");
  });
});

describe('files that are no YAML', () => {
  const line = fc
    .string({ minLength: 1, maxLength: 30 })
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '' && !text.startsWith('#'));

  it('keep every row of other labels when one label’s messages change', () => {
    const file = fresh.get('flow-examples.tsv') ?? '';
    const labels = exampleLabels(file);
    fc.assert(
      fc.property(fc.nat(labels.length - 1), fc.uniqueArray(line, { maxLength: 6 }), (at, texts) => {
        const { label = '' } = labels[at] ?? {};
        const changed = exampleLabels(setExamples(file, label, texts));
        expect(changed.filter((one) => one.label !== label)).toEqual(labels.filter((one) => one.label !== label));
        expect(changed.find((one) => one.label === label)?.texts ?? []).toEqual(texts);
      }),
      { numRuns: 30 },
    );
  });

  it('keep every other section when one section of a policy changes, and come back as they were', () => {
    const file = fresh.get('policies/delivery.en.md') ?? '';
    const sections = policySections(file);
    const said = (text: string) => policySections(text).map(({ id, title, body }) => ({ id, title, body }));
    fc.assert(
      fc.property(
        fc.nat(sections.length - 1),
        line.filter((text) => !text.startsWith('## ')),
        (at, body) => {
          const section = sections[at];
          if (!section) throw new Error('no section');
          const changed = setSection(file, section.id, { title: section.title, body });
          expect(said(changed)).toEqual(said(file).map((one, index) => (index === at ? { ...one, body } : one)));
          expect(setSection(changed, section.id, section)).toBe(file);
        },
      ),
      { numRuns: 50 },
    );
  });
});
