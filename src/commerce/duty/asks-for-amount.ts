import type { DutyData } from './duty-schema.ts';

/**
 * True when a message asks for a sum of duty or tax, by the pack's words of all languages; what else may be asked of customs,
 * such as who pays or what DDP means, is left to the shop's answers.
 */
export function asksForAmount({ subject, amount, other }: DutyData['asking'], text: string, intent: string): boolean {
  const folded = text.normalize('NFKC').toLowerCase();
  const has = (word: string): boolean => stands(folded, word.toLowerCase());
  const hasAny = (words: DutyData['asking']['amount']): boolean => Object.values(words).some((list) => list.some(has));
  if (intent !== 'customs.duty' && !subject.some(has)) return false;
  return hasAny(amount) && !hasAny(other);
}

/** At the beginning of a word where the script has words, and a whole one if short: `ile` is no part of `while`, `vat` none of `vatan`. */
function stands(text: string, word: string): boolean {
  if (!/^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word)) return text.includes(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const begins = !/\p{L}/u.test(text[at - 1] ?? ' ');
    if (begins && (word.length > 3 || !/\p{L}/u.test(text[at + word.length] ?? ' '))) return true;
  }
  return false;
}
