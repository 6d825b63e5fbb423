import { numberOf } from './read-budget.ts';

const AGES = [
  /(\d{1,2}|[一二三四五六七八九十]{1,3})\s*多?岁/,
  /(?:^|[，,。\s])(?:我|本人|她|他|女儿|儿子|我妈|妈妈)(?:今年|才|刚|刚满|快)*\s*(\d{1,2})(?=[，,。！!\s]|$)/,
  /\b(?:i'?m|i am|aged?|she'?s|he'?s|she is|he is|my age is)\s+(\d{1,2})\b(?!\s*(?:%|weeks?|months?|days?|ml))/,
  /\b(\d{1,2})[\s-]*(?:years?[\s-]*old|yo\b|y\/o)/,
  /\bin (?:my|her|his) ((?:early |mid |late )?(?:twenties|thirties|forties|fifties))/,
  /\bin (?:my|her|his) (\d0)s\b/,
];
const DECADES: Readonly<Record<string, number>> = { twenties: 25, thirties: 35, forties: 45, fifties: 55 };

/** Age in years that a message tells; null for none. Takes text as folded by `foldInPlace`. */
export function readAge(folded: string): number | null {
  // 三岁以上 speaks of a product.
  for (const pattern of AGES) {
    const said = pattern.exec(folded)?.[1];
    if (said === undefined) continue;
    const age = DECADES[said.replace(/^(?:early|mid|late) /, '')] ?? numberOf(said);
    if (age !== null && age >= 1 && age <= 99) return age;
  }
  return null;
}
