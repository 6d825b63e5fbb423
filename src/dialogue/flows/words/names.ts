import { foldWords, wordCount } from './fold.ts';
import { type NameTokens, nameTokens } from './name-tokens.ts';

/** Words of a message in which a single ideograph may name a thing. */
const SHORT_WORDS = 4;
/** Words of a message in which a thing may be named by what is not its name: "the organic stuff". */
const FEW_WORDS = 6;
/** Titles whose tokens are kept: goods of the orders that are talked about come up in every message. */
const KEPT = 400;

const known = new Map<string, NameTokens>();

function tokensOf(title: string): NameTokens {
  const found = known.get(title);
  if (found) return found;
  if (known.size >= KEPT) known.clear();
  const tokens = nameTokens(title);
  known.set(title, tokens);
  return tokens;
}

/**
 * Which of some titled things a message names: by a word of their own, which the others do not have. In a longer message a
 * word that only says which ("blue") needs another beside it, or "one". A single ideograph counts only where it singles one
 * out, in a short message.
 * @param titles Names of each thing, with " ; " between them.
 * @param isAsked Names are expected: a word or ideograph of a short message is enough.
 */
export function namedIn(text: string, titles: readonly string[], isAsked = true): number[] {
  const folded = foldWords(text);
  const said = nameTokens(text);
  const tokens = titles.map(tokensOf);
  const count = wordCount(folded);
  const strong = titles.flatMap((_, index) => {
    const { strong: own, heads } = tokens[index] ?? said;
    let score = 0;
    for (const token of said.strong) {
      if (!own.has(token)) continue;
      const isOwn = tokens.every((other, at) => at === index || !other.strong.has(token));
      if (!isOwn && !(score > 0 && heads.has(token))) continue;
      score += heads.has(token) || isBeforeOne(folded, token) ? 2 : 1;
    }
    return score >= (isAsked && count <= FEW_WORDS ? 1 : 2) ? [index] : [];
  });
  if (strong.length > 0) return strong;
  // In a longer message a single ideograph stands in other words too: 手机 is no 有机菠菜.
  if (!isAsked || count > SHORT_WORDS) return [];
  const weak = titles.flatMap((_, index) =>
    [...said.weak].some((token) => tokens.every((other, at) => (at === index) === other.weak.has(token)))
      ? [index]
      : [],
  );
  return weak.length === 1 ? weak : [];
}

const isBeforeOne = (folded: string, token: string): boolean => {
  const at = folded.indexOf(token);
  return at >= 0 && /^s? ones?\b|^色?的?那[个件款]/u.test(folded.slice(at + token.length));
};

/**
 * The things that a message may mean alike: those that share most of the words that it names them by. Empty where it names
 * one of them, or all alike.
 */
export function alikeIn(text: string, titles: readonly string[]): number[] {
  if (namedIn(text, titles).length > 0) return [];
  const said = nameTokens(text);
  const scores = titles.map((title) => [...said.strong].filter((token) => tokensOf(title).strong.has(token)).length);
  const most = Math.max(0, ...scores);
  const alike = scores.flatMap((score, index) => (score > 0 && score === most ? [index] : []));
  return alike.length > 1 && alike.length < titles.length ? alike : [];
}
