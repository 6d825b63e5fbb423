const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BITS = 6;

/** Six bits a character, first bit highest (the alphabet of RFC 4648, section 5); zeros fill the last one up. */
export function textOfBits(bits: readonly boolean[]): string {
  let text = '';
  for (let at = 0; at < bits.length; at += BITS) {
    let value = 0;
    for (let bit = 0; bit < BITS; bit++) value = value * 2 + (bits[at + bit] ? 1 : 0);
    text += ALPHABET[value];
  }
  return text;
}

/** Null where the text is not that of so many bits. */
export function bitsOfText(text: string, size: number): boolean[] | null {
  if (text.length !== Math.ceil(size / BITS)) return null;
  const bits: boolean[] = [];
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    for (let bit = BITS - 1; bit >= 0; bit--) bits.push(((value >> bit) & 1) === 1);
  }
  return bits.slice(size).some(Boolean) ? null : bits.slice(0, size);
}
