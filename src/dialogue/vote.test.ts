import { describe, expect, it } from 'vitest';
import { Conversation, hit, playbook, reading } from './testing/conversation.ts';
import { generator } from './testing/generator.ts';

const book = {
  ...playbook,
  scripts: {
    en: {
      ...playbook.scripts.en,
      'vote-down': ['<vote-down>'],
      'ask-otherwise': ['other words'],
      'vote-asked': ['<vote-asked>'],
    },
  },
};
const fee = reading('shipping.fee', 0.9);

function answered(): { chat: Conversation; messageId: string } {
  const chat = new Conversation(book);
  chat.say('delivery fee?', fee, [hit('fee', 0.9)]);
  return { chat, messageId: chat.lastReply.id };
}

const votes = ({ state }: Conversation) =>
  state.messages.map((message) => (message.role === 'assistant' ? message.vote : undefined)).filter(Boolean);

describe('a vote on an answer', () => {
  it('is noted, and a good one is all', () => {
    const { chat, messageId } = answered();
    const before = chat.state.messages.length;
    chat.send({ type: 'voted', messageId, helpful: true });
    expect(votes(chat)).toEqual(['helpful']);
    expect(chat.state.messages).toHaveLength(before);
  });

  it('brings other words and a person where the answer did not help', () => {
    const { chat, messageId } = answered();
    chat.send({ type: 'voted', messageId, helpful: false });
    expect(votes(chat)).toEqual(['not-helpful']);
    expect(chat.said).toEqual(['<vote-down>']);
    expect(chat.lastReply).toMatchObject({ reason: 'flow', why: ['fee did not help'], citations: [] });
    expect(chat.lastReply.choices.map(({ label, act }) => [label, act.type])).toEqual([
      ['other words', 'rephrase'],
      ['<choice-person>', 'handoff'],
    ]);
    chat.send({ type: 'chose', messageId: chat.lastReply.id, choiceId: 'rephrase' });
    expect(chat.said).toEqual(['<vote-asked>']);
    chat.say('postage', fee, [hit('postage', 0.9)]);
    expect(chat.lastReply.citations).toMatchObject([{ id: 'postage' }]);
  });

  it('counts once', () => {
    const { chat, messageId } = answered();
    chat.send({ type: 'voted', messageId, helpful: true });
    const before = chat.state;
    chat.send({ type: 'voted', messageId, helpful: false });
    expect(chat.state.messages).toEqual(before.messages);
  });

  it('is taken on nothing but an answer that cites an entry', () => {
    const { chat } = answered();
    chat.say('thanks', reading('chat.thanks', 0.95));
    chat.say('zxqv', reading('oos', 0.9));
    const others = chat.state.messages.filter((message) => message.role !== 'assistant' || message.reason !== 'answer');
    expect(others.length).toBeGreaterThan(3);
    const before = chat.state.messages;
    for (const { id } of [...others, { id: 'unknown' }]) chat.send({ type: 'voted', messageId: id, helpful: false });
    expect(chat.state.messages).toEqual(before);
  });

  it('says nothing while a person is there', () => {
    const { chat, messageId } = answered();
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    const before = chat.state.messages.length;
    chat.send({ type: 'voted', messageId, helpful: false });
    expect(votes(chat)).toEqual(['not-helpful']);
    expect(chat.state.messages).toHaveLength(before);
  });
});

describe('what was held back when the page went away', () => {
  const heldAt = () => {
    const chat = new Conversation(book);
    chat.send({ type: 'generator-changed', generator });
    chat.say('delivery fee?', fee, [hit('fee', 0.9)]);
    expect(chat.state.pending.map(({ type }) => type)).toEqual(['word-answer']);
    return chat;
  };

  it('is said when the shopper is back at once', () => {
    const chat = heldAt();
    chat.send({ type: 'resumed', online: true });
    expect(chat.lastReply.citations).toMatchObject([{ id: 'fee' }]);
  });

  it('is looked up anew after a while: what it told may be over', () => {
    const chat = heldAt();
    for (let quiet = 0; quiet < 700; quiet++) chat.send({ type: 'connection-changed', online: true });
    chat.send({ type: 'resumed', online: true });
    expect(chat.effects).toMatchObject([{ type: 'open-entry', entryId: 'fee' }]);
    const [asked] = chat.effects;
    chat.send({ type: 'entry-opened', turnId: asked && 'turnId' in asked ? asked.turnId : '', hit: null });
    expect(chat.said).toEqual(['<entry-gone>']);
  });
});
