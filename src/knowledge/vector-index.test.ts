import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from './at-once.ts';
import type { PackChunk } from './pack-schema.ts';
import { documentsOf } from './search-document.ts';
import { answer } from './testing/small-shop.ts';
import { vectorsOf } from './testing/vectors-of.ts';
import { NO_COSINE, nearestOf, VectorIndex } from './vector-index.ts';

const ENCODER = '0123456789ab';
const DIMENSIONS = 8;
const number = fc.double({ min: -1, max: 1, noNaN: true });
const vector = fc
  .array(number, { minLength: DIMENSIONS, maxLength: DIMENSIONS })
  .filter((values) => Math.hypot(...values) > 0.1);

function documents(count: number) {
  const items = Array.from({ length: count }, (_, at) =>
    answer(`entry-${at}`, 'product.info', 'Title', ['q'], 'Body.'),
  );
  const chunk: PackChunk = { kind: 'answers', locale: 'en', items };
  return documentsOf(chunk);
}

function cosine(left: readonly number[], right: readonly number[]): number {
  const product = left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
  return product / Math.hypot(...left) / Math.hypot(...right);
}

const query = (values: readonly number[]) => ({ encoder: ENCODER, values: Float32Array.from(values) });

describe('VectorIndex', () => {
  it('measures each entry by the nearest of its vectors, as near as signed bytes allow', () => {
    const entries = fc.array(fc.array(vector, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(entries, vector, (vectors, wanted) => {
        const own = documents(vectors.length);
        const index = atOnce(VectorIndex.build(ENCODER, vectorsOf(own, vectors), own));
        const cosines = index.measure(query(wanted));
        for (const [at, ofEntry] of vectors.entries()) {
          const nearest = Math.max(...ofEntry.map((each) => cosine(each, wanted)));
          expect(Math.abs((cosines[at] ?? Number.NaN) - nearest)).toBeLessThan(0.03);
        }
      }),
    );
  });

  it('forgets one query before the next', () => {
    const own = documents(2);
    const index = atOnce(VectorIndex.build(ENCODER, vectorsOf(own, [[[1, 0]], [[0, 1]]]), own));
    index.measure(query([1, 0]));
    expect([...index.measure(query([-1, 0]))]).toEqual([-1, 0]);
  });

  it('leaves out vectors of entries that are not there and says which entries have none', () => {
    const all = documents(3);
    const vectors = vectorsOf(all.slice(0, 2), [[[1, 0]], [[0, 1]]]);
    const index = atOnce(VectorIndex.build(ENCODER, vectors, all.slice(1)));
    expect([...index.measure(query([0, 1]))]).toEqual([1, NO_COSINE]);
  });

  it('takes queries of its own encoder and size only', () => {
    const own = documents(1);
    const index = atOnce(VectorIndex.build(ENCODER, vectorsOf(own, [[[1, 0]]]), own));
    expect(index.takes(query([0, 1]))).toBe(true);
    expect(index.takes({ ...query([0, 1]), encoder: 'ba9876543210' })).toBe(false);
    expect(index.takes(query([0, 1, 0]))).toBe(false);
  });
});

describe('nearestOf', () => {
  it('gives the highest cosines, best first, whatever their number', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -99, max: 99 })),
        fc.integer({ min: 1, max: 9 }),
        (values, limit) => {
          const cosines = Float32Array.from(values, (value) => value / 100);
          const wanted = [...values].sort((left, right) => right - left).slice(0, limit);
          expect(nearestOf(cosines, limit).map((at) => values[at])).toEqual(wanted);
        },
      ),
    );
  });
});
