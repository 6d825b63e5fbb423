import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from './at-once.ts';
import { LocaleSearch } from './locale-search.ts';
import type { QueryVector } from './query-vector.ts';
import { answer, indexOf, searchOf, smallShop } from './testing/small-shop.ts';
import { vectorsOf } from './testing/vectors-of.ts';
import { VectorIndex } from './vector-index.ts';

const SPRING = Date.parse('2026-03-10T00:00:00Z');
const query = (text: string) => ({ text, limit: 3, now: SPRING, reading: null });
const reading = (intent: string, confidence: number) => ({ candidates: [{ intent, confidence }] });

const ENCODER = '0123456789ab';
const IDS = ['fee', 'time', 'return', 'refund', 'track', 'paypal', 'terms.fees', 'spring', 'SS-SAL-1', 'SS-SOF-2'];

/** A vector that has to do with one entry only. */
function axisOf(id: string): number[] {
  return IDS.map((other) => (other === id ? 1 : 0));
}

function meaning(id: string): QueryVector {
  return { encoder: ENCODER, values: Float32Array.from(axisOf(id)) };
}

function useMeanings(search: LocaleSearch): void {
  const { documents } = search.index;
  const vectors = vectorsOf(
    documents,
    documents.map(({ id }) => [axisOf(id)]),
  );
  search.useVectors(atOnce(VectorIndex.build(ENCODER, vectors, documents)));
}

