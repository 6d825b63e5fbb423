import type { Draft } from '../draft.ts';
import { moneyText } from '../flows/format.ts';
import type { ConversationState, SeenOrder, Topic } from '../state.ts';
import { wording } from '../wording.ts';
import { titleOfFlow } from './title-of-flow.ts';

/** The parts of a conversation that a person needs, as they were said. */

const QUESTIONS = 3;
const ANSWERS = 3;
const ORDERS = 3;
/** A shorter message says yes, no or a number. */
const FEWEST_LETTERS = 4;
const LETTERS_OF_A_QUESTION = 200;
/** A number, an address of mail, a date: what was asked for and not what was asked. */
const BARE_DETAIL = /^[\d\s+()./:-]+$|^\S+@\S+$|^[A-Z]{0,4}[-\d]{5,}$/i;

/** What the shopper said that was not only an answer to us, newest last; not the wish for a person itself. */
export function questionsAsked({ state, event }: Draft): string[] {
  const asking = new Set([event.id, 'turnId' in event ? event.turnId : '']);
  const said = state.messages.flatMap((message) => (message.role === 'shopper' ? [message] : []));
  const before = said.filter(({ id }) => !asking.has(id));
  const texts = (before.length > 0 ? before : said).map(({ text }) => text.trim());
  const telling = texts.filter((text) => [...text].length >= FEWEST_LETTERS && !BARE_DETAIL.test(text));
  const unique = [...new Set(telling.length > 0 ? telling : texts.filter(Boolean))];
  return unique.slice(-QUESTIONS).map((text) => text.replace(/\s+/g, ' ').slice(0, LETTERS_OF_A_QUESTION));
}

/** Titles of the answers that were given, newest last. */
export function answersGiven({ messages }: ConversationState): string[] {
  const titles = messages.flatMap((message) =>
    message.role === 'assistant' && message.reason === 'answer' ? message.citations.map(({ title }) => title) : [],
  );
  return [...new Set(titles)].slice(-ANSWERS);
}

/** Orders that topics are about, else those seen last. */
export function ordersInQuestion({ orders, topics, finished }: ConversationState): SeenOrder[] {
  const numbers = [...finished, ...topics].flatMap(({ slots }) =>
    Object.values(slots).flatMap((value) => (value.type === 'order' ? [value.number] : [])),
  );
  const seen = Object.values(orders);
  const meant = seen.filter(({ order }) => numbers.includes(order.number));
  return (meant.length > 0 ? meant : seen).slice(-ORDERS);
}

export interface Decided {
  title: string;
  /** What was decided and why, with amount, coupon and ticket. */
  outcome: string;
  /** Something was promised. */
  isPromise: boolean;
}

/** What the shop decided in this conversation. */
export function decisionsIn(draft: Draft): Decided[] {
  const { topics, finished, replyLocale } = draft.state;
  const all: Pick<Topic, 'flow' | 'decision'>[] = [
    ...finished.map(({ flow, decision = null }) => ({ flow, decision })),
    ...topics,
  ];
  return all.flatMap(({ flow, decision }): Decided[] => {
    if (!decision) return [];
    const { amount, coupon, ticket_number: ticket, reason, outcome } = decision;
    const parts = [
      wording(draft, `state-decided-${outcome}`) ?? outcome,
      wording(draft, `reason.${reason}`),
      amount && moneyText(amount, replyLocale),
      coupon,
      ticket,
    ];
    const isPromise = outcome !== 'refused' && (amount !== undefined || coupon !== undefined);
    return [{ title: titleOfFlow(draft, flow), outcome: parts.filter(Boolean).join(' · '), isPromise }];
  });
}
