import { simplify } from '#core/simplify.ts';

const foldedUnits = new Map<number, string>();

/**
 * Folds as `normalise` does where that keeps the length, so that an offset in the result is the same offset in the
 * message: lower case, half width, simplified Chinese, no accents on single letters, straight quotes and plain dashes.
 */
export function foldInPlace(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    folded += unit > 0x60 && unit < 0x7b ? text[at] : foldUnit(unit);
  }
  return simplify(folded);
}

function foldUnit(unit: number): string {
  const known = foldedUnits.get(unit);
  if (known !== undefined) return known;
  const folded = computeFold(unit);
  // Hangul and Han would fill the map with units that fold to themselves.
  if (unit < 0x3000) foldedUnits.set(unit, folded);
  return folded;
}

function computeFold(unit: number): string {
  if (unit >= 0xff01 && unit <= 0xff5e) return computeFold(unit - 0xfee0);
  if (unit === 0x3000 || unit === 0xa0 || unit === 0x202f || (unit > 0x08 && unit < 0x0e)) return ' ';
  if (unit === 0x2018 || unit === 0x2019 || unit === 0x02bc) return "'";
  if ((unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212) return '-';
  if (unit === 0x0111 || unit === 0x0110) return 'd';
  const character = String.fromCharCode(unit);
  // Only letters of alphabets with accents: Hangul and kana also decompose, but there the parts mean something else.
  const base =
    unit < 0x0530 || (unit >= 0x1e00 && unit < 0x2000) ? (character.normalize('NFD')[0] ?? character) : character;
  const lower = base.toLowerCase();
  return lower.length === 1 ? lower : base;
}
