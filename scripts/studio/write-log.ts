import Papa from 'papaparse';
import type { RawConversation } from './simulate-log.ts';

/** One row a message, with the headers of a common helpdesk export. */
export function logAsCsv(conversations: readonly RawConversation[]): string {
  return Papa.unparse(
    conversations.flatMap(({ turns, ...conversation }) =>
      turns.map(({ atMs, role, name, text }) => ({
        conversation_id: conversation.id,
        created_at: new Date(atMs).toISOString(),
        sender_type: role,
        sender_name: name,
        message: text,
        channel: conversation.channel,
        team: conversation.group,
        customer_id: conversation.customer,
        rating: conversation.rating ?? '',
        resolved: conversation.resolved ?? '',
        ordered: conversation.ordered ?? '',
      })),
    ),
  );
}

/** One conversation a line, its messages nested. */
export const logAsJsonLines = (conversations: readonly RawConversation[]): string =>
  conversations
    .map(({ turns, ...conversation }) =>
      JSON.stringify({
        ...conversation,
        messages: turns.map(({ atMs, ...turn }) => ({ created_at: new Date(atMs).toISOString(), ...turn })),
      }),
    )
    .join('\n');
