import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldInPlace } from './fold-in-place.ts';

/** Any UTF-16 unit, halves of pairs included. */
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

describe('foldInPlace', () => {
  it('keeps the length of every text', () => {
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(foldInPlace(text)).toHaveLength(text.length);
      }),
    );
  });

  it('folds case, width, accents and traditional forms', () => {
    expect(foldInPlace('ＡＢ１２　Été Đơn 訂單 “—”')).toBe('ab12 ete don 订单 “-”');
  });

  it('changes nothing when done again', () => {
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(foldInPlace(foldInPlace(text))).toBe(foldInPlace(text));
      }),
    );
  });
});
