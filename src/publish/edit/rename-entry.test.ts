import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findUses } from './find-uses.ts';
import { entryKey } from './pack-entry.ts';
import { readEntries } from './read-entries.ts';
import { removeEntry } from './remove-entry.ts';
import { renameEntry, type TextEdits } from './rename-entry.ts';

const yaml = (text: string): unknown => parse(text);
const kept = (...cases: object[]): string => cases.map((one) => `${JSON.stringify(one)}\n`).join('');
const expecting = (expect: object) => ({ id: 'a', turns: ['hello', { say: 'the fee?', expect }] });
const shop = new Map([
  ['pack.yaml', 'locales: [zh-Hans, en]\n'],
  ['answers/delivery.yaml', '- id: fee\n  policies: [delivery.fees]\n  en: { title: Fee }\n'],
  ['products/fish.yaml', '- sku: FISH-1\n  name: { en: Fish }\n'],
  ['promotions.yaml', '- id: may\n  en: { title: May }\n'],
  ['flows/late.yaml', 'id: late\nsteps:\n  - { id: go, jump: ill } # as ill\n'],
  ['../base/flows/lost.yaml', 'id: lost\nsteps:\n  - { id: go, jump: ill }\n'],
  ['flows/ill.yaml', 'id: ill\nsteps:\n  - id: one\n    say: soothe\n'],
  [
    'scripts.yaml',
    'en:\n  soothe: [There]\n  soothe@short: [Ok]\n  soothe-more: [More]\n  starter-fees: [Fees?]\n  region-rule-fresh: [Fresh]\n  advice-ask-skin: [Skin?]\n',
  ],
  ['locales/fr.yaml', 'scripts:\n  soothe: [Voilà]\n  soothe@b: [Bon]\n'],
  ['../base/locales/fr.yaml', 'scripts:\n  soothe: [Base]\n'],
  [
    'rules.yaml',
    'starters: [track, fees]\nexperiments:\n  - name: words\n    key: soothe\n    arms: [a, b]\ninsight:\n  entries: [fee] # one by one\n',
  ],
  ['followups.yaml', 'next:\n  FISH-1: [{ intent: shipping.fee, probability: 0.2 }]\n'],
  [
    'advice/advice.yaml',
    'dimensions: [{ key: skin, ask: { script: advice-ask-skin } }]\nconflicts:\n  - { id: x, a: { product: FISH-1 }, b: { product: FISH-1 }, source: FISH-1, swap: [FISH-1] }\n  - { id: y, a: { family: z }, b: { family: z }, source: fee } # kept\nassociations:\n  rules: [{ given: [FISH-1], follows: FISH-1 }]\n  neighbours: { FISH-1: [{ sku: FISH-1, similarity: 0.5 }] }\n',
  ],
  [
    'duty/goods.yaml',
    'tariffs: { eu: [{ rates: [{ skus: [FISH-1] }] }] }\nrestricted: [{ skus: [FISH-1] }]\nlocalStock:\n  # Venlo\n  - skus: [FISH-1]\n',
  ],
  [
    'region/rules.yaml',
    'goods: { fish: { skus: [FISH-1] } }\nareas: { all: fee, not: delivery.fees }\nrules: [{ id: a, goods: [FISH-1], say: fresh, cites: [fee, delivery.fees] }]\ncitations:\n  fee: { kind: answer }\n  delivery.fees: { kind: policy }\n',
  ],
  ['experiments/words.yaml', '# What was meant.\nname: words\nkey: soothe\narms: [a, b]\n'],
  ['policies/delivery.en.md', '---\ntitle: Delivery\n---\n\n## Fees {#fees}\n\nSix.\n\n## Times {#times}\n\nTwo.\n'],
  ['policies/delivery.zh-Hans.md', '---\ntitle: 配送\n---\n\n## 费用 {#fees}\n\n六元。\n'],
  ['policies/money.en.md', '---\ntitle: Money\n---\n\n## Refunds {#refunds}\n\nFive days.\n'],
  [
    'regression/kept.jsonl',
    kept(
      expecting({ facts: ['entry:fee', 'entry:fees', 'entry:delivery.fees', 'entry:may', 'product:FISH-1'] }),
      { id: 'b', context: { product: 'FISH-1' }, turns: [] },
      { id: 'c', turns: [{ say: 'ill', expect: { flow: 'ill', topics: ['ill', 'illness'] } }] },
    ),
  ],
]);

const OTHER_SCRIPTS = { 'starter-fees': ['Fees?'], 'region-rule-fresh': ['Fresh'], 'advice-ask-skin': ['Skin?'] };

