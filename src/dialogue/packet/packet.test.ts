import { describe, expect, it } from 'vitest';
import type { Effect } from '../effect.ts';
import type { HandoffPacket } from '../outward.ts';
import type { Playbook } from '../playbook.ts';
import { Conversation, entity, hit, order, playbook, reading } from '../testing/conversation.ts';

const WORDS = {
  'summary-asked': ['Asked: {questions}'],
  'summary-tried': ['Answered: {answers}'],
  'summary-order': ['Order {number}: {fulfillment}, {payment}, {total}'],
  'summary-mood-angry': ['Mood: angry'],
  'state-shipped': ['on its way'],
  'state-payment-paid': ['paid'],
  'fact-order': ['Order'],
};
const told: Playbook = { ...playbook, scripts: { en: { ...playbook.scripts.en, ...WORDS } } };

function drafted(chat: Conversation): HandoffPacket {
  if (chat.state.handoff.phase !== 'drafted') throw new Error('nothing was drafted');
  return chat.state.handoff.packet;
}

function sent(effects: Effect[]): HandoffPacket {
  const effect = effects.find(({ type }) => type === 'request-handoff');
  if (effect?.type !== 'request-handoff') throw new Error('nothing was sent');
  return effect.packet;
}

/** A talk with a question, an answer, an order and a shopper who leaves their number. */
function talk(book: Playbook = told): Conversation {
  const chat = new Conversation(book, true, false);
  chat.say('how much is delivery?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
  chat.say('where is my order', reading('order.track', 0.9));
  chat.say('FR2611-04817', reading('oos', 0.3, { entities: [entity('order-number', 'FR2611-04817')] }));
  const turnId = chat.say('lin@example.com', reading('oos', 0.3, { entities: [entity('email', 'lin@example.com')] }));
  chat.send({ type: 'order-found', turnId, order, token: { value: 'tok', expiresAtMs: 9e12 } });
  chat.say('it is late, call me on 07911 123456', reading('order.late', 0.5, { emotion: 'angry' }));
  return chat;
}

const ALL = { summary: null, leftOut: [], unmasked: false };

describe('what a person gets', () => {
  it('is made ready and does not leave the device before the shopper says so', () => {
    const chat = talk();
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    expect(chat.state.handoff.phase).toBe('drafted');
    expect(chat.effects).toEqual([]);
    expect(chat.state.pending).toEqual([]);
    chat.send({ type: 'packet-approved', ...ALL });
    expect(chat.state.handoff.phase).toBe('requested');
    expect(chat.effects).toMatchObject([{ type: 'request-handoff' }]);
  });

  it('tells what was asked, tried and found in lines taken from the talk', () => {
    const chat = talk();
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    const { summary, facts, reading: read } = drafted(chat);
    expect(summary.split('\n')).toEqual([
      'Asked: “how much is delivery?” · “where is my order” · “it is late, call me on 07911 123456”',
      'Answered: Title of fee',
      'Order FR2611-04817: on its way, paid, ¥59.90',
      'Mood: angry',
    ]);
    expect(facts).toEqual([
      { label: 'Order', value: 'Order FR2611-04817: on its way, paid, ¥59.90' },
      { label: 'Answered with', value: 'Title of fee' },
    ]);
    expect(read).toMatchObject({ emotion: 'angry', language: 'en' });
  });

  it('hides personal data unless the shopper shows it knowingly, and keeps the order number and its proof', () => {
    const [hidden, shown] = [talk(), talk()];
    hidden.send({ type: 'person-asked', reason: 'shopper_asked' });
    hidden.send({ type: 'packet-approved', ...ALL });
    const packet = sent(hidden.effects);
    expect(packet.masked).toBe(true);
    expect(JSON.stringify(packet)).not.toMatch(/07911|lin@/);
    expect(packet.transcript.map(({ text }) => text)).toContain('FR2611-04817');
    expect(packet.orderTokens).toEqual(['tok']);
    shown.send({ type: 'person-asked', reason: 'shopper_asked' });
    shown.send({ type: 'packet-approved', ...ALL, unmasked: true });
    expect(sent(shown.effects).masked).toBe(false);
    expect(JSON.stringify(sent(shown.effects))).toContain('lin@example.com');
  });

  it('goes with the summary as the shopper wrote it, and without the lines they left out', () => {
    const chat = talk();
    const left = chat.state.messages.findLast(({ role }) => role === 'shopper')?.id ?? '';
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    const before = drafted(chat).transcript.length;
    chat.send({ type: 'packet-approved', summary: 'Call 07911 123456', leftOut: [left], unmasked: false });
    const packet = sent(chat.effects);
    expect(packet.summary).toBe('Call 07911 123456');
    expect(packet.transcript).toHaveLength(before - 1);
    expect(packet.transcript.map(({ text }) => text).join()).not.toContain('late');
  });

  it('is not sent where the shopper says no: the topic goes on, and what was typed for a person stays here', () => {
    const chat = new Conversation(told, true, false);
    chat.say('where is my order', reading('order.track', 0.9));
    expect(chat.state.topics).toHaveLength(1);
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    expect(chat.state.topics).toEqual([]);
    const said = chat.send({ type: 'said', text: 'hello?' });
    chat.send({ type: 'packet-declined' });
    expect(chat.state.handoff).toEqual({ phase: 'none' });
    expect(chat.state.topics).toHaveLength(1);
    expect(chat.lastReply.parts).toMatchObject([{ text: '<order-ask-number>' }]);
    expect(chat.state.messages.find(({ id }) => id === said)).toMatchObject({ delivery: 'cancelled' });
    expect(chat.state.pending.filter(({ type }) => type !== 'understand')).toEqual([]);
  });

  it('carries the merchant’s word on who the shopper is', () => {
    const chat = new Conversation(told, true, false);
    chat.send({ type: 'identified', customerId: 'u1', name: null, email: null, hasToken: false, hash: 'ab12' });
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    expect(drafted(chat).identity).toEqual({ method: 'hmac', userId: 'u1', hash: 'ab12' });
    chat.send({ type: 'packet-declined' });
    chat.send({ type: 'identified', customerId: 'u1', name: null, email: null, hasToken: true });
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    expect(drafted(chat).identity).toEqual({ method: 'jwt' });
  });
});

describe('how soon and by whom', () => {
  const routed = (handoff: NonNullable<Playbook['rules']['handoff']>): Playbook => ({
    ...told,
    rules: { ...told.rules, handoff },
  });
  const route = [
    { when: { crisis: true }, priority: 'urgent' as const, skill: 'expert' as const },
    { when: { tier: 'vip' as const }, priority: 'high' as const },
    { when: { mood: 'angry' as const }, priority: 'high' as const, skill: 'senior' as const },
    { when: { topic: ['wholesale.ask', 'order.track'] }, priority: 'low' as const },
    { when: { value: { CNY: 50 } }, skill: 'senior' as const },
  ];

  const asked = (prepare: (chat: Conversation) => void, book = routed({ atOnce: [], route })) => {
    const chat = new Conversation(book, true, false);
    prepare(chat);
    if (chat.state.handoff.phase === 'none') chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    const { priority, skill } = drafted(chat);
    return [priority, skill];
  };

  it.each([
    ['by default', () => {}, ['normal', 'junior']],
    ['in a crisis', (chat: Conversation) => chat.say('我要举报你们', reading('complaint', 0.4)), ['urgent', 'expert']],
    [
      'for a VIP',
      (chat: Conversation) => chat.send({ type: 'context-changed', pageUrl: null, context: { tier: 'VIP' } }),
      ['high', 'junior'],
    ],
    [
      'for who is angry',
      (chat: Conversation) => chat.say('bad', reading('oos', 0.3, { emotion: 'angry' })),
      ['high', 'senior'],
    ],
  ] as [string, (chat: Conversation) => void, string[]][])('%s', (_, prepare, expected) => {
    expect(asked(prepare)).toEqual(expected);
  });

  it('takes the highest of all that fit, and a low one only where no other does', () => {
    const chat = talk(routed({ atOnce: [], route }));
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    expect(drafted(chat)).toMatchObject({ priority: 'high', skill: 'senior' });
    expect(asked((calm) => calm.say('where is my order', reading('order.track', 0.9)))).toEqual(['low', 'junior']);
  });

  it('goes at once, masked, where a rule of the shop lets a crisis or a VIP', () => {
    const chat = new Conversation(routed({ atOnce: ['crisis'], route }), true, false);
    chat.say('我要举报你们，打13812345678', reading('complaint', 0.4));
    expect(chat.state.handoff.phase).toBe('requested');
    expect(sent(chat.effects)).toMatchObject({ masked: true, priority: 'urgent' });
    expect(JSON.stringify(sent(chat.effects))).not.toContain('13812345678');
    const calm = new Conversation(routed({ atOnce: ['crisis'], route }), true, false);
    calm.send({ type: 'person-asked', reason: 'shopper_asked' });
    expect(calm.state.handoff.phase).toBe('drafted');
  });
});
