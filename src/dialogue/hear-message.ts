import { addMessage, ask, type Draft } from './draft.ts';
import { isWithPerson } from './handoff.ts';
import { sendNextWaiting } from './person-events.ts';

/** Takes in what the shopper typed: it is read on the device, and goes to the person who is talked with. */
export function hearMessage(draft: Draft, turnId: string, text: string): void {
  const { state, event } = draft;
  // A tab that got no answer in time sends its event again.
  if (state.messages.some(({ id }) => id === turnId)) return;
  const forPerson = isWithPerson(state);
  addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text, delivery: forPerson ? 'waiting' : 'local' });
  if (state.handoff.phase !== 'assigned') ask(draft, { type: 'understand', key: `understand.${turnId}`, turnId, text });
  sendNextWaiting(draft);
}