describe('LocaleSearch', () => {
  const chinese = searchOf('zh-Hans');
  const english = searchOf('en');
  const best = (search: LocaleSearch, text: string) => search.search(query(text))[0];

  it('finds Chinese entries in other words than theirs', () => {
    expect(best(chinese, '买多少可以不收运费')?.id).toBe('fee');
    expect(best(chinese, '鱼都臭了怎么搞')?.id).toBe('spoiled');
    expect(best(chinese, '钱啥时候能退回来')?.id).toBe('refund');
  });

  it('reads traditional Chinese as simplified', () => {
    expect(best(chinese, '運費多少')).toMatchObject({ id: 'fee', confidence: expect.closeTo(1, 0) });
  });

  it('forgives typing mistakes in Latin words', () => {
    expect(best(english, 'how much is delivrey')?.id).toBe('fee');
    expect(best(english, 'norwegain slamon')?.id).toBe('SS-SAL-1');
  });

  it('knows the pack’s synonyms and shop words', () => {
    expect(best(chinese, '邮费')?.id).toBe('fee');
    expect(best(english, 'postage?')?.id).toBe('fee');
    expect(best(english, 'couch')?.id).toBe('SS-SOF-2');
    expect(best(english, 'wismo')?.id).toBe('track');
  });

  it('gives a synonym less than the word itself', () => {
    const feeFor = (text: string) => chinese.search(query(text)).find(({ id }) => id === 'fee')?.score ?? Number.NaN;
    expect(feeFor('邮费')).toBeLessThan(feeFor('运费'));
  });

  it('takes words written together or apart as the same', () => {
    expect(best(english, 'pay pal')?.id).toBe('paypal');
    expect(best(english, 'freedelivery')?.id).toBe('fee');
  });

  it('puts an entry asked for in its own words first, and is sure of it', () => {
    const hit = best(english, 'How long does delivery take?');
    expect(hit?.id).toBe('time');
    expect(hit?.confidence).toBeGreaterThan(0.85);
  });

  it('is unsure of questions that nothing answers', () => {
    for (const text of ['今天天气怎么样', '帮我写一首诗']) {
      expect(best(chinese, text)?.confidence ?? 0).toBeLessThan(0.6);
    }
    expect(best(english, 'who won the world cup')?.confidence ?? 0).toBeLessThan(0.6);
    expect(best(english, '???')).toBeUndefined();
  });

  it('gives the parts of each kind of entry', () => {
    expect(best(english, 'how do I return an item')).toMatchObject({
      kind: 'answer',
      intent: 'return.request',
      title: 'How to return something',
      locale: 'en',
    });
    expect(best(english, 'two-seat sofa')).toMatchObject({
      kind: 'product',
      id: 'SS-SOF-2',
      url: '/small/product.html?sku=SS-SOF-2',
      product: { sku: 'SS-SOF-2' },
    });
    expect(english.search(query('delivery terms fees')).find(({ kind }) => kind === 'policy')?.title).toBe(
      'Delivery terms · Fees',
    );
  });

  it('finds an offer from its first to its last moment only', () => {
    const found = (at: string) =>
      english
        .search({ ...query('spring seafood festival'), now: Date.parse(at) })
        .some(({ kind }) => kind === 'promotion');
    expect(found('2026-02-28T23:59:59+08:00')).toBe(false);
    expect(found('2026-03-01T00:00:00+08:00')).toBe(true);
    expect(found('2026-03-31T23:59:59+08:00')).toBe(true);
    expect(found('2026-04-01T00:00:00+08:00')).toBe(false);
  });

  it('lifts entries of the intent that the reader sees, the more the surer it is', () => {
    const of = (confidence: number | null) =>
      english.search({
        ...query('my money'),
        limit: 10,
        reading: confidence === null ? null : reading('refund.status', confidence),
      });
    const scoreOf = (hits: ReturnType<typeof of>) =>
      hits.find(({ id }) => id === 'refund')?.score ?? Number.NEGATIVE_INFINITY;
    expect(of(0.9)[0]?.id).toBe('refund');
    expect(scoreOf(of(0.9))).toBeGreaterThan(scoreOf(of(0.3)));
    expect(scoreOf(of(0.3))).toBeGreaterThan(scoreOf(of(null)));
  });

  it('is less sure of an entry when the reader takes the message for something no shop answers', () => {
    const sure = english.search({ ...query('where is it'), reading: null })[0];
    const doubted = english.search({ ...query('where is it'), reading: reading('oos', 0.95) })[0];
    expect(doubted?.confidence).toBeLessThan(sure?.confidence ?? 0);
  });

  it('does not take a policy section for a rival of the answer that rests on it', () => {
    const chunks = smallShop().filter((chunk) => chunk.locale === 'zh-Hans');
    const alone = new LocaleSearch(indexOf(chunks)).search(query('每单运费'));
    const unlinked = chunks.map((chunk) =>
      chunk.kind === 'answers' ? { ...chunk, items: chunk.items.map(({ policies: _, ...item }) => item) } : chunk,
    );
    const rivals = new LocaleSearch(indexOf(unlinked)).search(query('每单运费'));
    const feeOf = (hits: typeof alone) => hits.find(({ id }) => id === 'fee')?.confidence ?? 0;
    expect(feeOf(alone)).toBeGreaterThan(feeOf(rivals));
  });

  it('takes any text at all, gives confidences in [0, 1] and hits in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
        for (const search of [chinese, english]) {
          const hits = search.search(query(text));
          expect(hits.length).toBeLessThanOrEqual(3);
          for (const { confidence } of hits) {
            expect(confidence).toBeGreaterThanOrEqual(0);
            expect(confidence).toBeLessThanOrEqual(1);
          }
          expect(hits.map(({ score }) => score)).toEqual(
            hits.map(({ score }) => score).sort((left, right) => right - left),
          );
        }
      }),
    );
  });

  it('finds each entry of any pack first by any of its own questions', () => {
    const word = fc.constantFrom(
      'fee',
      'return',
      'crab',
      'milk',
      'late',
      'card',
      '运费',
      '退货',
      '牛奶',
      '螃蟹',
      '发票',
      '地址',
    );
    const question = fc.uniqueArray(word, { minLength: 2, maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.uniqueArray(question, { minLength: 2, maxLength: 12 }), (questions) => {
        const items = questions.map((text, at) =>
          answer(`entry-${at}`, 'product.info', `Title ${at}`, [text], 'Body.'),
        );
        const search = new LocaleSearch(indexOf([{ kind: 'answers', locale: 'en', items }]));
        for (const [at, text] of questions.entries()) {
          const exact = search
            .search({ ...query(text), limit: questions.length })
            .filter(({ score }, _, [first]) => score === first?.score);
          expect(exact.map(({ id }) => id)).toContain(`entry-${at}`);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('judges an entry that has no vector by its words, as a search without vectors does', () => {
    const search = searchOf('en');
    const asked = query('is delivery taking long');
    const byWords = search.search(asked).find(({ id }) => id === 'time');
    const documents = search.index.documents.filter(({ id }) => id !== 'time');
    const vectors = vectorsOf(
      documents,
      documents.map(({ id }) => [axisOf(id)]),
    );
    search.useVectors(atOnce(VectorIndex.build(ENCODER, vectors, search.index.documents)));
    const found = search.search({ ...asked, vector: meaning('spring') }).find(({ id }) => id === 'time');
    expect(found?.score).toBe(byWords?.score);
    expect(found?.confidence).toBeGreaterThan(0.3);
  });

  it('finds by meaning what shares no word with the question', () => {
    const search = searchOf('en');
    useMeanings(search);
    const asked = { ...query('belly ache'), vector: meaning('refund') };
    expect(english.search(query('belly ache'))).toEqual([]);
    expect(search.search(asked)[0]?.id).toBe('refund');
  });

  it('lifts an entry the more, the nearer it is in meaning', () => {
    const search = searchOf('en');
    useMeanings(search);
    const refundOf = (vector: QueryVector) =>
      search.search({ ...query('my order'), limit: 10, vector }).find(({ id }) => id === 'refund')?.score ?? Number.NaN;
    expect(refundOf(meaning('refund'))).toBeGreaterThan(refundOf(meaning('paypal')));
  });

  it('goes by words alone for a vector of another encoder', () => {
    const search = searchOf('en');
    useMeanings(search);
    for (const text of ['my money back', 'delivery', 'belly ache']) {
      const asked = { ...query(text), vector: { ...meaning('refund'), encoder: 'ba9876543210' } };
      expect(search.search(asked)).toEqual(english.search(query(text)));
    }
  });

  it('searches an empty pack', () => {
    expect(new LocaleSearch(indexOf([])).search(query('anything'))).toEqual([]);
  });
});
