import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { consultRegion } from '#commerce/region/consult-region.ts';
import { judge } from '#commerce/region/judge.ts';
import { kindsOf } from '#commerce/region/kinds-of-goods.ts';
import { regionSchema } from '#commerce/region/region-schema.ts';
import type { Inquiry, ShopGoods } from '#commerce/specialist.ts';
import { LOCALES } from '#core/locale.ts';
import { compileFolder } from './compile-folder.ts';

const { chunks } = compileFolder(fileURLToPath(new URL('../../examples/packs/global', import.meta.url)));
const data = v.parse(regionSchema, chunks.find(({ kind }) => kind === 'region')?.items);
const scripts = Object.fromEntries(
  chunks.flatMap((chunk) => (chunk.kind === 'scripts' ? [[chunk.locale, chunk.items]] : [])),
);
const goods: ShopGoods = {
  products: chunks.flatMap((chunk) => (chunk.kind === 'products' && chunk.locale === 'en' ? chunk.items : [])),
  promotions: [],
};

describe('the policy graph of the demo shop', () => {
  it('has a sentence for every rule in all sixteen languages', () => {
    for (const locale of LOCALES)
      for (const { id, say } of data.rules)
        expect(scripts[locale]?.[`region-rule-${say ?? id}`], `${locale} ${id}`).toBeDefined();
  });

  it('says in every language what it says in English, with the same figures', () => {
    const keys = Object.keys(scripts.en ?? {}).filter((key) => key.startsWith('region-'));
    expect(keys.length).toBeGreaterThan(50);
    const holes = (text = ''): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted();
    for (const locale of LOCALES)
      for (const key of keys) {
        const own = scripts[locale]?.[key]?.[0];
        expect(own, `${locale} ${key}`).toBeDefined();
        expect(
          holes(own).every((hole) => holes(scripts.en?.[key]?.[0]).includes(hole)),
          `${locale} ${key}`,
        ).toBe(true);
      }
  });

  it('has every name of goods in all sixteen languages', () => {
    for (const [kind, { name }] of Object.entries(data.goods))
      expect(Object.keys(name).toSorted(), kind).toEqual([...LOCALES].toSorted());
  });

  it('cites answers and sections that there are, by their titles', () => {
    const entries = chunks.flatMap((chunk) => {
      if (chunk.kind === 'answers') return chunk.items.map(({ id, title }) => [chunk.locale, id, title] as const);
      if (chunk.kind === 'policies') return chunk.items.map(({ id, section }) => [chunk.locale, id, section] as const);
      return [];
    });
    for (const [id, { title }] of Object.entries(data.citations))
      for (const [locale, text] of Object.entries(title))
        expect(entries.find((entry) => entry[0] === locale && entry[1] === id)?.[2], `${locale} ${id}`).toBe(text);
  });

  it('says when each rule was checked, and of public rules until when that holds', () => {
    for (const { id, source, asOf, validUntil } of data.rules) {
      expect(asOf < '2026-12-01', id).toBe(true);
      if (source !== undefined && id !== 'plug-g') expect(validUntil, id).toBeDefined();
    }
  });

  it('never lets a broader rule soften a prohibition', () => {
    const product = fc.constantFrom(...goods.products);
    const country = fc.constantFrom(...data.destinations);
    const kind = fc.constantFrom('restricted', 'threshold', 'document', 'mark', 'labelling');
    fc.assert(
      fc.property(product, country, kind, (item, to, softer) => {
        const kinds = kindsOf(data, item);
        const before = judge(data, kinds, item.sku, to);
        // A rule for all goods of the world, about the very thing of each prohibition.
        const broader = before.rules.map((rule) => ({
          ...rule,
          id: `broader-${rule.id}`,
          about: rule.about ?? rule.id,
          kind: softer as typeof rule.kind,
          in: ['world'],
          not: [],
          goods: ['*'],
        }));
        const named = data.rules.map((rule) => ({ ...rule, about: rule.about ?? rule.id }));
        const after = judge({ ...data, rules: [...named, ...broader] }, kinds, item.sku, to);
        if (before.verdict === 'no') {
          expect(after.verdict).toBe('no');
          expect(after.rules.map(({ id }) => id)).toEqual(before.rules.map(({ id }) => id));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('answers for every product and every country, and says what it cites', () => {
    for (const { sku, name } of goods.products)
      for (const country of [...data.destinations, 'BR', 'CN', 'ZZ', '']) {
        const inquiry: Inquiry = {
          text: 'can you send this to me?',
          intent: 'shipping.area',
          confidence: 0.9,
          entities: [],
          locale: 'en',
          context: { product: sku, country },
          now: Date.parse('2026-11-22T00:00:00Z'),
          subject: null,
          known: null,
          taste: null,
        };
        const finding = consultRegion(data, inquiry, goods);
        if (data.destinations.includes(country)) {
          expect(finding?.lines.length, `${name} ${country}`).toBeGreaterThan(0);
          expect(finding?.citations.length, `${name} ${country}`).toBeGreaterThan(0);
        } else expect(finding === null || finding.asks).toBe(true);
      }
  });

  it('throws at no text', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom(...Object.values(data.goods).flatMap(({ words = [] }) => words), 'CE', 'Japan', 'send'))
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...LOCALES), (said, locale) => {
        const inquiry: Inquiry = {
          text: said,
          intent: 'shipping.area',
          confidence: 0.8,
          entities: [],
          locale,
          context: {},
          now: 0,
          subject: null,
          known: null,
          taste: null,
        };
        const finding = consultRegion(data, inquiry, goods);
        for (const line of finding?.lines ?? [])
          if ('say' in line) expect(scripts[locale]?.[line.say], line.say).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});

it('is what the shop’s own rules open', () => {
  const rules = readFileSync(new URL('../../examples/packs/global/rules.yaml', import.meta.url), 'utf8');
  expect(rules).toMatch(/name: region/);
});
