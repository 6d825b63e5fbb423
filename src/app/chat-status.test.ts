import { expect, it } from 'vitest';
import { Conversation, hit, reading } from '#dialogue/testing/conversation.ts';
import { generator } from '#dialogue/testing/generator.ts';
import { NO_GENERATOR, statusOf } from './chat-status.ts';
import type { LeaderNews } from './leader.ts';

const tab = { online: true, leader: true, open: false };

function newsOf({ state }: Conversation): LeaderNews {
  return {
    ...{ state, mode: 'worker', storage: 'indexeddb', pack: 'ready', packVersion: 'v1', shopNames: {}, error: null },
    ...{ agentTyping: false, photoAsked: false, sending: [], stuck: false, generator: NO_GENERATOR, wording: null },
  };
}

const unread = (chat: Conversation, lastSeenId: string | null, open = false) =>
  statusOf(newsOf(chat), { ...tab, open, lastSeenId }).unread;

it('counts what the shop said since the shopper last looked, and nothing while they look', () => {
  const chat = new Conversation();
  chat.send({ type: 'opened' });
  const seen = chat.lastReply.id;
  expect(unread(chat, seen)).toBe(0);
  chat.say('delivery?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
  expect(unread(chat, seen)).toBe(1);
  expect(unread(chat, seen, true)).toBe(0);
});

it('marks a closed chat while something for a person waits for approval', () => {
  const chat = new Conversation(undefined, true, false);
  chat.send({ type: 'opened' });
  chat.send({ type: 'person-asked', reason: 'shopper_asked' });
  const seen = chat.state.messages.at(-1)?.id ?? null;
  expect(chat.state.handoff.phase).toBe('drafted');
  expect(unread(chat, seen)).toBe(1);
  expect(unread(chat, seen, true)).toBe(0);
  chat.send({ type: 'packet-declined' });
  expect(unread(chat, chat.state.messages.at(-1)?.id ?? null)).toBe(0);
});

it('counts what waits while there is no network, or something could not be sent', () => {
  const chat = new Conversation();
  chat.send({ type: 'person-asked', reason: 'shopper_asked' });
  const waiting = (online: boolean, stuck: boolean) =>
    statusOf({ ...newsOf(chat), stuck }, { ...tab, online, lastSeenId: null }).waiting;
  expect([waiting(true, false), waiting(false, false), waiting(true, true)]).toEqual([0, 1, 1]);
});

it('shows that an answer is being worded, with what of it passed so far', () => {
  const chat = new Conversation();
  chat.send({ type: 'generator-changed', generator });
  const turnId = chat.say('fee?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
  const wording = { turnId, text: 'It is free.' };
  const status = statusOf({ ...newsOf(chat), wording }, { ...tab, lastSeenId: null });
  expect(status).toMatchObject({ thinking: true, wording, unread: 0 });
});
