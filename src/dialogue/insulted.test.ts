import { describe, expect, it } from 'vitest';
import type { Rules } from '#knowledge/rules-schema.ts';
import { Conversation, hit, reading } from './testing/conversation.ts';
import { flowBook, newOrder } from './testing/flows.ts';

const insult = reading('complaint', 0.72, { emotion: 'angry', emotionConfidence: 0.95 });
const INSULT = 'you are useless, this is ridiculous!!';

/** Who wants to cancel an order, and is asked why. */
function cancelling(): Conversation {
  const chat = new Conversation(flowBook);
  chat.send({ type: 'identified', customerId: 'u1', name: 'Lin', email: null, hasToken: true });
  const turnId = chat.say('cancel my order', reading('order.cancel', 0.9));
  chat.send({ type: 'orders-listed', turnId, orders: [newOrder] });
  return chat;
}

describe('an insult', () => {
  it('is not taken for a fault of what was talked about: the assistant says sorry and offers a person', () => {
    const words = { ...flowBook.scripts.en, 'apology-product': ['<the product, sorry>'] };
    const chat = new Conversation({ ...flowBook, scripts: { en: words } });
    chat.say('how do i cook it', reading('product.usage', 0.9), [hit('cook', 0.9, 'product.usage')]);
    chat.say(INSULT, insult);
    expect(chat.said).toEqual(['<misread>', '<misread-lost>']);
    expect(chat.lastReply.choices.map(({ act }) => act.type)).toEqual(['handoff']);
    expect(chat.state.handoff.phase).toBe('none');
  });

  it('is what vents at nobody by name, where nothing was understood just before', () => {
    const vent = 'are you kidding me, this is useless!!';
    const chat = new Conversation(flowBook);
    chat.say('my thing from the other day', reading('oos', 0.3));
    chat.say(vent, insult);
    expect(chat.said).toEqual(['<misread>', '<misread-lost>']);
    const other = new Conversation(flowBook);
    other.say('how do i cook it', reading('product.usage', 0.9), [hit('cook', 0.9, 'product.usage')]);
    other.say(vent, insult);
    expect(other.said).not.toContain('<misread>');
  });

  it('keeps the topic, and its question comes after the apology', () => {
    const chat = cancelling();
    chat.say('you idiot', reading('chat.deny', 0.9));
    expect(chat.state.topics).toMatchObject([{ flow: 'cancel', asking: 'reason' }]);
    expect(chat.said[0]).toBe('<misread>');
    expect(chat.said).toHaveLength(2);
    expect(chat.lastReply.choices.map(({ act }) => act.type)).toContain('handoff');
  });

  it.each(['no, you idiot', 'no you are useless'])('beside a no leaves the no to be heard: %s', (text) => {
    const chat = cancelling();
    chat.say('changed my mind', reading('chat.deny', 0.9));
    expect(chat.state.topics).toMatchObject([{ flow: 'cancel', step: 'sure' }]);
    chat.say(text, insult);
    expect(chat.said).toContain('<cancel kept>');
    expect(chat.state.topics).toEqual([]);
  });

  it('uses up no rule that offers a person: it is offered in the words of the shop', () => {
    const escalations: Rules['escalations'] = [{ when: { mood: 'angry' }, do: 'offer-person', reason: 'angry' }];
    const chat = new Conversation({ ...flowBook, rules: { ...flowBook.rules, escalations } });
    chat.say(INSULT, insult);
    expect(chat.said).toContain('<offer-person-rule>');
  });

  it('said on and on brings a person', () => {
    const chat = new Conversation(flowBook);
    for (let count = 0; count < 4 && chat.state.handoff.phase === 'none'; count += 1) chat.say(INSULT, insult);
    expect(chat.effects).toMatchObject([{ type: 'request-handoff' }]);
  });

  it('beside a wish leaves the wish to be done', () => {
    const chat = new Conversation(flowBook);
    chat.say('you are useless, where is my order', reading('order.track', 0.9));
    expect(chat.state.topics).toMatchObject([{ flow: 'track' }]);
  });
});
