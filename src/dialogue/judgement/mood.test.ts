import { describe, expect, it } from 'vitest';
import type { Reading } from '#nlu/reading.ts';
import type { Playbook } from '../playbook.ts';
import { Conversation, entity, hit, order, playbook, reading } from '../testing/conversation.ts';

const book: Playbook = {
  ...playbook,
  scripts: {
    en: {
      ...playbook.scripts.en,
      'apology-order.late': ['<late, sorry>'],
      'apology-payment': ['<payment, sorry>'],
      'comfort-order.track': ['<here is every step>'],
      'thanks@satisfied': ['<glad>'],
    },
  },
};

const angry = (intent: string, confidence: number, more: Partial<Reading> = {}) =>
  reading(intent, confidence, { emotion: 'angry', emotionConfidence: 0.88, ...more });
const anxious = (intent: string, confidence: number, more: Partial<Reading> = {}) =>
  reading(intent, confidence, { emotion: 'anxious', emotionConfidence: 0.88, ...more });

describe('an angry shopper', () => {
  it('hears an apology that names the fault, before the flow asks', () => {
    const chat = new Conversation(book);
    chat.say('still not here!', angry('order.late', 0.9));
    expect(chat.said.slice(0, 2)).toEqual(['<late, sorry>', '<order-ask-number>']);
    expect(chat.lastReply.why).toContain('mood angry 0.88 ≥ 0.60');
  });

  it('hears that of the group where the intent has none, and the general one where neither has', () => {
    const chat = new Conversation(book);
    chat.say('pay!', angry('payment.failed', 0.9), [hit('pay', 0.9, 'payment.failed')]);
    expect(chat.said[0]).toBe('<payment, sorry>');
    const other = new Conversation(book);
    other.say('the gift!', angry('gift.query', 0.9), [hit('gift', 0.9, 'gift.query')]);
    expect(other.said[0]).toBe('<soothe-angry>');
  });

  it('hears what was last talked about named, where the message itself names nothing', () => {
    const chat = new Conversation(book);
    chat.say('how do i pay', reading('payment.method', 0.9), [hit('pay', 0.9, 'payment.method')]);
    chat.say('this is rubbish', angry('oos', 0.9));
    expect(chat.said[0]).toBe('<payment, sorry>');
  });

  it('is offered a person with priority at once, in the reply itself', () => {
    const chat = new Conversation(book);
    chat.say('pay!', angry('payment.failed', 0.9), [hit('pay', 0.9, 'payment.failed')]);
    expect(chat.said).toEqual(['<payment, sorry>', 'rich', '<offer-person-priority>']);
    expect(chat.lastReply.choices.map(({ act }) => act.type)).toEqual(['handoff']);
  });

  it('does not hear the same apology twice', () => {
    const chat = new Conversation(book);
    chat.say('pay!', angry('payment.failed', 0.9), [hit('pay', 0.9, 'payment.failed')]);
    chat.say('pay!!', angry('payment.failed', 0.9), [hit('pay', 0.9, 'payment.failed')]);
    const replies = chat.state.messages.filter(({ role }) => role === 'assistant').slice(1);
    expect(replies[0]).toMatchObject({ parts: [{ text: '<soothe-angry>' }, { text: '<repeat>' }, { type: 'rich' }] });
  });

  it('is not taken for angry where the mood is read unsurely', () => {
    const chat = new Conversation(book);
    chat.say('pay!', angry('payment.failed', 0.9, { emotionConfidence: 0.59 }), [hit('pay', 0.9, 'payment.failed')]);
    expect(chat.said).toEqual(['rich']);
  });

  it('hears no second apology beside words for the angry', () => {
    const withMood = {
      ...book,
      scripts: { en: { ...book.scripts.en, 'order-ask-number@angry': ['<sorry, the number?>'] } },
    };
    const chat = new Conversation(withMood);
    chat.say('still not here!', angry('order.late', 0.9));
    expect(chat.said[0]).toBe('<sorry, the number?>');
  });
});

describe('a worried shopper', () => {
  const entities = [entity('order-number', 'FR2611-04817'), entity('email', 'lin@example.com')];

  it('hears comfort, and sees the order opened as a timeline', () => {
    const chat = new Conversation(book);
    const turnId = chat.say('where on earth is it', anxious('order.track', 0.9, { entities }));
    expect(chat.said).toEqual(['<here is every step>']);
    chat.send({ type: 'order-found', turnId, order, token: null });
    expect(chat.lastReply.parts.at(-1)).toMatchObject({ type: 'order', timeline: true });
  });

  it('is the only one to see it opened', () => {
    const chat = new Conversation(book);
    const turnId = chat.say('where is it', reading('order.track', 0.9, { entities }));
    chat.send({ type: 'order-found', turnId, order, token: null });
    expect(chat.lastReply.parts.at(-1)).not.toHaveProperty('timeline');
  });
});

describe('a satisfied shopper', () => {
  it('hears thanks in kind', () => {
    const chat = new Conversation(book);
    chat.say('great, thanks!', reading('chat.thanks', 0.9, { emotion: 'satisfied' }));
    expect(chat.said).toEqual(['<glad>']);
  });
});
