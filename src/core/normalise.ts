/**
 * One form for all spellings that mean the same: NFKC (so full width becomes half width), lower case, straight
 * apostrophes, single spaces, no zero-width characters. Offsets are not kept.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