const entryOf = (key: string) => {
  const found = readEntries(shop, yaml).find((entry) => entryKey(entry) === key);
  if (!found) throw new Error(`there is no ${key}`);
  return found;
};
const after = (edits: TextEdits): Map<string, string> => {
  const files = new Map(shop);
  for (const [file, text] of Object.entries(edits)) {
    if (text === null) files.delete(file);
    else files.set(file, text);
  }
  return files;
};
const renamed = (key: string, to: string) => {
  const files = after(renameEntry(shop, yaml, entryOf(key), to));
  const { kind, id } = entryOf(key);
  expect(findUses(files, yaml, kind, id)).toEqual([]);
  return files;
};
const cases = (files: ReadonlyMap<string, string>): unknown[] =>
  (files.get('regression/kept.jsonl') ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('another name', () => {
  it.each([
    ['answer:fee', 'cost', 0, 'entry:cost'],
    ['policy:delivery.fees', 'delivery.costs', 2, 'entry:delivery.costs'],
    ['promotion:may', 'june', 3, 'entry:june'],
    ['product:FISH-1', 'FISH-2', 4, 'product:FISH-2'],
  ])('of %s goes to what a regression case expects, and no other fact changes', (key, to, place, fact) => {
    const [before] = cases(shop) as [ReturnType<typeof expecting>];
    const facts = (before.turns[1] as { expect: { facts: string[] } }).expect.facts.with(place, fact);
    expect(cases(renamed(key, to))[0]).toEqual(expecting({ facts }));
  });

  it('of a product goes to the page that a case begins on', () => {
    expect(cases(renamed('product:FISH-1', 'FISH-2'))[1]).toMatchObject({ context: { product: 'FISH-2' } });
  });

  it('of a flow goes to the shop’s flows that jump to it and the cases that expect it, and leaves all else as it was', () => {
    const files = renamed('flow:ill', 'unwell');
    expect(files.get('flows/late.yaml')).toContain('jump: unwell } # as ill');
    expect(files.get('../base/flows/lost.yaml')).toBe(shop.get('../base/flows/lost.yaml'));
    expect(cases(files)[2]).toMatchObject({
      turns: [{ expect: { flow: 'unwell', topics: ['unwell', 'illness'] } }],
    });
    const lines = (of: ReadonlyMap<string, string>) => (of.get('regression/kept.jsonl') ?? '').split('\n');
    expect(lines(files).slice(0, 2)).toEqual(lines(shop).slice(0, 2));
  });

  it('of a script goes to every language, to its variants, to its experiment and to that one’s record', () => {
    const files = renamed('script:soothe', 'calm');
    expect(parse(files.get('scripts.yaml') ?? '').en).toEqual({
      ...OTHER_SCRIPTS,
      ...{ calm: ['There'], 'calm@short': ['Ok'], 'soothe-more': ['More'] },
    });
    expect(parse(files.get('locales/fr.yaml') ?? '').scripts).toEqual({ calm: ['Voilà'], 'calm@b': ['Bon'] });
    expect(parse(files.get('rules.yaml') ?? '').experiments[0].key).toBe('calm');
    expect(files.get('experiments/words.yaml')).toBe('# What was meant.\nname: words\nkey: calm\narms: [a, b]\n');
    expect(files.get('flows/ill.yaml')).toContain('say: calm');
    expect(files.get('../base/locales/fr.yaml')).toBe(shop.get('../base/locales/fr.yaml'));
  });

  it('of a policy that begins otherwise moves the section in each language, and a file without one goes', () => {
    const files = renamed('policy:delivery.fees', 'money.costs');
    const ids = readEntries(files, yaml).flatMap(({ kind, id, locales }) => (kind === 'policy' ? [[id, locales]] : []));
    expect(Object.fromEntries(ids)).toEqual({
      'delivery.times': ['en'],
      'money.refunds': ['en'],
      'money.costs': expect.arrayContaining(['en', 'zh-Hans']),
    });
    expect(files.has('policies/delivery.zh-Hans.md')).toBe(false);
    expect(files.get('policies/money.zh-Hans.md')).toContain('六元。');
    expect(files.get('answers/delivery.yaml')).toContain('money.costs');
  });

  it.each([
    ['answer:fee', 'cost', ['rules.yaml', 'advice/advice.yaml', 'region/rules.yaml']],
    ['policy:delivery.fees', 'delivery.costs', ['region/rules.yaml']],
    ['product:FISH-1', 'FISH-2', ['followups.yaml', 'advice/advice.yaml', 'duty/goods.yaml', 'region/rules.yaml']],
  ])('of %s goes to all that names it in what the specialists know and in the rules', (key, to, places) => {
    const files = renamed(key, to);
    const { id } = entryOf(key);
    const whole = new RegExp(`(?<![\\w.-])${id.replaceAll('.', '\\.')}(?![\\w-])`, 'g');
    for (const file of places) {
      const before = shop.get(file) ?? '';
      expect(before).toMatch(whole);
      expect(files.get(file)).toBe(before.replace(whole, to));
    }
  });

  it('of a script goes to what is said without its beginning, and to nothing where the new name has another', () => {
    expect(renamed('script:starter-fees', 'starter-costs').get('rules.yaml')).toContain('starters: [track, costs]');
    expect(renamed('script:region-rule-fresh', 'region-rule-new').get('region/rules.yaml')).toContain('say: new');
    expect(renamed('script:advice-ask-skin', 'advice-ask-face').get('advice/advice.yaml')).toContain('advice-ask-face');
    const files = after(renameEntry(shop, yaml, entryOf('script:starter-fees'), 'comfort-fees'));
    expect(files.get('rules.yaml')).toBe(shop.get('rules.yaml'));
  });

  it('that is taken where the old one stands is refused', () => {
    expect(() => renameEntry(shop, yaml, entryOf('script:soothe'), 'soothe-more')).toThrow('conflict');
  });
});

describe('a script taken out', () => {
  it('leaves every language, and no other script', () => {
    const files = after(removeEntry(shop, yaml, entryOf('script:soothe')));
    expect(parse(files.get('scripts.yaml') ?? '')).toEqual({
      en: { 'soothe-more': ['More'], ...OTHER_SCRIPTS },
    });
    expect(parse(files.get('locales/fr.yaml') ?? '')).toEqual({ scripts: {} });
    expect(files.get('../base/locales/fr.yaml')).toBe(shop.get('../base/locales/fr.yaml'));
  });
});
