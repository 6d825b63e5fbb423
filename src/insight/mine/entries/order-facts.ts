/** What in an answer may hold for one order alone. */
export interface OrderFact {
  kind: 'masked' | 'date' | 'amount' | 'product';
  text: string;
}

const MASKED = /\[[a-z]+\]/g;
const DATE =
  /\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?|\d{1,2}月\d{1,2}[日号]|(?:昨天|今天|明天|后天|周[一二三四五六日天]|星期[一二三四五六日天])|\b(?:yesterday|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/giu;

const AMOUNT =
  /(?:US\$|[$€£¥₩])\s?\d+(?:[.,]\d+)*|\d+(?:\.\d+)?\s?(?:元|块|(?:yuan|dollars?|euros?|USD|CNY|RMB|EUR|GBP)\b)/giu;

/**
 * Facts of an answer that may be those of one order: what was masked, days, amounts of money. A day or an amount that stands
 * in the answers of several conversations is the shop's, and is none.
 *
 * @param others Answers of other conversations to the same question.
 * @param products Names of the shop's goods: an answer that names one may not hold for the next.
 */
export function orderFacts(answer: string, others: readonly string[], products: readonly string[] = []): OrderFact[] {
  const facts: OrderFact[] = [...(answer.match(MASKED) ?? [])].map((text) => ({ kind: 'masked', text }));
  for (const text of answer.match(DATE) ?? []) facts.push({ kind: 'date', text });
  for (const text of answer.match(AMOUNT) ?? []) facts.push({ kind: 'amount', text });
  for (const text of products) if (text.length > 1 && answer.includes(text)) facts.push({ kind: 'product', text });
  return facts.filter(({ kind, text }) => {
    if (kind === 'masked') return true;
    const told = others.filter((other) => other.includes(text)).length;
    return told < LEAST_TOLD || told < others.length * LEAST_SHARE;
  });
}

/** From so many other conversations, and so large a share of them, on a fact is the shop's. */
const LEAST_TOLD = 2;
const LEAST_SHARE = 0.15;
