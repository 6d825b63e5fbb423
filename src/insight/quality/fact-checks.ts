import { type Fault, type Inspected, type PackFacts, repliesFor } from './finding.ts';
import { hasWord, sentencesOf } from './has-word.ts';
import type { QualityRule } from './quality-rule.ts';

type Rule<Kind extends QualityRule['kind']> = Extract<QualityRule, { kind: Kind }>;

/** An amount with its currency on either side: `¥99`, `99 元`, `$12.50`, `12.50 USD`. */
const AMOUNT =
  /(?:[¥￥$€£]|(?:CNY|RMB|USD|EUR|GBP|HK\$)\s?)\s?(\d[\d,]*(?:\.\d{1,2})?)|(\d[\d,]*(?:\.\d{1,2})?)\s?(?:元|块钱?|(?:yuan|CNY|RMB|USD|EUR|dollars?|euros?)(?![a-z]))/giu;
/** A day: `2026-11-30`, `11月30日`, `30 November`, `November 30`. */
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const DAY = new RegExp(
  `(?:(\\d{4})[-/年](\\d{1,2})[-/月](\\d{1,2})日?)|(?:(\\d{1,2})月(\\d{1,2})[日号])|(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTHS.join('|')}))|(?:(${MONTHS.join('|')})\\s+(\\d{1,2}))`,
  'giu',
);

/**
 * Only sentences that name exactly one product (or promotion) of the pack are judged, and not those with a word of `unless`
 * (of a discount, of postage, of a total): what is meant there is another amount.
 */
export function findDiffering(rule: Rule<'differs-from-pack'>, { turns }: Inspected, facts: PackFacts): Fault[] {
  return repliesFor(rule, turns).flatMap(({ turn, reply }) => {
    for (const sentence of sentencesOf(reply.text.normalize('NFKC'))) {
      const evidence = wrongPrice(sentence, rule.unless ?? [], facts) ?? wrongDay(sentence, facts);
      if (evidence !== null) return [{ turn, evidence }];
    }
    return [];
  });
}

function wrongPrice(sentence: string, unless: readonly string[], { products }: PackFacts): string | null {
  const named = products.filter(({ names }) => hasWord(sentence, names) !== undefined);
  const [product] = named;
  if (named.length !== 1 || product === undefined || hasWord(sentence, unless) !== undefined) return null;
  const right = new Set(product.prices.map(Number));
  for (const [whole, before, after] of sentence.matchAll(AMOUNT)) {
    if (!right.has(Number((before ?? after ?? '').replaceAll(',', '')))) return `${product.names[0]}: ${whole.trim()}`;
  }
  return null;
}

function wrongDay(sentence: string, { promotions }: PackFacts): string | null {
  const named = promotions.filter(({ names }) => hasWord(sentence, names) !== undefined);
  const [promotion] = named;
  if (named.length !== 1 || promotion === undefined) return null;
  const days = [...sentence.matchAll(DAY)].map(([whole, , m1, d1, m2, d2, d3, n3, n4, d4]) => ({
    whole,
    month: Number(m1 ?? m2 ?? MONTHS.indexOf((n3 ?? n4 ?? '').toLowerCase()) + 1),
    day: Number(d1 ?? d2 ?? d3 ?? d4),
  }));
  const [, month, day] = promotion.lastDay.split('-').map(Number);
  // Of several days one is its beginning.
  const isRight = days.length === 0 || days.some((told) => told.month === month && told.day === day);
  return isRight ? null : `${promotion.names[0]}: ${days[0]?.whole ?? ''}`;
}

const LINK = /(?:https?:\/\/|www\.)([\p{L}\p{N}.-]+)/giu;

export function findOutsideLinks(rule: Rule<'outside-link'>, { turns }: Inspected): Fault[] {
  return repliesFor(rule, turns).flatMap(({ turn, reply }) => {
    for (const [, host = ''] of reply.text.matchAll(LINK)) {
      const plain = host.toLowerCase().replace(/\.$/, '');
      const isOwn = rule.hosts.some((own) => plain === own || plain === `www.${own}` || plain.endsWith(`.${own}`));
      if (!isOwn) return [{ turn, evidence: plain }];
    }
    return [];
  });
}

export function findNoSource(rule: Rule<'no-source'>, { turns, sources }: Inspected): Fault[] {
  return repliesFor(rule, turns).flatMap(({ turn, reply }) =>
    sources?.get(turn) === 0 ? [{ turn, evidence: reply.text.slice(0, 60) }] : [],
  );
}
