import { describe, expect, it } from 'vitest';
import { Conversation, hit, reading } from './testing/conversation.ts';
import { flowBook, newOrder } from './testing/flows.ts';

const unclear = reading('oos', 0.1);

/** A shopper who is asked whether an order is to be cancelled, and was asked back about something else. */
function askedBack(hits = [hit('fee', 0.65)]): Conversation {
  const chat = new Conversation(flowBook);
  chat.send({ type: 'identified', customerId: 'u1', name: 'Lin', email: null, hasToken: true });
  const turnId = chat.say('cancel my order, too slow', reading('order.cancel', 0.9));
  chat.send({ type: 'orders-listed', turnId, orders: [newOrder] });
  chat.say('what about the thing with the fee', unclear, hits);
  return chat;
}

describe('a question back while a topic is open', () => {
  it('is the only question, until it is answered', () => {
    const chat = askedBack();
    expect(chat.lastReply.reason).toBe('clarify');
    chat.send({ type: 'chose', messageId: chat.lastReply.id, choiceId: 'fee' });
    chat.send({ type: 'entry-opened', turnId: chat.log.at(-1)?.id ?? '', hit: hit('fee', 1) });
    expect(chat.said[0]).toMatch(/^<cancel FR2611-00002/);
  });

  it('has the yes that follows it: nothing is done on it', () => {
    const chat = askedBack();
    chat.say('yes', reading('chat.affirm', 0.9));
    expect(chat.effects).toMatchObject([{ type: 'open-entry', entryId: 'fee' }]);
  });

  it('has the place in the list that follows it', () => {
    const chat = askedBack([hit('a', 0.66), hit('b', 0.65)]);
    chat.say('the second one', unclear);
    expect(chat.effects).toMatchObject([{ type: 'open-entry', entryId: 'b' }]);
  });

  it.each(['no', 'none of these', '都不是'])('is answered by “%s”: then the topic asks again', (text) => {
    const chat = askedBack([hit('a', 0.66), hit('b', 0.65)]);
    chat.say(text, reading('chat.deny', 0.9));
    expect(chat.state.topics).toMatchObject([{ flow: 'cancel' }]);
    expect(chat.state.messages.at(-2)).toMatchObject({ parts: [{ text: '<misread-lost>' }] });
    expect(chat.said[0]).toMatch(/^<cancel FR2611-00002/);
  });
});

describe('the offer of a person', () => {
  const offered = (): Conversation => {
    const chat = new Conversation(flowBook);
    for (let count = 0; count < 3; count += 1) chat.say('阿巴', unclear);
    expect(chat.said).toEqual(['<offer-person-unrecognised>']);
    return chat;
  };

  it.each(['yes please', '好，转吧'])('is taken by “%s”', (text) => {
    const chat = offered();
    chat.say(text, reading('chat.affirm', 0.9));
    expect(chat.state.handoff.phase).not.toBe('none');
  });

  it('is not taken by a wish that begins with a yes', () => {
    const chat = offered();
    chat.say('ok so what is the fee then', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
    expect(chat.state.handoff.phase).toBe('none');
    expect(chat.lastReply.reason).toBe('answer');
  });
});
