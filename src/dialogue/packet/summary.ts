import type { Draft } from '../draft.ts';
import { moneyText } from '../flows/format.ts';
import { openTopics } from '../flows/open-topics.ts';
import { asShopWrites } from '../flows/order-number.ts';
import { memoryOf } from '../memory.ts';
import type { SeenOrder } from '../state.ts';
import { wording } from '../wording.ts';
import { answersGiven, decisionsIn, ordersInQuestion, questionsAsked } from './gist.ts';

/** Most letters that the protocol takes. */
const LETTERS = 4000;

/**
 * What it is about, in a line each: what was asked, what was tried, what the orders say, what the shop decided, what is
 * open, and the mood. All of it is taken from the conversation; nothing is worded anew. In the language of the replies.
 */
export function summaryOf(draft: Draft): string {
  const { state } = draft;
  const questions = questionsAsked(draft);
  const answers = answersGiven(state);
  const { mood } = memoryOf(state);
  const open = state.topics.length > 0 ? openTopics(draft) : '';
  const lines = [
    questions.length > 0 &&
      wording(draft, 'summary-asked', { questions: questions.map((text) => `“${text}”`).join(' · ') }),
    answers.length > 0 && wording(draft, 'summary-tried', { answers: answers.join(' · ') }),
    ...ordersInQuestion(state).map((seen) => orderLine(draft, seen)),
    ...decisionsIn(draft).map(({ title, outcome }) => wording(draft, 'summary-decided', { title, outcome })),
    open && wording(draft, 'summary-open', { topics: open }),
    mood !== 'neutral' && wording(draft, `summary-mood-${mood}`),
  ];
  return lines.filter(Boolean).join('\n').slice(0, LETTERS);
}

/** How an order stands, in the words of the pack. */
export function orderLine(draft: Draft, { order }: SeenOrder): string | null {
  return wording(draft, 'summary-order', {
    number: asShopWrites(draft.book, order.number),
    fulfillment: wording(draft, `state-${order.fulfillment.replaceAll('_', '-')}`) ?? order.fulfillment,
    payment: wording(draft, `state-payment-${order.payment.replaceAll('_', '-')}`) ?? order.payment,
    total: moneyText(order.total, draft.state.replyLocale),
  });
}
