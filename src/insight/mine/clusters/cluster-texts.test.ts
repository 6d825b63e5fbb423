import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/seeded-random.ts';
import { finish } from '../progress.ts';
import { sampleOf } from '../sample-of.ts';
import { agreement } from './agreement.ts';
import { clusterQuality, clusterTexts } from './cluster-texts.ts';
import { nearestQuestions } from './nearest-questions.ts';
import { planeOf } from './plane.ts';
import { termRows } from './term-rows.ts';
import { centred, dotOf, packVectors, rowOf, type VectorRows } from './vector-rows.ts';

const TOPICS = 8;
const SIZE = 24;

/** Points around `TOPICS` middles, with words of which a part is the topic's. */
function planted(
  count: number,
  seed: number,
  spread: number,
): { texts: string[]; vectors: VectorRows; labels: number[] } {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const middles = Array.from({ length: TOPICS }, () => Array.from({ length: SIZE }, normal));
  const labels = Array.from({ length: count }, (_, at) => at % TOPICS);
  const vectors = labels.map((label) => {
    const point = (middles[label] ?? []).map((value) => value + spread * normal());
    const length = Math.hypot(...point);
    return point.map((value) => value / length);
  });
  const texts = labels.map(
    (label, at) => `word${label}${Math.floor(random() * 4)} any${Math.floor(random() * 30)} other${at % 7}`,
  );
  return { texts, vectors: packVectors(vectors), labels };
}

describe('grouping questions', () => {
  const { texts, vectors, labels } = planted(480, 3, 0.6);

  it('finds planted groups again, and better than the baseline that is told their number', () => {
    const found = finish(clusterTexts(texts, vectors, { method: 'meaning', seed: 1 }));
    const baseline = finish(clusterTexts(texts, vectors, { method: 'words', seed: 1, groups: TOPICS }));
    expect(agreement(found, labels).purity).toBeGreaterThan(0.95);
    expect(agreement(found, labels).vMeasure).toBeGreaterThan(agreement(baseline, labels).vMeasure);
  });

  it('gives the same for the same seed', () => {
    for (const method of ['meaning', 'words'] as const) {
      const run = () => finish(clusterTexts(texts, vectors, { method, seed: 5, groups: 6 }));
      expect(run()).toEqual(run());
    }
  });

  it('gives more groups where finer ones are asked for', () => {
    const groups = (fineness: number) =>
      new Set(finish(clusterTexts(texts, vectors, { method: 'meaning', seed: 1, fineness }))).size;
    expect(groups(4)).toBeGreaterThan(groups(0.25));
  });

  it('can be stopped between many steps', () => {
    let steps = 0;
    for (const _ of clusterTexts(texts, vectors, { method: 'meaning', seed: 1 })) steps++;
    expect(steps).toBeGreaterThan(10);
  });

  it('judges clear groups as better than blurred ones, without labels', () => {
    const quality = (spread: number) => {
      const made = planted(300, 9, spread);
      const options = { method: 'meaning', seed: 1 } as const;
      const found = finish(clusterTexts(made.texts, made.vectors, options));
      return finish(clusterQuality(made.texts, made.vectors, found, options));
    };
    const [clear, blurred] = [quality(0.3), quality(3)];
    expect(clear.silhouette).toBeGreaterThan(blurred.silhouette);
    expect(clear.stability).toBeGreaterThan(blurred.stability);
  });

  it('takes no questions, one, and ones that say nothing', () => {
    const empty = packVectors([]);
    expect([...finish(clusterTexts([], empty, { method: 'meaning', seed: 1 }))]).toEqual([]);
    expect([...finish(clusterTexts(['a'], packVectors([[1, 0]]), { method: 'meaning', seed: 1 }))]).toEqual([-1]);
    expect([
      ...finish(
        clusterTexts(
          ['?', '!'],
          packVectors([
            [1, 0],
            [0, 1],
          ]),
          { method: 'words', seed: 1, groups: 2 },
        ),
      ),
    ]).toEqual([0, 0]);
  });
});

describe('neighbours by cells', () => {
  it('are nearly all those that a look at all finds', () => {
    const { texts, vectors } = planted(1200, 4, 0.6);
    const [space, words] = [centred(vectors), termRows(texts)];
    const near = (exactUpTo: number) =>
      finish(nearestQuestions(space, words, { count: 6, wordShare: 0.4, random: seededRandom(2), exactUpTo }));
    const [fast, exact] = [near(0), near(2000)];
    const shares = exact.map((list, row) => {
      const found = new Set(fast[row]?.map((one) => one.row));
      return list.filter((one) => found.has(one.row)).length / list.length;
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.9);
  });
});

describe('vectors', () => {
  it('lie around their middle with length 1 once centred', () => {
    const { vectors } = planted(40, 1, 0.6);
    const space = centred(vectors);
    for (let row = 0; row < space.count; row++) expect(dotOf(space, row, row)).toBeCloseTo(1, 5);
    expect(rowOf(space, 3)).toHaveLength(SIZE);
  });

  it('become a picture in which topics stay apart', () => {
    const { vectors, labels } = planted(80, 6, 0.2);
    const points = planeOf(vectors, seededRandom(1));
    const mean = (label: number, axis: 0 | 1) => {
      const own = points.filter((_, at) => labels[at] === label);
      return own.reduce((sum, point) => sum + point[axis], 0) / own.length;
    };
    const inside = points.filter((point, at) => {
      const far = Array.from({ length: TOPICS }, (_, label) =>
        Math.hypot(point[0] - mean(label, 0), point[1] - mean(label, 1)),
      );
      return far.indexOf(Math.min(...far)) === labels[at];
    });
    expect(inside.length).toBeGreaterThan(points.length * 0.7);
  });
});

describe('a sample', () => {
  it('has each thing once, in order', () => {
    const taken = sampleOf(50, 20, seededRandom(1));
    expect(new Set(taken).size).toBe(20);
    expect(taken).toEqual(taken.toSorted((a, b) => a - b));
    expect(sampleOf(3, 20, seededRandom(1))).toEqual([0, 1, 2]);
  });
});
