import { foldWords } from './fold.ts';
import { numberWord } from './numbers.ts';

const ORDINALS = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth'.split('|');
const ALL =
  /^(?:都|全|整单|整个订单|所有|统统|剩下的?都)|(?:都要|都退|都换|都有|都坏|全部|全都|所有的|两[个件样]都|整单|everything|\ball\b(?! right)|\bboth\b|whole order|entire order|each of them|every one|all of it)/u;
const BOTH = /\bboth\b|两[个件样盒袋瓶包份单]都|^两[个件样盒袋瓶包份]$|^俩都?/u;
const LAST = /最后一?[个件单笔款样]|\b(?:the )?last (?:one|item|order)\b|^last$/u;
const NEWEST = /最近(?:那|的|一)|最新|刚(?:刚|才)?[下买拍]的|\b(?:latest|newest|most recent)\b/u;

const OLDEST =
  /最早|更早|早一点的|早的那|之前那|上一[单个笔]|前面那|旧的那|\b(?:oldest|older|earliest|earlier|previous)\b/u;

const NTH_HAN = /第\s?(\d{1,2}|[一二两三四五六七八九十]{1,3})/gu;
const NTH =
  /\b(?:first(?! (?:tell|show|let|can|could|please|of all|check|i|we|what|where|how|two|three|four)\b)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b/gu;
const NTH_DIGITS = /\b(\d{1,2})(?:st|nd|rd|th)\b/gu;
const NUMBERED = /(?:\b(?:number|no|item|option)\.? ?|#)(\d{1,2})\b/gu;
const FIRST_FEW = /前(?:面)?(\d|[一二两俩三四五六七八九])[个件单笔款样项条只盒袋瓶包份]|\bfirst (two|three|four|\d)\b/u;
const LAST_FEW =
  /(?:最后|后面?)(\d|[二两俩三四五六七八九])[个件单笔款样项条只盒袋瓶包份]|\blast (two|three|four|\d)\b/u;

/** Which of a list of `count` are meant by their place: indexes from 0, without doubles; empty when none is named. */
export function ordinalsIn(text: string, count: number): number[] {
  const folded = foldWords(text);
  const found: number[] = [];
  if (count > 0 && LAST.test(folded)) found.push(count - 1);
  for (const [, digits = ''] of folded.matchAll(NTH_HAN)) found.push((numberWord(digits) ?? 0) - 1);
  for (const [word] of folded.matchAll(NTH)) found.push(ORDINALS.indexOf(word));
  for (const [, digits = ''] of folded.matchAll(NTH_DIGITS)) found.push(Number(digits) - 1);
  for (const [, digits = ''] of folded.matchAll(NUMBERED)) found.push(Number(digits) - 1);
  const first = few(FIRST_FEW, folded);
  const last = few(LAST_FEW, folded);
  for (let index = 0; index < Math.min(first, count); index += 1) found.push(index);
  for (let index = Math.max(0, count - last); index < count; index += 1) found.push(index);
  return distinct(found.filter((index) => index >= 0 && index < count));
}

function few(pattern: RegExp, folded: string): number {
  const [, han, word] = pattern.exec(folded) ?? [];
  return numberWord(han ?? word ?? '') ?? 0;
}

/** The same for a message that is nothing but numbers: "2", "1 and 3", "二". */
export function bareOrdinals(text: string, count: number): number[] {
  const folded = foldWords(text);
  const parts = folded.split(/\s*(?:和|跟|与|、|and|,|\s)\s*/u).filter((part) => part !== '');
  const numbers = parts.map((part) => numberWord(part));
  if (numbers.some((number) => number === null)) return [];
  return distinct(numbers.map((number) => (number ?? 0) - 1).filter((index) => index >= 0 && index < count));
}

const EXCEPT =
  /\b(?:all|everything|both|each|every(?: one)?)\b.*?\b(?:but|except(?: for)?|apart from|other than|besides|bar|without|not)\b (?:the |for )?(.+)$/u;
const EXCEPT_HAN = /除了?(.+?)(?:以外|之外|外|其他|其余|别的|剩下|都|全|$)/u;
const KEPT_HAN =
  /(?:都|全部?|其他|其余|剩下的?).{0,6}?(?:但|就|只有?|除了?|不过)?(?:是)?([^都全]+?)(?:不用|不退|不换|不要|留着|除外|还要|没事|没坏|是好的)/u;

/** What "all but the milk", "除了牛奶都要" leaves out, in its own words; null for other messages. */
export function exceptionIn(text: string): string | null {
  const folded = foldWords(text);
  return EXCEPT_HAN.exec(folded)?.[1] ?? EXCEPT.exec(folded)?.[1] ?? KEPT_HAN.exec(folded)?.[1] ?? null;
}

/** "Both": all there are, of two. */
export const meansBoth = (text: string): boolean => BOTH.test(foldWords(text));
export const meansAll = (text: string): boolean => ALL.test(foldWords(text));
export const meansOldest = (text: string): boolean => OLDEST.test(foldWords(text));
export const meansNewest = (text: string): boolean => NEWEST.test(foldWords(text));

const distinct = (indexes: number[]): number[] => [...new Set(indexes)].sort((a, b) => a - b);
