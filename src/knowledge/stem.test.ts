import { describe, expect, it } from 'vitest';
import { stem } from './stem.ts';

describe('stem', () => {
  it.each([
    ['deliver', 'delivered', 'deliveries', 'delivery', 'delivering'],
    ['return', 'returns', 'returned', 'returning'],
    ['ship', 'ships', 'shipped', 'shipping'],
    ['charge', 'charged', 'charging', 'charges'],
    ['box', 'boxes'],
    ['wash', 'washes', 'washing'],
  ])('folds the forms of %s', (word, ...forms) => {
    for (const form of forms) expect(stem(form)).toBe(stem(word));
  });

  it('leaves short words, words that only look like plurals, numbers and other scripts', () => {
    for (const word of ['bus', 'gas', 'this', 'thing', 'glass', 'bed', '2026', '运费', 'ящик'])
      expect(stem(word)).toBe(word);
  });
});
