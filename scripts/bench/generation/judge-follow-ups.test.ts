import { expect, it } from 'vitest';
import type { StandaloneRow } from '#models/training/pocket/read-authored.ts';
import { judgeFollowUps } from './judge-follow-ups.ts';
import { pairsOf } from './pairs-of.ts';

const row: StandaloneRow = {
  task: 'standalone',
  locale: 'en',
  turns: [{ role: 'shopper', text: 'Free?' }],
  follow_up: 'wow',
  question: 'Where?',
};

it('compares texts by neighbouring letters and digits, of any script', () => {
  expect([...pairsOf('¥6, 满99')]).toEqual(['6满', '满9', '99']);
  expect([...pairsOf('a'), ...pairsOf('')]).toEqual([]);
});

it('does not find a question like another because both begin with the same letter', () => {
  expect(judgeFollowUps([{ row, raw: 'where', text: null, guard: null }])).toMatchObject({
    followUps: 1,
    asTyped: 0,
    model: 1,
    guarded: 0,
    passed: 0,
  });
});
