import { expect, it } from 'vitest';
import type { Elsewhere } from './outward.ts';
import { Conversation } from './testing/conversation.ts';

const place: Elsewhere = { kind: 'mail', url: 'mailto:help@shop.example' };

it('tells where a person is reached elsewhere, and the assistant answers on here', () => {
  const chat = new Conversation();
  chat.send({ type: 'person-asked', reason: 'shopper_asked' });
  chat.send({ type: 'packet-approved', summary: null, leftOut: [], unmasked: false });
  const { handoff } = chat.state;
  if (handoff.phase !== 'requested') throw new Error('not requested');
  const typed = chat.send({ type: 'said', text: 'is anybody there?' });
  chat.send({
    type: 'handoff-created',
    key: handoff.key,
    handoff: {
      id: 'h1',
      token: 't',
      mode: 'ticket',
      status: 'closed',
      queuePosition: null,
      ticketNumber: null,
      elsewhere: place,
    },
  });
  expect(chat.state.handoff).toEqual({ phase: 'none' });
  expect(chat.state.pending.map(({ type }) => type)).not.toContain('follow-handoff');
  expect(chat.state.messages.find(({ id }) => id === typed)).toMatchObject({ delivery: 'refused' });
  expect(chat.state.messages.at(-1)).toMatchObject({ notice: 'handoff-elsewhere', params: { elsewhere: place } });
  const turnId = chat.send({ type: 'said', text: 'how much is delivery?' });
  expect(chat.effects).toMatchObject([{ type: 'understand', turnId }]);
});
