import { isWithPerson } from '../handoff.ts';
import type { AssistantMessage, ConversationState } from '../state.ts';

/** As short as a follow-up is; a question that says all it needs is longer as a rule. */
const WORDS = 6;
const SIGNS = 10;

/** Words that go on from what was said, and words that stand for it. */
const GOES_ON =
  /^\s*(?:and|but|so|or|then|also|what about|what if|how about|what of|which|why|same)\b|^\s*(?:那么?|还有|以及|如果|要是|万一|换成|另外|为什么|哪个|哪种|和)/iu;
const STANDS_FOR =
  /\b(?:it|its|they|them|their|this|that|these|those|one|ones|there|same|else|instead|other|another)\b|呢[?？。!！~～\s]*$|[它他她](?:们)?|[这那](?:个|种|款|些|样|里|边|单|次|件)|刚才|上面|前面|一样|另一|其他|别的/iu;

/** Whether a message points back to what was said before it, however it reads by itself. */
export const pointsBack = (text: string): boolean => isShort(text) && (GOES_ON.test(text) || STANDS_FOR.test(text));

/**
 * Whether a message may be understood only with what was said before it: short, or pointing back, after an answer or a
 * question back, while nothing is being done and no person is called. `turnId` is the message's own.
 */
export function leansBack(state: ConversationState, turnId: string, text: string): boolean {
  if (state.topics.length > 0 || isWithPerson(state) || !followsAnswer(state, turnId)) return false;
  return GOES_ON.test(text) || STANDS_FOR.test(text) || isShort(text);
}

/** The last thing said before it is about something that the shopper asked. */
function followsAnswer({ messages }: ConversationState, turnId: string): boolean {
  const here = messages.findIndex(({ id }) => id === turnId);
  const before = (here < 0 ? messages : messages.slice(0, here)).at(-1);
  return before?.role === 'assistant' && before.turnId !== null && ABOUT.has(before.reason);
}

const ABOUT: ReadonlySet<AssistantMessage['reason']> = new Set(['answer', 'clarify']);

function isShort(text: string): boolean {
  const signs = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return signs + words > 0 && signs <= SIGNS && words <= WORDS;
}
