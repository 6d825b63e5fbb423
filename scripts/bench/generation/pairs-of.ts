/** The pairs of neighbouring letters and digits of a text, by which two texts are compared in any script. */
export function pairsOf(text: string): Set<string> {
  const signs = [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`));
}
