import type { Playbook } from '#dialogue/playbook.ts';
import type { ConversationState } from '#dialogue/state.ts';

/** Whether what is talked about waits for a photo. */
export function asksPhoto(book: Playbook | null, { topics }: ConversationState): boolean {
  const { flow, asking } = topics.at(-1) ?? {};
  return book?.flows.find(({ id }) => id === flow)?.slots[asking ?? '']?.type === 'photo';
}
