const LATIN = /^[a-z]+$/;
const VOWEL = /[aeiouy]/;

/**
 * A light English stem: plurals, -ing, -ed and a last -e or -y are folded, so that "deliver", "delivered", "delivery" and
 * "deliveries" meet. Anything but plain Latin letters stays as it is. Stems are keys, never shown.
 */
export function stem(word: string): string {
  if (word.length < 4 || !LATIN.test(word)) return word;
  let root = foldPlural(word);
  for (const ending of ['ing', 'ed']) {
    const rest = root.slice(0, -ending.length);
    if (!root.endsWith(ending) || rest.length < 3 || !VOWEL.test(rest)) continue;
    root = rest;
    if (/([bdfgmnprt])\1$/.test(root)) root = root.slice(0, -1);
    break;
  }
  return root.length > 4 && /[ey]$/.test(root) ? root.slice(0, -1) : root;
}

function foldPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}
