import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRoutine } from './build-routine.ts';
import { describeRoutine } from './describe-routine.ts';
import { pairConflicts } from './find-conflicts.ts';
import { type Needs, NO_NEEDS } from './needs.ts';
import { smallGoods, smallPrepared } from './testing/small-graph.ts';

const prepared = smallPrepared();
const plan = prepared.graph.plans[0] ?? null;
const skusIn = (needs: Partial<Needs>, session: string): string[] =>
  describeRoutine(prepared, planRoutine(prepared, { ...NO_NEEDS, ...needs }, plan), plan, smallGoods(), 'en')
    ?.sessions.find((one) => one.session === session)
    ?.steps.map(({ sku }) => sku ?? '') ?? [];

describe('a routine', () => {
  it('has vitamin C and sunscreen in the morning and retinol in the evening', () => {
    expect(skusIn({}, 'morning')).toEqual(expect.arrayContaining(['P-VTC', 'P-SUN']));
    expect(skusIn({}, 'evening')).toContain('P-RET');
    expect(skusIn({}, 'evening')).not.toContain('P-SUN');
  });

  it('has another serum than retinol for who is pregnant, and says why', () => {
    const needs = { ...NO_NEEDS, wants: { pregnancy: ['pregnant'] } };
    expect(skusIn(needs, 'evening')).toContain('P-BAK');
    expect(planRoutine(prepared, needs, plan).turned.map(({ id }) => id)).toEqual(['pregnant-retinoid']);
  });

  it('tells how to start with what is strong', () => {
    const shown = describeRoutine(prepared, planRoutine(prepared, NO_NEEDS, plan), plan, smallGoods(), 'en');
    const steps = shown?.sessions.flatMap((session) => session.steps) ?? [];
    expect(steps.find(({ sku }) => sku === 'P-RET')?.notes).toEqual(['Twice a week']);
  });

  it('names what it keeps apart of what is owned', () => {
    const owned = { skus: ['P-RET', 'P-BHA'], ingredients: [] };
    const routine = planRoutine(prepared, { ...NO_NEEDS, owned }, null);
    expect(routine.apart.map(({ conflict }) => conflict.id)).toEqual(['retinoid-acid']);
  });

  it('leaves out what is owned and not for who asks, and says why', () => {
    const owned = { skus: ['P-RET', 'P-AHA'], ingredients: ['retinol'] };
    const needs = { ...NO_NEEDS, owned, wants: { pregnancy: ['pregnant'], allergy: ['aha'] } };
    const routine = planRoutine(prepared, needs, null);
    expect(routine.placed.filter(({ own }) => own)).toEqual([]);
    expect(describeRoutine(prepared, routine, null, smallGoods(), 'en')?.apart).toEqual([
      { names: ['Product P-RET'], kind: 'avoid', reason: 'not now' },
      { names: ['Product P-AHA'], kind: 'avoid', reason: 'Allergies: mandelic acid' },
      { names: ['retinol'], kind: 'avoid', reason: 'not now' },
    ]);
  });

  it('never has in one session what does not go together', () => {
    const any = fc.subarray(['P-RET', 'P-BHA', 'P-AHA', 'P-VTC', 'P-BAK', 'P-GEL']);
    const skin = fc.constantFrom('oily', 'dry');
    fc.assert(
      fc.property(any, skin, fc.boolean(), (skus, value, named) => {
        const needs = { ...NO_NEEDS, wants: { skin: [value] }, owned: { skus, ingredients: [] } };
        const { placed } = planRoutine(prepared, needs, named ? plan : null);
        for (const [index, one] of placed.entries()) {
          for (const other of placed.slice(index + 1)) {
            const kinds = pairConflicts(prepared, one.used, other.used).map(({ kind }) => kind);
            expect(kinds).not.toContain('never-together');
            if (one.session === other.session) expect(kinds).toEqual([]);
          }
        }
      }),
    );
  });
});
