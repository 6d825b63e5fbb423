import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { text } from './text.ts';

describe('text', () => {
  it('stays as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(v.parse(text(1000), typed)).toBe(typed.replaceAll('\0', '\ufffd'));
      }),
    );
  });

  it('has nothing in it that PostgreSQL cannot hold', () => {
    expect(v.parse(text(10), 'a\0b\ud83dc😀')).toBe('a\ufffdb\ufffdc😀');
  });

  it('is measured in characters, not in halves of them', () => {
    expect(v.is(text(3), '😀😀😀')).toBe(true);
    expect(v.is(text(3), '😀😀😀😀')).toBe(false);
    expect(v.is(text(3, 1), '')).toBe(false);
    expect(v.is(text(3), 3)).toBe(false);
  });
});
