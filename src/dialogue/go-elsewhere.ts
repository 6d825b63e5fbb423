import { addNotice, type Draft } from './draft.ts';
import type { Elsewhere } from './outward.ts';

/** A person is reached outside this chat: here the assistant goes on, and what was typed for the person stays here. */
export function goElsewhere(draft: Draft, elsewhere: Elsewhere): void {
  draft.state.handoff = { phase: 'none' };
  draft.state.messages = draft.state.messages.map((message) =>
    message.role === 'shopper' && message.delivery === 'waiting' ? { ...message, delivery: 'refused' } : message,
  );
  addNotice(draft, 'handoff-elsewhere', { elsewhere });
}
