import * as v from 'valibot';
import type { Inquiry } from '#commerce/specialist.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { type Graph, graphSchema } from '../graph-schema.ts';
import { type PreparedGraph, prepareGraph } from '../prepare-graph.ts';

const words = (text: string) => ({ en: text });

/** A shop of eight products, with one conflict of each kind. */
export function smallGraph(): Graph {
  return v.parse(graphSchema, {
    dimensions: [
      {
        key: 'category',
        of: 'product',
        kind: 'one',
        label: words('Kind'),
        weight: 3,
        required: true,
        ask: { script: 'ask-category', choices: ['serum', 'cream'] },
        values: ['cleanser', 'serum', 'cream', 'sunscreen'].map((id) => ({ id, words: words(id) })),
      },
      {
        key: 'skin',
        of: 'product',
        kind: 'many',
        label: words('Skin'),
        weight: 2,
        mismatch: 1.2,
        ask: { script: 'ask-skin', choices: ['oily', 'dry'] },
        values: [
          { id: 'oily', words: words('oily skin'), says: ['oily', '油皮'] },
          { id: 'dry', words: words('dry skin'), says: ['dry', '干皮'] },
          { id: 'all', words: words('all skin'), unsaid: true, any: 0.65 },
        ],
      },
      {
        key: 'concern',
        of: 'product',
        kind: 'many',
        label: words('For'),
        weight: 3,
        relates: true,
        troubles: true,
        ask: { script: 'ask-concern', choices: ['lines', 'shine', 'moisture'] },
        values: [
          { id: 'lines', words: words('fine lines'), says: ['wrinkles', '抗老'] },
          { id: 'shine', words: words('shine'), says: ['控油'] },
          { id: 'moisture', words: words('moisture'), says: ['hydration', '保湿'] },
        ],
      },
      {
        key: 'time',
        of: 'product',
        kind: 'many',
        label: words('Time'),
        values: ['morning', 'evening'].map((id) => ({ id, words: words(id) })),
      },
      {
        key: 'for_sensitive',
        of: 'product',
        kind: 'one',
        unsaid: true,
        label: words('Sensitive'),
        values: ['ok', 'care', 'avoid'].map((id) => ({ id, words: words(id) })),
      },
      { key: 'from_age', of: 'product', kind: 'number', label: words('From age') },
      {
        key: 'pregnancy',
        of: 'shopper',
        kind: 'one',
        sensitive: true,
        label: words('Pregnancy'),
        ask: {
          script: 'ask-pregnancy',
          choices: ['pregnant', 'not-pregnant'],
          yes: 'pregnant',
          no: 'not-pregnant',
          stake: 0.6,
        },
        values: [
          { id: 'pregnant', words: words('pregnant'), says: ['怀孕', '孕妇'] },
          { id: 'not-pregnant', words: words('not pregnant') },
        ],
      },
      {
        key: 'sensitivity',
        of: 'shopper',
        kind: 'one',
        label: words('Sensitivity'),
        values: [{ id: 'sensitive', words: words('sensitive'), says: ['敏感肌'] }],
      },
      { key: 'age', of: 'shopper', kind: 'number', sensitive: true, label: words('Age') },
      { key: 'allergy', of: 'shopper', kind: 'many', sensitive: true, of_ingredients: true, label: words('Allergies') },
    ],
    ingredientsLabel: words('Ingredients'),
    ingredients: [
      { id: 'retinol', family: 'retinoid', words: words('retinol'), says: ['A醇'], strength: 3 },
      { id: 'bakuchiol', family: 'alternative', words: words('bakuchiol'), strength: 1 },
      { id: 'vitamin-c', family: 'vitamin-c', words: words('vitamin C'), says: ['VC'], strength: 2 },
      { id: 'bha', family: 'acid', words: words('salicylic acid'), says: ['水杨酸'], strength: 3 },
      { id: 'aha', family: 'acid', words: words('mandelic acid'), strength: 2 },
      { id: 'oat', family: 'oat', words: words('oat'), says: ['燕麦', 'oats'], strength: 1 },
      { id: 'alcohol', family: 'alcohol', words: words('alcohol'), says: ['酒精'], strength: 2 },
    ],
    families: [{ id: 'retinoid', words: words('retinoids'), start: words('Twice a week') }],
    conflicts: [
      {
        id: 'retinoid-acid',
        kind: 'alternate-days',
        a: { family: 'retinoid' },
        b: { family: 'acid' },
        reason: words('too much'),
        source: 'S',
      },
      {
        id: 'two-acids',
        kind: 'never-together',
        a: { ingredient: 'bha' },
        b: { ingredient: 'aha' },
        reason: words('one acid'),
        source: 'S',
      },
      {
        id: 'retinol-c',
        kind: 'not-same-session',
        a: { ingredient: 'retinol' },
        b: { ingredient: 'vitamin-c' },
        reason: words('apart'),
        source: 'S',
      },
      {
        id: 'pregnant-retinoid',
        kind: 'avoid',
        a: { family: 'retinoid' },
        b: { shopper: 'pregnancy', values: ['pregnant'] },
        reason: words('not now'),
        source: 'S',
        swap: ['P-BAK'],
      },
      {
        id: 'sensitive-avoid',
        kind: 'avoid',
        a: { fact: 'for_sensitive', value: 'avoid' },
        b: { shopper: 'sensitivity', values: ['sensitive'] },
        reason: words('stings'),
        source: 'S',
      },
      {
        id: 'sensitive-care',
        kind: 'caution',
        a: { fact: 'for_sensitive', value: 'care' },
        b: { shopper: 'sensitivity', values: ['sensitive'] },
        reason: words('with care'),
        source: 'S',
      },
      {
        id: 'young',
        kind: 'avoid',
        a: { fact: 'from_age' },
        b: { shopper: 'age', belowFact: 'from_age' },
        reason: words('too early'),
        source: 'S',
      },
    ],
    products: {
      'P-RET': {
        facts: {
          category: 'serum',
          skin: ['all'],
          concern: { lines: 1 },
          time: ['evening'],
          for_sensitive: 'care',
          from_age: 25,
        },
        contains: { retinol: 0.1 },
      },
      'P-BAK': {
        facts: {
          category: 'serum',
          skin: ['all'],
          concern: { lines: 0.9 },
          time: ['morning', 'evening'],
          from_age: 25,
          for_sensitive: 'ok',
        },
        contains: { bakuchiol: 1 },
      },
      'P-VTC': {
        facts: {
          category: 'serum',
          skin: ['all'],
          concern: { lines: 0.5 },
          time: ['morning'],
          for_sensitive: 'care',
          from_age: 18,
        },
        contains: { 'vitamin-c': 10 },
      },
      'P-BHA': {
        facts: {
          category: 'serum',
          skin: ['oily'],
          concern: { shine: 1 },
          time: ['evening'],
          for_sensitive: 'avoid',
          from_age: 16,
        },
        contains: { bha: 2 },
      },
      'P-AHA': {
        facts: {
          category: 'serum',
          skin: ['oily'],
          concern: { shine: 0.6 },
          time: ['evening'],
          for_sensitive: 'care',
          from_age: 18,
        },
        contains: { aha: 5 },
      },
      'P-OAT': {
        facts: {
          category: 'cream',
          skin: ['dry'],
          concern: { moisture: 1 },
          time: ['morning', 'evening'],
          for_sensitive: 'ok',
          from_age: 3,
        },
        contains: ['oat'],
      },
      'P-GEL': {
        facts: {
          category: 'cream',
          skin: ['oily'],
          concern: { moisture: 0.8, shine: 0.9 },
          time: ['morning', 'evening'],
          for_sensitive: 'ok',
          from_age: 12,
        },
        contains: [],
      },
      'P-SUN': {
        facts: { category: 'sunscreen', skin: ['all'], time: ['morning'], for_sensitive: 'ok', from_age: 3 },
        contains: ['alcohol'],
      },
      'P-CLN': {
        facts: { category: 'cleanser', skin: ['all'], time: ['morning', 'evening'], for_sensitive: 'ok', from_age: 3 },
        contains: [],
      },
    },
    implies: [],
    without: [],
    steps: [
      { id: 'cleanse', words: words('Cleanse'), sessions: ['morning', 'evening'], categories: ['cleanser'] },
      { id: 'treat', words: words('Treat'), sessions: ['morning', 'evening'], categories: ['serum'] },
      { id: 'moisturise', words: words('Moisturise'), sessions: ['morning', 'evening'], categories: ['cream'] },
      { id: 'protect', words: words('Protect'), sessions: ['morning'], categories: ['sunscreen'] },
    ],
    plans: [
      {
        id: 'c-and-a',
        says: ['早c晚a'],
        words: words('C and A'),
        treat: { morning: ['vitamin-c'], evening: ['retinoid', 'alternative'] },
        leaveOut: ['acid'],
      },
    ],
    routineSays: ['routine'],
    weights: { cut: 0.8, discount: 0.05, bought: 0.05, implied: 0.45, caution: 0.35, budgetSlack: 0.15 },
  });
}

/** Its products at ¥100, ¥110 and so on, in the order of the graph; the second one reduced. */
export function smallGoods(graph: Graph = smallGraph()): Product[] {
  return Object.keys(graph.products).map((sku, at) => ({
    sku,
    name: `Product ${sku}`,
    category: 'Care',
    price: { amount: String(100 + at * 10), currency: 'CNY' },
    ...(at === 1 ? { listPrice: { amount: '150', currency: 'CNY' } } : {}),
    stock: 'in-stock',
    image: '/p.svg',
    url: `/p/${sku}`,
    summary: '',
    attributes: [],
  }));
}

export const smallPrepared = (): PreparedGraph => prepareGraph(smallGraph(), smallGoods());

export const inquiryOf = (text: string, over: Partial<Inquiry> = {}): Inquiry => ({
  text,
  intent: 'product.recommend',
  confidence: 0.9,
  entities: [],
  locale: 'en',
  context: {},
  now: Date.UTC(2026, 10, 20),
  subject: null,
  known: null,
  taste: null,
  ...over,
});
