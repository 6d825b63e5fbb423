import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { AXES, type Evidence } from './evidence.ts';
import { isBarred, type ProfileRules, profileSchema } from './profile-rules.ts';
import type { TasteGoods } from './taste-goods.ts';
import { tasteOf } from './taste-of.ts';

const DAY_MS = 86_400_000;
const NOW = 20_000 * DAY_MS;

const rules: ProfileRules = v.parse(profileSchema, {
  axes: {
    skin: { dimension: 'skin', ignore: ['all'] },
    style: { dimension: 'finish' },
    budget: { saving: 0.34, generous: 0.67 },
  },
  weights: { viewed: 0.3, dwelt: 1, favourited: 3, added: 2, bought: 4, told: 12 },
  halfLifeDays: 30,
  least: { weight: 5, pieces: 3, share: 0.6 },
  never: ['secret'],
});

const product = (price: number, skin: Record<string, number>, finish: string) => ({
  name: `p${price}`,
  category: 'Serums',
  price,
  values: { skin: Object.entries(skin), style: [[finish, 1] as const] },
});

const goods: TasteGoods = {
  products: new Map([
    ['A-1', product(10, { oily: 1, 'combination-oily': 1 }, 'matte')],
    ['A-2', product(12, { oily: 1 }, 'matte')],
    ['A-3', product(14, { all: 1 }, 'matte')],
    ['B-1', product(50, { dry: 1 }, 'dewy')],
    ['B-2', product(52, { dry: 1 }, 'dewy')],
    ['C-1', product(90, { dry: 1, secret: 1 }, 'dewy')],
    ['C-2', product(95, { 'combination-oily': 1 }, 'secret')],
    ['C-3', product(99, { secret: 1 }, 'secret')],
  ]),
  axes: {
    skin: {
      label: 'Skin',
      values: ['oily', 'combination-oily', 'dry', 'all', 'secret'].map((id) => ({ id, label: id })),
    },
    style: { label: 'Finish', values: ['matte', 'dewy', 'secret'].map((id) => ({ id, label: id })) },
    budget: { label: null, values: ['saving', 'middle', 'generous'].map((id) => ({ id, label: id })) },
  },
};

let count = 0;
const piece = (kind: 'viewed' | 'favourited' | 'added' | 'bought', sku: string, daysAgo = 0): Evidence => ({
  id: `${kind}.${sku}.${count++}`,
  at: NOW - daysAgo * DAY_MS,
  kind,
  sku,
});

const guess = (evidence: Evidence[], own = {}) => tasteOf({ evidence, own }, goods, rules, NOW);

const anyEvidence = fc.array(
  fc
    .record({
      kind: fc.constantFrom('viewed' as const, 'favourited' as const, 'added' as const, 'bought' as const),
      sku: fc.constantFrom(...goods.products.keys(), 'GONE-1'),
      daysAgo: fc.integer({ min: 0, max: 400 }),
    })
    .map(({ kind, sku, daysAgo }) => piece(kind, sku, daysAgo)),
  { maxLength: 60 },
);

