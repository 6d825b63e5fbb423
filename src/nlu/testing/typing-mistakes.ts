import fc from 'fast-check';

// Made-up words and typing mistakes for property tests.

export const letters = fc.string({ unit: fc.constantFrom(...'abcdeilnorst'), minLength: 4, maxLength: 12 });
export const anEdit = fc.record({
  at: fc.nat(),
  letter: fc.constantFrom(...'abcdeilnorst'),
  kind: fc.constantFrom('insert', 'delete', 'replace', 'swap'),
});

export function edited(word: string, { at, letter, kind }: { at: number; letter: string; kind: string }): string {
  const place = at % word.length;
  if (kind === 'insert') return word.slice(0, place) + letter + word.slice(place);
  if (kind === 'delete') return word.slice(0, place) + word.slice(place + 1);
  if (kind === 'replace') return word.slice(0, place) + letter + word.slice(place + 1);
  return word.slice(0, place) + (word[place + 1] ?? '') + (word[place] ?? '') + word.slice(place + 2);
}
