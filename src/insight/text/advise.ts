import type { ToldQuestion } from './told-question.ts';

/** Who may make a topic rarer. */
export type Improver = 'page' | 'supply' | 'delivery' | 'marketing' | 'service';

/** By the group of an intent; what is not named is for the service itself. */
const IMPROVERS: readonly [RegExp, Improver][] = [
  [/^product\./, 'page'],
  [/^order\.(?:spoiled|damaged|defective|short_weight)$/, 'supply'],
  [/^(?:order\.(?:late|lost|missing|wrong|track)|shipping\.|customs\.)/, 'delivery'],
  [/^(?:promo|coupon|price|gift|loyalty|newsletter)\./, 'marketing'],
];

export const improverOf = (topic: string): Improver =>
  IMPROVERS.find(([pattern]) => pattern.test(topic))?.[1] ?? 'service';

/** What could be done about a topic: told from what was asked and what was answered, not written beforehand. */
export interface Advice {
  topic: string;
  product: string | null;
  improver: Improver;
  /** The way it is asked that the others are most like. */
  asked: string | null;
  /** The answer that was given most often, to be written where it is looked for; null where none was. */
  answer: string | null;
  /** How many of the questions had that answer, or one like it, of those that were answered. */
  answerCount: number;
  answeredCount: number;
  /** Places in a conversation, to see for oneself. */
  examples: { conversationId: string; position: number; text: string }[];
}

const EXAMPLES = 5;

/** Advice on one topic (and product) from its questions. */
export function adviseOn(topic: string, product: string | null, questions: readonly ToldQuestion[]): Advice {
  const about = questions.filter((each) => each.topic === topic && (product === null || each.product === product));
  const answers = about.flatMap(({ answer }) => answer ?? []);
  const answer = mostCommon(answers);
  return {
    topic,
    product,
    improver: improverOf(topic),
    asked: mostCommon(about.map(({ text }) => text))?.text ?? null,
    answer: answer?.text ?? null,
    answerCount: answer?.count ?? 0,
    answeredCount: answers.length,
    examples: about.slice(-EXAMPLES).map(({ conversationId, position, text }) => ({ conversationId, position, text })),
  };
}

/** Texts of which one is looked for among so many: likeness is compared between all pairs. */
const COMPARED = 200;
const ALIKE = 0.5;

/** The text that most others are like (Jaccard of letter pairs, 0.5 and more), with how many are. */
export function mostCommon(texts: readonly string[]): { text: string; count: number } | null {
  const sample = texts.slice(-COMPARED).map((text) => ({ text, pairs: pairsOf(text) }));
  let best: { text: string; count: number } | null = null;
  for (const one of sample) {
    const count = sample.filter((other) => likeness(one.pairs, other.pairs) >= ALIKE).length;
    if (count > (best?.count ?? 0)) best = { text: one.text, count };
  }
  return best;
}

function pairsOf(text: string): Set<string> {
  const letters = text.toLowerCase().replace(/[\s\p{P}]+/gu, '');
  const pairs = new Set<string>();
  for (let at = 1; at < letters.length; at++) pairs.add(letters.slice(at - 1, at + 1));
  return pairs;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  let both = 0;
  for (const pair of a) if (b.has(pair)) both += 1;
  return both / (a.size + b.size - both);
}
