import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/seeded-random.ts';
import { conversation } from '../testing/conversation.ts';
import { agentScores } from './agent-scores.ts';
import { outcomesOf } from './outcomes.ts';

describe('how well conversations went', () => {
  it('is the mean of what is known', () => {
    const outcomes = outcomesOf([
      conversation({ id: 'a', outcome: { rating: 5, resolved: true } }),
      conversation({ id: 'b', outcome: { rating: 3, resolved: false } }),
      conversation({ id: 'c' }),
    ]);
    expect(Object.fromEntries(outcomes)).toEqual({ a: 1, b: 0.25 });
  });

  it('counts a shopper who comes back within three days as not helped', () => {
    const day = 86_400_000;
    const outcomes = outcomesOf([
      conversation({ id: 'first', shopper: 's', startedAtMs: 0, outcome: { rating: 5 } }),
      conversation({ id: 'again', shopper: 's', startedAtMs: 2 * day, outcome: { rating: 5 } }),
      conversation({ id: 'later', shopper: 's', startedAtMs: 9 * day }),
    ]);
    expect(Object.fromEntries(outcomes)).toEqual({ first: 0.5, again: 1 });
    // Else an agent whose shoppers do not rate would be judged by those alone who come back.
    const unrated = [0, day].map((startedAtMs) => conversation({ id: `${startedAtMs}`, shopper: 's', startedAtMs }));
    expect(outcomesOf(unrated).size).toBe(0);
  });
});

describe('agents by their outcomes', () => {
  it('come in the order that was planted', () => {
    const random = seededRandom(1);
    const talks = Array.from({ length: 6000 }, (_, at) =>
      conversation({ id: `${at}`, agent: `a${at % 6}`, outcome: { resolved: random() < 0.2 + 0.12 * (at % 6) } }),
    );
    const scores = agentScores(talks, outcomesOf(talks), new Map());
    expect(scores.map(({ agent }) => agent)).toEqual(['a5', 'a4', 'a3', 'a2', 'a1', 'a0']);
  });

  it('do not lead by a few lucky conversations', () => {
    const talks = [
      ...Array.from({ length: 200 }, (_, at) =>
        conversation({ id: `good ${at}`, agent: 'good', outcome: { resolved: at % 10 !== 0 } }),
      ),
      ...Array.from({ length: 200 }, (_, at) =>
        conversation({ id: `bad ${at}`, agent: 'bad', outcome: { resolved: at % 2 === 0 } }),
      ),
      ...Array.from({ length: 2 }, (_, at) =>
        conversation({ id: `lucky ${at}`, agent: 'lucky', outcome: { resolved: true } }),
      ),
    ];
    const scores = agentScores(talks, outcomesOf(talks), new Map());
    expect(scores.map(({ agent }) => agent)).toEqual(['good', 'lucky', 'bad']);
    expect(scores.find(({ agent }) => agent === 'lucky')?.mean).toBe(1);
  });

  it('are no worse for hard topics, and no better for easy ones', () => {
    for (const seed of [1, 2, 3]) {
      const random = seededRandom(seed);
      const topics = new Map<string, string>();
      const talks = Array.from({ length: 3000 }, (_, at) => {
        const isGood = at % 2 === 0;
        const isHard = random() < (isGood ? 0.85 : 0.15);
        topics.set(`${at}`, isHard ? 'refund' : 'hours');
        const resolved = random() < (isHard ? 0.3 : 0.8) + (isGood ? 0.1 : -0.1);
        return conversation({ id: `${at}`, agent: isGood ? 'good' : 'bad', outcome: { resolved } });
      });
      const [first, last] = agentScores(talks, outcomesOf(talks), topics);
      expect([first?.agent, last?.agent]).toEqual(['good', 'bad']);
      expect(first?.mean).toBeLessThan(last?.mean ?? 0);
      // 0.2 apart on any one topic.
      expect((first?.score ?? 0) - (last?.score ?? 0)).toBeGreaterThan(0.12);
    }
  });
});
