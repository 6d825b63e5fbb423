import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEdit, edited, letters } from '#nlu/testing/typing-mistakes.ts';
import { atOnce } from './at-once.ts';
import { TypoIndex } from './typo-index.ts';

const WORDS = ['delivery', 'deliver', 'salmon', 'refund', 'return', 'sofa', 'voucher', 'instalment', 'tea'];
const index = atOnce(TypoIndex.build({ terms: new Map(WORDS.map((word, at) => [word, at])) }));
const corrected = (word: string) => index.corrections(word).map(({ termId }) => WORDS[termId]);

describe('TypoIndex', () => {
  it('forgives one mistake from four letters on and two from eight', () => {
    expect(corrected('salmn')).toEqual(['salmon']);
    expect(corrected('sofaa')).toEqual(['sofa']);
    expect(corrected('refnud')).toEqual(['refund']);
    expect(corrected('instalmnet')).toEqual(['instalment']);
    expect(corrected('istallment')).toEqual(['instalment']);
    expect(corrected('rfnd')).toEqual([]);
    expect(corrected('te')).toEqual([]);
  });

  it('gives the nearest words only', () => {
    expect(corrected('deliverz').sort()).toEqual(['deliver', 'delivery']);
    expect(corrected('deliverey')).toEqual(['delivery']);
  });

  it('leaves other scripts and numbers alone', () => {
    expect(corrected('运费多少')).toEqual([]);
    expect(corrected('12345')).toEqual([]);
  });

  it('finds any word through any one mistake', () => {
    fc.assert(
      fc.property(letters, anEdit, (word, edit) => {
        const typed = edited(word, edit);
        fc.pre(typed.length >= 4);
        const found = atOnce(TypoIndex.build({ terms: new Map([[word, 0]]) })).corrections(typed);
        expect(found).toEqual([{ termId: 0, distance: typed === word ? 0 : 1 }]);
      }),
    );
  });
});
