import type { Locale } from '#core/locale.ts';
import { simplify } from '#core/simplify.ts';
import { foldInPlace } from '#nlu/fold-in-place.ts';

const HAN = /\p{Script=Han}/u;
/** Scripts of the language; all else in a sentence must come from the grounds. */
const SCRIPTS: Partial<Record<Locale, RegExp>> = {
  'zh-Hans': HAN,
  'zh-Hant': HAN,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u,
  ko: /[\p{Script=Hangul}\p{Script=Han}]/u,
  ru: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
  th: /\p{Script=Thai}/u,
};
const LATIN = /\p{Script=Latin}/u;
const WORD = /[\p{L}\p{M}]+/gu;

/**
 * What of a sentence is in another language than the shopper's; null where nothing is. Told by script, and Chinese by its
 * characters; which Latin language it is shows in the words, which their grounds know or not.
 */
export function foreignScript(
  sentence: string,
  locale: Locale,
  foldedGrounds: string,
  foldedQuestion: string,
): string | null {
  const own = SCRIPTS[locale] ?? LATIN;
  let ownLetters = 0;
  let letters = 0;
  for (const { 0: run } of sentence.matchAll(WORD)) {
    for (const part of run.match(/\p{Script=Latin}+|\P{Script=Latin}+/gu) ?? []) {
      letters += part.length;
      const characters = [...part].filter((character) => !/\p{M}/u.test(character));
      if (characters.every((character) => own.test(character))) {
        ownLetters += part.length;
        continue;
      }
      const folded = foldInPlace(part);
      const known = foldedGrounds.includes(folded) || (LATIN.test(part) && foldedQuestion.includes(folded));
      if (!known) return part;
    }
  }
  if (letters > 0 && ownLetters === 0 && !foldedGrounds.includes(foldInPlace(sentence.trim()))) return sentence;
  return locale === 'zh-Hans' ? traditionalIn(sentence, foldedGrounds) : null;
}

/** A traditional character, which the shop's simplified texts do not have. */
function traditionalIn(sentence: string, foldedGrounds: string): string | null {
  const simplified = simplify(sentence);
  if (simplified === sentence) return null;
  const at = [...sentence].findIndex((character, index) => character !== [...simplified][index]);
  const character = [...sentence][at] ?? '';
  return foldedGrounds.includes(character) ? null : character;
}
