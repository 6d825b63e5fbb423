import type { Locale } from '#core/locale.ts';
import { simplify } from '#core/simplify.ts';
import { findConcepts } from './concepts.ts';
import { possibleLanguages } from './possible-languages.ts';
import { prepareText } from './prepare-text.ts';
import type { Emotion, Entity, Reading } from './reading.ts';

const HUMAN =
  /转人工|人工客服|找人工|真人客服|接人工|转客服|(?:speak|talk|chat|connect|transfer)\b.{0,12}\b(?:human|person|agent|someone|representative|operator)|\b(?:real|live|actual) (?:human|person|agent|people)|^(?:an? )?(?:human|agent|operator|representative|live chat)\b.{0,8}$/;

interface Rule {
  intent: string;
  /** Concepts of `concept-words` that must all be there. */
  all: readonly string[];
  /** Concepts that must not be there. */
  none?: readonly string[];
  /** Messages longer than this, in folded characters, say something more. */
  atMost?: number;
  /** Words that must be there, in zh and en. */
  pattern?: RegExp;
  /** Share of the authored messages it applies to that it reads rightly, rounded down. */
  confidence: number;
}

/**
 * What words alone tell, surest first. They stand in while the model is on its way, so they claim only what is plain:
 * everything else is `oos` with no confidence, which the dialogue answers from search.
 */
const RULES: readonly Rule[] = [
  { intent: 'chat.greet', all: ['hello'], atMost: 10, confidence: 0.7 },
  { intent: 'chat.thanks', all: ['thanks'], atMost: 12, confidence: 0.85 },
  { intent: 'chat.bye', all: ['bye'], atMost: 16, confidence: 0.9 },
  { intent: 'chat.bot', all: ['bot'], none: ['human'], atMost: 20, confidence: 0.7 },
  { intent: 'human.agent', pattern: HUMAN, all: [], confidence: 0.75 },
  { intent: 'human.agent', all: ['human'], none: ['complain', 'refund', 'delete', 'not'], atMost: 16, confidence: 0.5 },
  { intent: 'account.delete', all: ['account', 'delete'], confidence: 0.9 },
  { intent: 'order.restore', all: ['cancel', 'undo'], confidence: 0.9 },
  { intent: 'return.fee', all: ['shipfee', 'return'], confidence: 0.9 },
  { intent: 'refund.status', all: ['refund', 'when'], confidence: 0.9 },
  { intent: 'coupon.problem', all: ['coupon', 'failed'], confidence: 0.8 },
  { intent: 'payment.failed', all: ['pay', 'failed'], confidence: 0.75 },
  { intent: 'price.adjust', all: ['pricedrop'], confidence: 0.65 },
  { intent: 'order.address', all: ['address', 'change'], confidence: 0.55 },
  { intent: 'payment.installment', all: ['installment'], confidence: 0.6 },
  { intent: 'order.cancel', all: ['cancel', 'order'], none: ['newsletter', 'refund'], atMost: 30, confidence: 0.45 },
  { intent: 'refund.request', all: ['refund', 'want'], atMost: 30, confidence: 0.65 },
  { intent: 'exchange.request', all: ['exchange'], atMost: 30, confidence: 0.45 },
  { intent: 'return.request', all: ['return', 'want'], none: ['refund', 'policy'], atMost: 30, confidence: 0.6 },
  { intent: 'invoice.request', all: ['invoice'], atMost: 40, confidence: 0.7 },
  { intent: 'customs.duty', all: ['customs'], atMost: 60, confidence: 0.65 },
  { intent: 'newsletter.manage', all: ['newsletter'], none: ['order'], atMost: 40, confidence: 0.55 },
  { intent: 'shipping.fee', all: ['shipfee'], none: ['return'], atMost: 40, confidence: 0.55 },
  { intent: 'account.login', all: ['login'], atMost: 40, confidence: 0.55 },
  { intent: 'loyalty.query', all: ['loyalty'], atMost: 40, confidence: 0.5 },
  { intent: 'product.shelf_life', all: ['shelf'], atMost: 40, confidence: 0.7 },
  { intent: 'product.authenticity', all: ['genuine'], atMost: 24, confidence: 0.55 },
  { intent: 'warranty.service', all: ['warranty'], atMost: 24, confidence: 0.65 },
  { intent: 'product.stock', all: ['stock'], atMost: 24, confidence: 0.65 },
  { intent: 'order.track', all: ['parcel', 'where'], none: ['not', 'lost'], atMost: 24, confidence: 0.85 },
  { intent: 'order.track', all: ['order', 'track'], none: ['not', 'change'], atMost: 24, confidence: 0.6 },
];

/** A shopper who gives nothing but an order number most often wants to know where the order is. */
const NUMBER_ALONE_CONFIDENCE = 0.6;

/** Reads a message by words alone, for when there is no model. */
export function readByRules(
  text: string,
  entities: Entity[],
  bandOf: (confidence: number) => Reading['band'],
): Reading {
  const { folded } = prepareText(text);
  const concepts = new Set(findConcepts(folded));
  const matched = RULES.filter((rule) => applies(rule, concepts, folded));
  const candidates = new Map<string, number>();
  const numbered = entities.some((entity) => entity.type === 'order-number');
  if (numbered && !/[\p{L}\p{N}]/u.test(withoutOrderNumbers(text, entities))) {
    candidates.set('order.track', NUMBER_ALONE_CONFIDENCE);
  }
  for (const { intent, confidence } of matched) {
    candidates.set(intent, Math.max(confidence, candidates.get(intent) ?? 0));
  }
  const best = [...candidates]
    .map(([intent, confidence]) => ({ intent, confidence }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 5);
  const chosen = best[0] ?? { intent: 'oos', confidence: 0 };
  return {
    ...chosen,
    band: bandOf(chosen.confidence),
    candidates: best.length > 0 ? best : [chosen],
    ...emotionOf(concepts),
    language: languageOf(text),
    entities,
    tier: 'lexical',
  };
}

/** What a message says besides the order numbers in it. */
export function withoutOrderNumbers(text: string, entities: readonly Entity[]): string {
  let rest = '';
  let from = 0;
  for (const { type, start, end } of entities) {
    if (type !== 'order-number') continue;
    rest += text.slice(from, start);
    from = end;
  }
  return rest + text.slice(from);
}

function applies(rule: Rule, concepts: Set<string>, folded: string): boolean {
  if (folded.length > (rule.atMost ?? Number.POSITIVE_INFINITY)) return false;
  if (rule.pattern !== undefined && !rule.pattern.test(folded)) return false;
  return (
    rule.all.every((concept) => concepts.has(concept)) && !(rule.none ?? []).some((concept) => concepts.has(concept))
  );
}

function emotionOf(concepts: Set<string>): { emotion: Emotion; emotionConfidence: number } {
  if (concepts.has('fury')) return { emotion: 'angry', emotionConfidence: 0.6 };
  if (concepts.has('worry')) return { emotion: 'anxious', emotionConfidence: 0.6 };
  if (concepts.has('joy') && !concepts.has('not')) return { emotion: 'satisfied', emotionConfidence: 0.5 };
  return { emotion: 'neutral', emotionConfidence: 0.5 };
}

function languageOf(text: string): Locale {
  const [first = 'en', second] = possibleLanguages(text);
  if (first === 'zh-Hans' && second === 'zh-Hant') {
    if (/\p{Script=Han}/u.test(text)) return simplify(text) === text ? 'zh-Hans' : 'zh-Hant';
    return 'en';
  }
  return first;
}
