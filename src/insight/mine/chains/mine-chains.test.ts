import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/seeded-random.ts';
import { mineChains } from './mine-chains.ts';
import type { TopicSequence } from './topic-sequences.ts';

const TOPICS = Array.from({ length: 14 }, (_, at) => `t${at}`);
const PLANTED = [
  { from: 't0', to: 't1', share: 0.6 },
  { from: 't2', to: 't3', share: 0.4 },
  { from: 't1', to: 't4', share: 0.5 },
];
const KEYS = new Set([...PLANTED.map(({ from, to }) => `${from} ${to}`), 't0 t1 t4']);

/** Conversations of up to four topics by chance, with the planted steps taken as often as they say. */
function conversations(count: number, seed: number, isPlanted: boolean): TopicSequence[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const topics = [TOPICS[Math.floor(random() * random() * TOPICS.length)] ?? 't0'];
    while (topics.length < 4) {
      const last = topics.at(-1) ?? '';
      const chain = isPlanted ? PLANTED.find(({ from }) => from === last) : undefined;
      if (chain && random() < chain.share) topics.push(chain.to);
      else if (random() < 0.35) topics.push(TOPICS[Math.floor(random() * TOPICS.length)] ?? 't0');
      else break;
    }
    return { conversationId: `c${at}`, topics: topics.filter((topic, place) => topic !== topics[place - 1]) };
  });
}

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

describe('mining chains', () => {
  it('finds planted chains again, of two and of three, and hardly any other', () => {
    let found = 0;
    let right = 0;
    for (const seed of SEEDS) {
      const keys = mineChains(conversations(1500, seed, true)).map(({ topics }) => topics.join(' '));
      found += keys.length;
      right += keys.filter((key) => KEYS.has(key)).length;
      for (const { from, to } of PLANTED) expect(keys).toContain(`${from} ${to}`);
      expect(keys).toContain('t0 t1 t4');
    }
    expect(right / found).toBeGreaterThan(0.9);
  });

  it('tells about the share that was planted', () => {
    const chain = mineChains(conversations(4000, 11, true)).find(({ topics }) => topics.join(' ') === 't0 t1');
    // A step by chance comes on top of the planted ones.
    expect(chain?.confidence).toBeGreaterThan(0.55);
    expect(chain?.confidence).toBeLessThan(0.68);
    expect(chain?.lift).toBeGreaterThan(4);
  });

  it('finds none in conversations without any, over many seeds', () => {
    const withAny = Array.from({ length: 40 }, (_, seed) => mineChains(conversations(1500, 100 + seed, false))).filter(
      (chains) => chains.length > 0,
    );
    // With no true one each find is false: at a share of 5 % that happens in about one run of twenty.
    expect(withAny.length).toBeLessThanOrEqual(4);
  });

  it('holds the stated share in small logs of many topics, where pairs by chance come just often enough', () => {
    const runs = 100;
    const withAny = Array.from({ length: runs }, (_, seed) => {
      const random = seededRandom(500 + seed);
      const sequences = Array.from({ length: 300 }, (_, at): TopicSequence => {
        const topics = Array.from({ length: 2 + Math.floor(random() * 5) }, () => `t${Math.floor(random() * 20)}`);
        return { conversationId: `c${at}`, topics: topics.filter((topic, place) => topic !== topics[place - 1]) };
      });
      return mineChains(sequences);
    }).filter((chains) => chains.length > 0);
    // At 5 % more than 11 of 100 come up about once in a hundred and fifty sets of runs.
    expect(withAny.length).toBeLessThanOrEqual(11);
  });

  it('takes a step that one conversation repeats for one', () => {
    const others = Array.from({ length: 200 }, (_, at) => ({
      conversationId: `c${at}`,
      topics: [`t${at % 5}`, `t${5 + (Math.floor(at / 5) % 5)}`],
    }));
    const some = Array.from({ length: 6 }, (_, at) => ({ conversationId: `s${at}`, topics: ['t0', 't5'] }));
    const often = some.map(({ conversationId }) => ({
      conversationId,
      topics: Array.from({ length: 24 }, (_, at) => (at % 2 === 0 ? 't0' : 't5')),
    }));
    const found = (sequences: TopicSequence[]) =>
      mineChains([...others, ...sequences]).some(({ topics }) => topics.join(' ') === 't0 t5');
    expect(found(some)).toBe(false);
    expect(found(often)).toBe(false);
  });

  it('asks for conversations enough, and takes no log at all', () => {
    expect(mineChains([])).toEqual([]);
    expect(mineChains(conversations(12, 1, true))).toEqual([]);
  });
});
