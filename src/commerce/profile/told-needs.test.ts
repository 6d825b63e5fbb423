import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { NO_NEEDS } from '#commerce/advice/needs.ts';
import { type ProfileRules, profileSchema } from './profile-rules.ts';
import { toldNeeds } from './told-needs.ts';

const rules: ProfileRules = v.parse(profileSchema, {
  axes: { skin: { dimension: 'skin' }, style: { category: true }, budget: { saving: 0.3, generous: 0.7 } },
  weights: { viewed: 1, dwelt: 1, favourited: 1, added: 1, bought: 1, told: 1 },
  halfLifeDays: 30,
  least: { weight: 1, pieces: 1, share: 0.5 },
});

const known = (wants: Record<string, string[]>, saving = false) => ({ ...NO_NEEDS, wants, saving });

describe('what was told in the chat', () => {
  it('is noted once, when it is said', () => {
    const oily = known({ skin: ['oily'], category: ['serum'] });
    expect(toldNeeds(null, oily, rules, 7)).toEqual([
      { id: 'told.skin.oily', at: 7, kind: 'told', axis: 'skin', value: 'oily' },
    ]);
    expect(toldNeeds(oily, known({ skin: ['oily'], concern: ['acne'] }), rules, 8)).toEqual([]);
    expect(toldNeeds(oily, known({ skin: ['dry'] }), rules, 9)).toMatchObject([{ value: 'dry' }]);
  });

  it('is that the price matters, and not which of two it is', () => {
    expect(toldNeeds(known({}), known({ skin: ['oily', 'dry'] }, true), rules, 7)).toMatchObject([
      { axis: 'budget', value: 'saving' },
    ]);
  });

  it('is nothing where what is known is of another shape', () => {
    for (const after of [null, {}, { wants: 'oily' }, { wants: { skin: 'oily' } }]) {
      expect(toldNeeds(null, after, rules, 7)).toEqual([]);
    }
  });

  it('is never anything of a dimension that is no axis, whatever was said', () => {
    const anything = fc.dictionary(
      fc.constantFrom('pregnancy', 'age', 'allergy', 'disease', 'sensitivity', 'concern', 'skin'),
      fc.array(fc.constantFrom('yes', 'nursing', 'nuts', 'eczema', 'oily'), { minLength: 1, maxLength: 2 }),
    );
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        for (const piece of toldNeeds(known(before), known(after), rules, 1)) {
          expect(piece.axis).toBe('skin');
          expect(after.skin).toEqual([piece.value]);
        }
      }),
    );
  });
});
