import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SLOTS, Slots } from './slots.ts';

describe('Slots', () => {
  it('lifts facts out, the same one under the same mark', () => {
    const slots = new Slots();
    expect(slots.lift('5 minutes, ¥20, then 5 more; “A → B”')).toBe('⟨n0⟩ minutes, ⟨m0⟩, then ⟨n0⟩ more; ⟨k0⟩');
    expect(slots.fill('⟨k0⟩: ⟨m0⟩')).toBe('“A → B”: ¥20');
  });

  it('marks what the sources hold in another text, but nothing inside of a longer number', () => {
    const slots = new Slots();
    slots.lift('within 5 days, ¥15');
    expect(slots.markKnown('5 days, not 15 or 5.5, ¥15 or ¥150')).toBe('⟨n0⟩ days, not 15 or 5.5, ⟨m0⟩ or ¥150');
  });

  it('leaves a mark that stands for nothing', () => {
    expect(new Slots().fill('⟨n7⟩ days')).toBe('⟨n7⟩ days');
  });

  it('leaves facts beyond its room as they are', () => {
    const slots = new Slots();
    const amounts = Array.from({ length: SLOTS.money + 1 }, (_, n) => `¥${n + 1}`);
    const lifted = slots.lift(amounts.join(' '));
    expect(lifted.endsWith(`¥${SLOTS.money + 1}`)).toBe(true);
    expect(slots.fill(lifted)).toBe(amounts.join(' '));
  });

  it('gives every text back', () => {
    const sign = fc.constantFrom(...'0123456789¥$.,:–“”[]()*ab元天 \n');
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: sign }), { maxLength: 3 }),
        fc.string({ unit: sign }),
        (sources, other) => {
          const slots = new Slots();
          for (const source of sources) expect(slots.fill(slots.lift(source))).toBe(source);
          expect(slots.fill(slots.markKnown(other))).toBe(other);
        },
      ),
    );
  });
});
