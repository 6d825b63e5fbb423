import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';
import { anEdit, edited, letters } from './testing/typing-mistakes.ts';

describe('editDistance', () => {
  it('is symmetric, zero for equal words only, and at most one more than the limit', () => {
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 0, max: 3 }), (left, right, most) => {
        const distance = editDistance(left, right, most);
        expect(distance).toBe(editDistance(right, left, most));
        expect(distance === 0).toBe(left === right);
        expect(distance).toBeLessThanOrEqual(most + 1);
      }),
    );
  });

  it('never counts more than the edits that were made', () => {
    fc.assert(
      fc.property(letters, fc.array(anEdit, { maxLength: 3 }), (word, edits) => {
        const typed = edits.reduce((now, edit) => (now === '' ? now : edited(now, edit)), word);
        // Swaps overlapping other edits may cost one more in the restricted distance.
        expect(editDistance(word, typed, 6)).toBeLessThanOrEqual(edits.length * 2);
      }),
    );
  });
});