describe('a taste', () => {
  it('is what most of the evidence speaks for, with the pieces that it rests on', () => {
    const evidence = [
      piece('bought', 'A-1'),
      piece('bought', 'A-2'),
      piece('favourited', 'A-2'),
      piece('viewed', 'B-1'),
    ];
    const { guesses, taste } = guess(evidence);
    expect(taste).toMatchObject({ skin: 'oily', style: 'matte', budget: 'saving' });
    expect(guesses.skin?.because).toEqual([evidence[0]?.id, evidence[1]?.id, evidence[2]?.id]);
    expect(taste.skus).toEqual(['A-2', 'A-1']);
  });

  it('is none where there is little, or where it speaks both ways', () => {
    expect(guess([piece('bought', 'A-1'), piece('bought', 'A-2')]).guesses).toEqual({});
    const torn = ['A-1', 'A-2', 'A-1', 'B-1', 'B-2', 'B-1'].map((sku) => piece('bought', sku));
    expect(guess(torn).taste).toMatchObject({ skin: null, style: null, budget: null });
  });

  it('takes what was said in the chat without a second piece', () => {
    const told: Evidence = { id: 'told.skin.dry', at: NOW, kind: 'told', axis: 'skin', value: 'dry' };
    expect(guess([told]).taste.skin).toBe('dry');
    expect(guess([{ ...told, value: 'scaly' }]).taste.skin).toBeNull();
  });

  it('forgets by its half-life', () => {
    const old = ['A-1', 'A-2', 'A-2'].map((sku) => piece('bought', sku, 120));
    expect(guess(old).guesses).toEqual({});
    const newer = ['B-1', 'B-2', 'B-1', 'B-2'].map((sku) => piece('bought', sku));
    expect(guess([...old, ...newer]).taste.skin).toBe('dry');
  });

  it('is the shopper’s own word before any guess, and nothing where they say so', () => {
    const evidence = ['A-1', 'A-2', 'A-2'].map((sku) => piece('bought', sku));
    const { taste, guesses } = guess(evidence, { skin: 'dry', style: null, budget: 'generous' });
    expect(taste).toMatchObject({ skin: 'dry', style: null, budget: 'generous' });
    expect(guesses.skin?.value).toBe('oily');
    expect(guess(evidence, { skin: 'no value of the shop' }).taste.skin).toBe('oily');
  });

  it('goes by what was paid where that is known', () => {
    const paid = [1, 2, 3].map((day): Evidence => ({ id: `b${day}`, at: NOW, kind: 'bought', sku: 'C-1', price: 10 }));
    expect(guess(paid).taste.budget).toBe('saving');
    expect(guess(['C-1', 'C-1', 'C-2'].map((sku) => piece('bought', sku))).taste.budget).toBe('generous');
  });

  it('does not depend on the order of the evidence', () => {
    fc.assert(
      fc.property(anyEvidence, fc.infiniteStream(fc.nat()), (evidence, luck) => {
        const shuffled = evidence.map((one) => ({ one, by: luck.next().value ?? 0 })).sort((a, b) => a.by - b.by);
        const [given, other] = [guess(evidence), guess(shuffled.map(({ one }) => one))];
        expect(other.taste).toEqual(given.taste);
        for (const axis of AXES) expect(other.guesses[axis]?.because).toEqual(given.guesses[axis]?.because);
      }),
    );
  });

  it('rests on pieces that are there and speak for it, is never sure, and never a value that is barred', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const { guesses, taste } = guess(evidence);
        for (const axis of AXES) {
          const told = guesses[axis];
          if (!told) continue;
          expect(told.confidence).toBeGreaterThan(0);
          expect(told.confidence).toBeLessThan(1);
          expect(told.because.length).toBeGreaterThanOrEqual(rules.least.pieces);
          expect(evidence.map(({ id }) => id)).toEqual(expect.arrayContaining(told.because));
          expect(['secret', 'all']).not.toContain(told.value);
        }
        expect(taste.skus.length).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('stays, or grows surer, with another piece of the same', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const before = guess(evidence).guesses.style;
        if (!before) return;
        const [sku] = [...goods.products].find(([, { values }]) => values.style?.[0]?.[0] === before.value) ?? ['A-1'];
        const after = guess([...evidence, piece('bought', sku)]).guesses.style;
        expect(after?.value).toBe(before.value);
        expect(after?.confidence).toBeGreaterThanOrEqual(before.confidence - 1e-9);
      }),
    );
  });
});

describe('what may be an axis', () => {
  it.each([
    'pregnancy',
    'age',
    'from_age',
    'allergy',
    'allergens',
    'disease',
    'skin-disease',
    'in_pregnancy',
    'for_nursing',
    'medication',
    'halal',
    'gender',
  ])('is not %s', (key) => {
    expect(isBarred(key)).toBe(true);
    for (const source of [{ dimension: key }, { attribute: key }]) {
      expect(v.safeParse(profileSchema, { ...rules, axes: { skin: source } }).success).toBe(false);
    }
  });

  it.each(['skin', 'skin_type', 'finish', 'texture', 'packaging', 'coverage', 'usage', 'storage', 'colour'])(
    'may be %s',
    (key) => {
      expect(isBarred(key)).toBe(false);
    },
  );
});
