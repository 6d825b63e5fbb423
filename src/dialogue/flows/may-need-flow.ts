import type { Reading } from '#nlu/reading.ts';
import { groupOf, type IntentGroup } from '../intent-groups.ts';
import type { Policy } from '../policy.ts';

/** Where shops have something to do, not only something to say. */
const ACTED_ON: ReadonlySet<IntentGroup> = new Set(['order', 'returns', 'payment', 'promotion', 'account', 'service']);
/** Questions within them that an entry answers, and what is done without a flow. */
const ANSWERED: ReadonlySet<string> = new Set([
  'order.place',
  'return.policy',
  'payment.method',
  'payment.installment',
  'promo.query',
  'coupon.get',
  'price.bargain',
  'gift.query',
  'loyalty.query',
  'account.create',
  'newsletter.manage',
  'human.agent',
  'feedback.praise',
  'store.contact',
]);

/**
 * Readings none of which is sure, that together say that something is to be done: of "has my salmon gone off" the model only
 * knows that it is about an order.
 */
const LIKELY_TOGETHER = 0.5;

/** Whether a shop has something to do for who comes with this intent. An entry about it says what, but does not do it. */
export function isActedOn(intent: string): boolean {
  return ACTED_ON.has(groupOf(intent)) && !ANSWERED.has(intent);
}

/**
 * Whether a message reads like one that a flow of the pack takes, so that it is worth waiting for the flows where they are
 * not there yet. Which intents start flows is only known with them: this goes by what shops do everywhere.
 */
export function mayNeedFlow({ intent, confidence, entities, candidates }: Reading, bands: Policy['bands']): boolean {
  if (entities.some(({ type }) => type === 'order-number')) return true;
  if (confidence >= bands.clarify) return isActedOn(intent);
  const actedOn = candidates.filter((candidate) => isActedOn(candidate.intent));
  return actedOn.reduce((sum, candidate) => sum + candidate.confidence, 0) > LIKELY_TOGETHER;
}
