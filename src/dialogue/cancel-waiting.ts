import { addReply, type Draft, settle } from './draft.ts';
import { advance, bringBack } from './flows/run.ts';
import { closeTopic } from './flows/topic.ts';
import { declinePacket } from './handoff.ts';
import { titleOfFlow } from './packet/title-of-flow.ts';
import { messageSettled } from './person-events.ts';
import { waitingIn } from './waiting.ts';
import { spoken } from './wording.ts';

/** Calls off something that was not sent. What ends a conversation with a person cannot be: it has ended here. */
export function cancelWaiting(draft: Draft, key: string): void {
  const { state } = draft;
  const waiting = waitingIn(state).find((each) => each.key === key);
  switch (waiting?.what) {
    case 'request-handoff':
      declinePacket(draft);
      return;
    case 'send-to-agent':
      messageSettled(draft, key.slice('send.'.length), 'cancelled');
      return;
    case 'rate-handoff':
      settle(draft, key);
      return;
    case 'act':
    case 'open-ticket':
      cancelRequest(draft, key);
  }
}

function cancelRequest(draft: Draft, key: string): void {
  const topic = draft.state.topics.find(({ keys }) => keys.includes(key));
  settle(draft, key);
  if (!topic) return;
  closeTopic(draft, topic, 'dropped');
  const parts = spoken(draft, 'waiting-cancelled', { title: titleOfFlow(draft, topic.flow) });
  addReply(draft, { reason: 'flow', turnId: topic.turnId, parts });
  if (bringBack(draft)) advance(draft);
}
