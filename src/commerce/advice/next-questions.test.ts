import { describe, expect, it } from 'vitest';
import { type Needs, NO_NEEDS } from './needs.ts';
import { nextQuestions } from './next-questions.ts';
import { rankProducts } from './rank-products.ts';
import { smallPrepared } from './testing/small-graph.ts';

const prepared = smallPrepared();
const asked = (needs: Partial<Needs>, most?: number): string[] => {
  const all = { ...NO_NEEDS, ...needs };
  return nextQuestions(prepared, rankProducts(prepared, all).ranked, all, most).map(({ dimension }) => dimension.key);
};

describe('what is asked next', () => {
  it('is at most two questions, the one that tells most first', () => {
    const keys = asked({ wants: { category: ['cream'] } });
    expect(keys[0]).toBe('skin');
    expect(keys.length).toBeLessThanOrEqual(2);
  });

  it('is not what was answered or left unanswered before', () => {
    expect(asked({ wants: { category: ['cream'] }, settled: ['skin'] })).not.toContain('skin');
    expect(asked({ wants: { category: ['cream'], skin: ['oily'] } })).not.toContain('skin');
  });

  it('touches on pregnancy only while something is left that hangs on it', () => {
    expect(asked({ wants: { category: ['serum'], concern: ['lines'] } }, 9)).toContain('pregnancy');
    expect(asked({ wants: { category: ['cream'] } }, 9)).not.toContain('pregnancy');
  });

  it('is nothing where nothing is left to choose', () => {
    expect(asked({ wants: { category: ['sunscreen'] } })).toEqual([]);
  });
});
