import type { Locale } from '#core/locale.ts';
import { spokenWords } from './details.ts';
import { flowById } from './flows/flow-book.ts';
import type { Turn } from './flows/turn.ts';
import type { Playbook } from './playbook.ts';
import type { ConversationState } from './state.ts';

/**
 * The shopper's own language, where a message has words enough to tell; else that of the reply before. A tap and an answer
 * to a question for free text ("Acme Ltd") tell none.
 */
export function replyLocaleFor(state: ConversationState, book: Playbook | null, { text, reading }: Turn): Locale {
  const before = state.replyLocale;
  if (isTap(state, text) || asksForText(state, book)) return before;
  const titles = Object.values(state.orders).flatMap(({ order }) => order.lines.map(({ title }) => title));
  // As long as before: entities stand where they stood.
  const untitled = titles.reduce((left, title) => left.replaceAll(title, ' '.repeat(title.length)), text);
  const said = spokenWords(untitled, reading.entities);
  const letters = said.match(/\p{L}/gu) ?? [];
  const ideographs = letters.filter((letter) => /\p{Script=Han}/u.test(letter));
  return ideographs.length >= 2 || letters.length >= 5 ? reading.language : before;
}

/** Whether the text is a choice that was offered last: in our words, not the shopper's. */
function isTap({ messages }: ConversationState, text: string): boolean {
  const last = messages.findLast(({ role }) => role === 'assistant');
  return last?.role === 'assistant' && last.choices.some(({ act }) => act.type === 'say' && act.text === text);
}

function asksForText({ topics }: ConversationState, book: Playbook | null): boolean {
  const topic = topics.at(-1);
  if (!topic || topic.asking === null) return false;
  const type = flowById(book, topic.flow)?.slots[topic.asking]?.type;
  return type === 'text' || type === 'address';
}
