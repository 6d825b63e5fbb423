import { plainText } from '#core/plain-text.ts';
import type { Promotion } from '#knowledge/pack-schema.ts';
import type { OfferRule } from '#knowledge/rules-schema.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { figure } from '../decide.ts';
import { because, type Draft } from '../draft.ts';
import { groupOf, type IntentGroup } from '../intent-groups.ts';
import { isNegative } from '../judgement/mood.ts';
import { memoryOf } from '../memory.ts';
import { policyOf } from '../policy.ts';
import { stableShare } from '../stable-hash.ts';
import { isPriceSensitive } from './price-sense.ts';
import { ASKS_FOR_DEALS, relevance } from './relevance.ts';
import type { Subject } from './subject.ts';

/** Talk after a sale, and what goes wrong with one: nothing is pushed there. */
const AFTER_SALE: ReadonlySet<IntentGroup> = new Set(['order', 'returns', 'payment', 'service', 'account']);

/**
 * The promotion to offer unasked now, and takes note of it; null when no rule of the merchant's holds, or it is not related
 * enough to what was asked. Never to someone angry or worried, and never while something is being put right.
 */
export function dueOffer(
  draft: Draft,
  text: string,
  { question, product }: Subject,
  given: SearchHit | null,
): Promotion | null {
  const memory = memoryOf(draft.state);
  if (isNegative(memory.mood) || draft.state.topics.length > 0 || AFTER_SALE.has(groupOf(question.intent))) return null;
  const { offers, offerSpacing, relevance: gate } = policyOf(draft.book);
  const isTooSoon = memory.offeredAt !== null && memory.asked - memory.offeredAt < offerSpacing.questions;
  if (isTooSoon && !ASKS_FOR_DEALS.has(question.intent)) return null;
  const asked = { ...question, text, category: product?.category ?? question.category };
  for (const rule of offers) {
    const promotion = promotionOf(draft, rule.promotion);
    if (!promotion || !isDue(draft, rule, promotion, given)) continue;
    const related = relevance(asked, promotion);
    if (related < gate.min) continue;
    because(draft, `offer ${rule.promotion}: ${JSON.stringify(rule.when)}, related ${figure(related, gate.min)}`);
    draft.state.memory = { ...memory, offered: [...memory.offered, rule.promotion], offeredAt: memory.asked };
    return promotion;
  }
  return null;
}

function isDue(
  draft: Draft,
  { promotion: id, when, oncePerConversation, budget }: OfferRule,
  promotion: Promotion,
  given: SearchHit | null,
): boolean {
  const { mood, questions, offered } = memoryOf(draft.state);
  const newest = questions.at(-1);
  const { at } = draft.event;
  if (at < Date.parse(promotion.from) || at > Date.parse(promotion.until)) return false;
  if (oncePerConversation ? offered.includes(id) : offered.at(-1) === id) return false;
  if (budget && stableShare(`${draft.state.id} ${id}`) >= budget.share) return false;
  if (given && says(given, promotion)) return false;
  // A perk for the satisfied is for those who had no trouble at all.
  if ((when.mood ?? 'neutral') !== mood && (when.mood || mood !== 'satisfied')) return false;
  if (when.mood === 'satisfied' && questions.some((question) => isNegative(question.mood))) return false;
  if (when.intents && (!newest || !when.intents.includes(newest.intent))) return false;
  if (when.priceSensitive !== undefined && when.priceSensitive !== isPriceSensitive(draft)) return false;
  const onThis = questions.filter(({ sku }) => sku !== null && sku === newest?.sku).length;
  return onThis >= (when.minQuestions ?? 0);
}

/** Whether an answer says already what the promotion says. */
const says = (hit: SearchHit, { id, code }: Promotion): boolean =>
  hit.id === id || (code !== undefined && plainText(hit.blocks).includes(code));

/** In the language of the reply, or the nearest there is. */
function promotionOf({ book, state }: Draft, id: string): Promotion | undefined {
  const { promotions = {} } = book ?? {};
  const nearest = promotions[state.replyLocale] ?? promotions.en ?? promotions['zh-Hans'] ?? [];
  return nearest.find((promotion) => promotion.id === id);
}
