import type { Message } from '#dialogue/state.ts';
import { isSameDay } from '#i18n/format-time.ts';

/** Messages of one sender closer together than this stand as one group. */
const GROUP_GAP_MS = 5 * 60_000;

/** A message with its place among its neighbours. */
export interface MessageRow {
  message: Message;
  /** First and last of its sender's group. */
  first: boolean;
  last: boolean;
  /** A new day begins with it. */
  newDay: boolean;
  /** Its quick replies can still be used: nothing was said after it. */
  answerable: boolean;
}

export function messageRows(messages: readonly Message[]): MessageRow[] {
  const lastSaid = messages.findLastIndex(({ role }) => role === 'shopper' || role === 'assistant');
  return messages.map((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    return {
      message,
      first: !before || !isOneGroup(before, message),
      last: !after || !isOneGroup(message, after),
      newDay: !before || !isSameDay(before.at, message.at),
      answerable: index === lastSaid && message.role === 'assistant',
    };
  });
}

function isOneGroup(a: Message, b: Message): boolean {
  if (a.role !== b.role || a.role === 'system') return false;
  if (a.role === 'agent' && b.role === 'agent' && a.name !== b.name) return false;
  return b.at - a.at < GROUP_GAP_MS && isSameDay(a.at, b.at);
}
