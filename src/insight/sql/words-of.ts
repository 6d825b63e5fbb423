import { segment } from '#core/segment.ts';
import { isStopWord } from '#knowledge/terms.ts';

/** Words of a text that say something: no stop words, no figures, nothing of one letter. Chinese is cut into words. */
export function wordsOf(text: string): string[] {
  return segment(text)
    .filter(({ kind, text: word }) => kind === 'word' && word.length > 1 && !isStopWord(word) && !/^\d/.test(word))
    .map(({ text: word }) => word);
}
