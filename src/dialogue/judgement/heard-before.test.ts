import { describe, expect, it } from 'vitest';
import type { Flow } from '#knowledge/flow-schema.ts';
import type { Rules } from '#knowledge/rules-schema.ts';
import { Conversation, hit, order, playbook, reading } from '../testing/conversation.ts';

const payment: Flow = {
  id: 'payment-failed',
  starts: [{ intent: 'payment.failed' }],
  slots: {},
  steps: [
    { id: 'again', confirm: 'again', no: 'end' },
    { id: 'end', say: 'worked', end: 'informed' },
  ],
};
const door: Flow = {
  id: 'wrong-door',
  starts: [{ words: ['cannot find my door'] }],
  slots: { place: { type: 'text' } },
  steps: [
    { id: 'ask', collect: 'place' },
    { id: 'end', say: 'worked', end: 'done' },
  ],
};
const rules: Rules = {
  ...playbook.rules,
  escalations: [
    { when: { intent: 'payment.failed', count: 2 }, do: 'person', reason: 'failed twice' },
    { when: { intent: 'complaint', mood: 'angry' }, do: 'person', reason: 'angry complaint' },
  ],
};
const texts = {
  'flow.payment-failed.title': ['Payment'],
  'flow.payment-failed.again': ['<did it work?>', '<and now?>'],
  'flow.payment-failed.worked': ['<worked>'],
  'flow.wrong-door.ask-place': ['<where?>', '<where then?>'],
  'flow.wrong-door.again-place': ['<where once more?>'],
  'apology-payment': ['<payment, sorry>'],
  'apology-invoice': ['<invoice, sorry>'],
};
const book = {
  ...playbook,
  flows: [payment, door],
  rules,
  scripts: { en: { ...playbook.scripts.en, ...texts } },
};
const isCalled = (chat: Conversation) => chat.state.handoff.phase === 'requested';
const angry = { emotion: 'angry' } as const;

describe('a rule for what is read twice', () => {
  it('does not count the answer that it works now', () => {
    const chat = new Conversation(book);
    chat.say('it failed', reading('payment.failed', 0.9));
    chat.say('it went through', reading('payment.failed', 0.76));
    expect(isCalled(chat)).toBe(false);
  });

  it('counts the same trouble said in few words, where the search surely finds it', () => {
    const chat = new Conversation(book);
    chat.say('it failed', reading('payment.failed', 0.9));
    chat.say('still failing', reading('oos', 0.1), [hit('pay', 0.76, 'payment.failed')]);
    expect(isCalled(chat)).toBe(true);
  });
});

it("a scene's own start words go before a complaint that was read into them", () => {
  const chat = new Conversation(book);
  chat.say('your rider cannot find my door!', reading('complaint', 0.9, angry));
  expect(isCalled(chat)).toBe(false);
  expect(chat.state.topics.map((topic) => topic.flow)).toEqual(['wrong-door']);
});

describe('words of feeling', () => {
  it('are said once in a topic', () => {
    const chat = new Conversation(book);
    chat.say('you cannot find my door!', reading('oos', 0.1, angry));
    expect(chat.said[0]).toBe('<soothe-angry>');
    chat.say('no', reading('chat.greet', 0.2, angry));
    expect(chat.state.topics).toHaveLength(1);
    expect(chat.said).not.toContain('<soothe-angry>');
  });

  it('are those of the family of an intent before those of its group', () => {
    const chat = new Conversation(book);
    chat.say('where is my invoice!', reading('invoice.request', 0.9, angry), [hit('invoice', 0.9, 'invoice.request')]);
    expect(chat.said[0]).toBe('<invoice, sorry>');
  });
});

describe('small talk between topics', () => {
  it('is taken for it where it is read half surely', () => {
    const chat = new Conversation(book);
    chat.say('ok got it', reading('chat.affirm', 0.62));
    expect(chat.lastReply.reason).toBe('small-talk');
  });

  it('is not read into nonsense that several kinds of it share', () => {
    const chat = new Conversation(book);
    const candidates = ['chat.greet', 'chat.affirm'].map((intent) => ({ intent, confidence: 0.46 }));
    chat.say('glub glub', reading('chat.greet', 0.46, { candidates }));
    expect(chat.lastReply.reason).toBe('preset');
  });

  it('counts towards no question back', () => {
    const chat = new Conversation(book);
    const candidates = [
      { intent: 'chat.affirm', confidence: 0.55 },
      { intent: 'payment.failed', confidence: 0.3 },
      { intent: 'order.track', confidence: 0.12 },
    ];
    chat.say('ok got it', reading('chat.affirm', 0.55, { candidates }));
    expect(chat.lastReply.reason).not.toBe('clarify');
  });
});

it('what was offered and not taken is not offered again at once', () => {
  const chat = new Conversation();
  chat.say('hm', reading('oos', 0.1), [hit('fee', 0.65)]);
  expect(chat.lastReply.reason).toBe('clarify');
  chat.say('hm?', reading('oos', 0.1), [hit('fee', 0.65)]);
  expect(chat.lastReply.reason).toBe('preset');
});

describe('the same order, asked for a third time', () => {
  const track = (chat: Conversation) => {
    const turnId = chat.say('where is it', reading('order.track', 0.9));
    if (chat.effects.some(({ type }) => type === 'list-orders'))
      chat.send({ type: 'orders-listed', turnId, orders: [order] });
    if (chat.effects.some(({ type }) => type === 'refresh-order'))
      chat.send({ type: 'order-found', turnId, order, token: null });
  };

  it('brings no third time the same, but a question and a person', () => {
    const chat = new Conversation(playbook);
    chat.send({ type: 'identified', customerId: 'c', name: null, email: null, hasToken: true });
    track(chat);
    track(chat);
    expect(chat.state.finished.map(({ outcome }) => outcome)).toEqual(['informed', 'informed']);
    expect(chat.said).toContain('order');
    track(chat);
    expect(chat.said).toEqual(['<same-again>']);
    expect(chat.lastReply.choices.map(({ act }) => act.type)).toEqual(['handoff']);
  });
});

describe('a card that has to be opened first', () => {
  it('keeps the reasons of its decision, and the open question comes after it', () => {
    const chat = new Conversation(book);
    const product = {
      sku: 'S',
      name: 'Salmon',
      category: 'Fish',
      price: { amount: '1.00', currency: 'CNY' },
      stock: 'in-stock' as const,
      image: '/s.svg',
      url: '/s',
      summary: 'Salmon.',
      attributes: [],
    };
    const card = { ...hit('S', 0.9, 'product.info'), kind: 'product' as const, product };
    chat.say('the salmon', reading('product.info', 0.9), [card]);
    chat.say('my payment failed', reading('payment.failed', 0.9));
    const turnId = chat.say('how much is it?', reading('product.price', 0.9));
    expect(chat.effects).toMatchObject([{ type: 'open-entry', entryId: 'S' }]);
    chat.send({ type: 'entry-opened', turnId, hit: card });
    const [given, asked] = chat.state.messages.slice(-2);
    expect(given).toMatchObject({ reason: 'answer' });
    expect(given?.role === 'assistant' && given.why).toContain('product.price of S, which was talked about');
    expect(asked).toMatchObject({ reason: 'flow', parts: [{ text: '<and now?>' }] });
  });
});
