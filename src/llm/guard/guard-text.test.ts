import { describe, expect, it } from 'vitest';
import type { GuardRules } from './guard-sentence.ts';
import { createGuard } from './guard-text.ts';

const RULES: GuardRules = {
  locale: 'en',
  question: 'how long does the milk keep',
  grounds: ['Opened milk keeps 2 days in the fridge. Closed milk keeps 15 days. Shake the bottle before use.'],
  names: [],
  maxSentences: 3,
  maxCharacters: 120,
};

function judged(sentences: readonly string[], rules = RULES) {
  const guard = createGuard(rules);
  const passed = sentences.flatMap((sentence) => {
    const taken = guard.take(sentence);
    return 'passed' in taken ? [taken.passed] : [];
  });
  return { passed, ...guard.outcome() };
}

describe('a guarded text', () => {
  it('is kept where all of it passes', () => {
    expect(judged(['Good question. ', 'Opened milk keeps 2 days.'])).toMatchObject({
      verdict: 'kept',
      sentences: 2,
      faults: [],
    });
  });

  it('is cut where its end fails, and nothing passes behind a gap', () => {
    const { passed, verdict, faults } = judged([
      'Opened milk keeps 2 days. ',
      'Or 3 days. ',
      'Closed milk keeps 15 days.',
    ]);
    expect(passed).toEqual(['Opened milk keeps 2 days. ']);
    expect(verdict).toBe('cut');
    expect(faults[0]).toMatchObject({ kind: 'number' });
  });

  it('gives way to the template where its beginning fails, or where only an opening is left', () => {
    expect(judged(['Milk keeps 3 days. ', 'Opened milk keeps 2 days.']).verdict).toBe('template');
    expect(judged(['Thank you for asking! ', 'It keeps 3 days.']).verdict).toBe('template');
    expect(judged([]).verdict).toBe('template');
  });

  it('says nothing twice, and not too much', () => {
    expect(judged(['Opened milk keeps 2 days. ', 'Opened milk keeps 2 days!']).sentences).toBe(1);
    const long = [
      'Opened milk keeps 2 days. ',
      'Closed milk keeps 15 days. ',
      'Shake the bottle. ',
      'Opened milk keeps.',
    ];
    expect(judged(long).sentences).toBe(3);
    expect(judged(long, { ...RULES, maxCharacters: 40 }).sentences).toBe(1);
  });
});
