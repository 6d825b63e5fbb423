import { describe, expect, it } from 'vitest';
import { contactMatches } from './contact-matches.ts';

describe('contact', () => {
  it.each([
    ['email', 'lin@example.com', ' LIN@Example.com '],
    ['email', 'lin@example.com', 'ｌｉｎ@example.com'],
    ['phone', '+86 138 1600 6688', '6688'],
    ['phone', '+86 138 1600 6688', '１３８-１６００-６６８８'],
    ['phone', '+86 138 1600 6688', 'ends in 6688'],
    ['postcode', '200040', '200 040'],
    ['postcode', 'SW1A 2AA', 'sw1a2aa'],
    ['postcode', '1012-345', '1012345'],
  ] as const)('by %s %s is met by "%s"', (kind, onFile, given) => {
    expect(contactMatches(kind, given, onFile)).toBe(true);
  });

  it.each([
    ['email', 'lin@example.com', 'lin@example.co'],
    ['email', 'lin@example.com', ''],
    ['phone', '+86 138 1600 6688', '688'],
    ['phone', '+86 138 1600 6688', '6689'],
    ['phone', '+86 138 1600 6688', 'no digits'],
    ['phone', '12', '12'],
    ['postcode', '200040', '200041'],
    ['postcode', '', ' - '],
  ] as const)('by %s %s is not met by "%s"', (kind, onFile, given) => {
    expect(contactMatches(kind, given, onFile)).toBe(false);
  });

  it('is never met where there is no order, not even by nothing', () => {
    for (const kind of ['email', 'phone', 'postcode'] as const) {
      for (const given of ['', ' ', '0000', 'lin@example.com']) expect(contactMatches(kind, given, null)).toBe(false);
    }
  });
});
