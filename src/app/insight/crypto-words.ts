import type { RandomWords } from '#insight/private/random-words.ts';

/** So many words are asked for at once. */
const AT_ONCE = 256;

/** Words of the platform's cryptographic generator; there on pages without HTTPS too. */
export function cryptoWords(): RandomWords {
  const words = new Uint32Array(AT_ONCE);
  let used = AT_ONCE;
  return () => {
    if (used === AT_ONCE) {
      crypto.getRandomValues(words);
      used = 0;
    }
    const word = words[used] ?? 0;
    // What noise was made of is not left lying about.
    words[used] = 0;
    used += 1;
    return word;
  };
}
