const kept = new Map<string, RegExp>();

/** Which of the words the text has: letters as whole words, Chinese anywhere, in any case and width; undefined: none. */
export function hasWord(text: string, words: readonly string[]): string | undefined {
  const plain = text.normalize('NFKC');
  return words.find((word) => patternOf(word).test(plain));
}

function patternOf(word: string): RegExp {
  let pattern = kept.get(word);
  if (!pattern) {
    const plain = word
      .normalize('NFKC')
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/['’]/g, "['’]");
    const isLetters = /^[\p{Script=Latin}\p{N}]/u.test(word);
    pattern = new RegExp(isLetters ? `(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])` : plain, 'iu');
    kept.set(word, pattern);
  }
  return pattern;
}

/** Sentences, as far as their marks tell; a full stop within a number or an address ends none. */
export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[。！？!?；;\n])|(?<=\.)(?=\s)/u).filter((sentence) => sentence.trim() !== '');
