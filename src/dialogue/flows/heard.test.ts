import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Order } from '#commerce/order.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import { flowSchema } from '#knowledge/flow-schema.ts';
import type { Effect } from '../effect.ts';
import { Conversation, entity, hit, order, reading } from '../testing/conversation.ts';
import { flowBook, newOrder } from '../testing/flows.ts';

const unclear = reading('oos', 0.2);
const NUMBER = newOrder.number;
const wants = (intent: string, ...numbers: string[]) =>
  reading(intent, 0.9, { entities: numbers.map((number) => entity('order-number', number)) });

function signedIn(book = flowBook): Conversation {
  const chat = new Conversation(book);
  chat.send({ type: 'identified', customerId: 'u1', name: 'Lin', email: null, hasToken: true });
  return chat;
}

function listed(text: string, read: ReturnType<typeof reading>, orders: Order[], book = flowBook): Conversation {
  const chat = signedIn(book);
  const turnId = chat.say(text, read);
  chat.send({ type: 'orders-listed', turnId, orders });
  return chat;
}

/** A guest who was shown the new order for cancelling, with a token that ends at `expiresAtMs`. */
function guest(expiresAtMs: number): Conversation {
  const chat = new Conversation(flowBook);
  const turnId = chat.say(`${NUMBER} too slow, cancel it, phone 5190`, wants('order.cancel', NUMBER));
  chat.send({ type: 'order-found', turnId, order: newOrder, token: { value: 'old', expiresAtMs } });
  return chat;
}

const ofType = <T extends Effect['type']>(chat: Conversation, type: T) =>
  chat.effects.filter((effect): effect is Extract<Effect, { type: T }> => effect.type === type);

describe('the contact of a guest', () => {
  it.each([
    ['尾号5190', 'phone', '5190'],
    ['手机尾号 5190', 'phone', '5190'],
    ["it's 5190", 'phone', '5190'],
    ['5190 是这个', 'phone', '5190'],
    ['my postcode is 510623', 'postcode', '510623'],
    ['my contact is 200031', 'postcode', '200031'],
    ['SW1A 1AA', 'postcode', 'SW1A 1AA'],
  ])('is heard in “%s” while it is asked', (text, kind, value) => {
    const chat = new Conversation(flowBook);
    chat.say(`cancel ${NUMBER}`, wants('order.cancel', NUMBER));
    expect(chat.said).toEqual(['<order-ask-contact>']);
    // Whatever it was read as.
    chat.say(text, reading('order.damaged', 0.95));
    expect(ofType(chat, 'look-up-order')).toMatchObject([{ query: { number: NUMBER, contact: { kind, value } } }]);
  });

  it.each([`${NUMBER} 5190`, `${NUMBER}，尾号5190`, `${NUMBER} … phone ends in 5190`, `cancel ${NUMBER}, phone 5190`])(
    'is heard beside the number in “%s”',
    (text) => {
      const chat = new Conversation(flowBook);
      chat.say(text, wants('order.cancel', NUMBER));
      expect(ofType(chat, 'look-up-order')).toMatchObject([{ query: { contact: { value: '5190' } } }]);
    },
  );

  it('is tried with another number of the same shopper, while it is good', () => {
    const chat = guest(1e9);
    chat.say(`no, ${order.number}`, wants('chat.deny', order.number));
    expect(ofType(chat, 'look-up-order')).toMatchObject([
      { query: { number: order.number, contact: { value: '5190' } } },
    ]);
  });

  it('is put right after a look-up that found nothing: the number is kept', () => {
    const chat = new Conversation(flowBook);
    const turnId = chat.say(`cancel ${NUMBER} phone 5190`, wants('order.cancel', NUMBER));
    chat.send({ type: 'order-failed', turnId, cause: 'not-found', retryAfterS: null });
    chat.say('oh sorry, lin@example.com', reading('oos', 0.2, { entities: [entity('email', 'lin@example.com')] }));
    expect(ofType(chat, 'look-up-order')).toMatchObject([
      { query: { number: NUMBER, contact: { kind: 'email', value: 'lin@example.com' } } },
    ]);
  });

  it('is asked for again when the access ran out, and what was confirmed goes on', () => {
    const chat = guest(1);
    chat.say('yes', unclear);
    expect(chat.said).toEqual(['<order-ask-contact>']);
    expect(ofType(chat, 'act')).toEqual([]);
    const turnId = chat.say('5190', unclear);
    expect(ofType(chat, 'look-up-order')).toHaveLength(1);
    chat.send({ type: 'order-found', turnId, order: newOrder, token: { value: 'new', expiresAtMs: 1e9 } });
    expect(ofType(chat, 'act')).toMatchObject([{ token: 'new', request: { action: 'cancel' } }]);
  });

  it('is asked for again when the backend says that the access ran out', () => {
    const chat = guest(1e9);
    chat.say('yes', unclear);
    const key = ofType(chat, 'act')[0]?.key ?? '';
    chat.send({ type: 'decision-failed', key, cause: 'unauthorised' });
    expect(chat.said).toEqual(['<order-ask-contact>']);
    expect(chat.state.topics).toHaveLength(1);
  });
});

describe('an order number', () => {
  it('of a signed-in shopper is looked for in their list, and asked for a contact only when it is not there', () => {
    const chat = signedIn();
    const turnId = chat.say(`cancel ${NUMBER}`, wants('order.cancel', NUMBER));
    expect(ofType(chat, 'list-orders')).toHaveLength(1);
    chat.send({ type: 'orders-listed', turnId, orders: [order, newOrder] });
    expect(chat.said).toEqual(['<cancel ask-reason>']);

    const other = signedIn();
    const turn = other.say('cancel FR2611-99999', wants('order.cancel', 'FR2611-99999'));
    other.send({ type: 'orders-listed', turnId: turn, orders: [order] });
    expect(other.said).toEqual(['<order-ask-contact>']);
  });

  it('is shown as the shop writes it', () => {
    const chat = listed('cancel fr261100002 too slow', wants('order.cancel', 'FR261100002'), [newOrder]);
    expect(chat.said[0]).toContain('<cancel FR2611-00002');
  });

  it('of another pattern is none while a text is asked', () => {
    const chat = listed('swap the blue one', wants('exchange.request'), [newOrder]);
    chat.say('DE123456789', wants('oos', 'DE123456789'));
    expect(ofType(chat, 'act')).toMatchObject([{ request: { fields: { wanted: 'DE123456789' } } }]);
  });

  it('with a sure wish of its own is another topic, not a correction', () => {
    const chat = listed('cancel my order', wants('order.cancel'), [newOrder]);
    chat.say(`first tell me where ${order.number} is now`, wants('order.track', order.number));
    expect(chat.state.topics[0]).toMatchObject({ flow: 'cancel', slots: { order: { number: NUMBER } } });
    expect([...chat.state.topics, ...chat.state.finished].map(({ flow }) => flow)).toContain('track');
  });

  it('said alone after a flow ended for another order starts the same flow for it', () => {
    const chat = listed('cancel my order', wants('order.cancel', order.number), [order, newOrder]);
    expect(chat.state.finished).toMatchObject([{ flow: 'cancel' }]);
    chat.say(`sorry, it's ${NUMBER}`, wants('order.track', NUMBER));
    expect(chat.state.topics).toMatchObject([{ flow: 'cancel' }]);
  });
});

describe('a tale', () => {
  it('corrects neither the order nor the lines', () => {
    const chat = listed('cancel, too slow', wants('order.cancel', NUMBER), [order, newOrder]);
    const half = reading('order.address', 0.44, { entities: [entity('order-number', order.number)] });
    chat.say(`hang on, first change the address of ${order.number}`, half);
    expect(chat.state.topics[0]?.slots.order).toMatchObject({ number: NUMBER });

    const other = listed('the blue shirt arrived broken', wants('return.request'), [newOrder]);
    other.say('actually we wore it and now both of us feel sick and itchy', unclear);
    expect(other.state.topics[0]?.slots.lines).toMatchObject({ lines: [{ lineId: 'a' }] });
  });
});

describe('an answer', () => {
  it('takes what is meant, not what is denied', () => {
    const chat = listed('I want to return something', wants('return.request'), [newOrder]);
    chat.say('说错了，不是围巾，是 blue', unclear);
    expect(chat.state.topics[0]?.slots.lines).toMatchObject({ lines: [{ lineId: 'a' }] });
    chat.say('not the blue shirt, the scarf 围巾', reading('chat.deny', 0.9));
    expect(chat.state.topics[0]?.slots.lines).toMatchObject({ lines: [{ lineId: 'b' }] });
  });

  it('by a choice that is shown goes before a wish for a person, unless it names one', () => {
    const chat = listed('cancel my order', wants('order.cancel'), [newOrder]);
    chat.say('slow', reading('human.agent', 0.9));
    expect(chat.state.handoff.phase).toBe('none');
    expect(chat.state.topics[0]?.slots.reason).toEqual({ type: 'choice', option: 'slow' });
    chat.say('a human please', reading('human.agent', 0.9));
    expect(chat.state.handoff.phase).toBe('requested');
  });

  it('to a later question is taken while the lines are asked, also as a wish', () => {
    const chat = listed('I want to return something', wants('return.request'), [newOrder]);
    chat.say('too big please', reading('exchange.request', 0.9));
    expect(chat.state.topics).toMatchObject([{ flow: 'return', slots: { reason: { option: 'size' } } }]);
    expect(chat.said).toEqual(['<return again-lines>']);
  });

  it.each(['yes', 'no', '好的'])('in free text is not “%s”', (text) => {
    const chat = listed('swap the blue one', wants('exchange.request'), [newOrder]);
    chat.say(text, unclear);
    expect(chat.state.topics[0]?.slots.wanted).toBeUndefined();
    expect(ofType(chat, 'act')).toEqual([]);
  });

  it('that sounds like a denial does not drop the topic', () => {
    const chat = listed('cancel my order', wants('order.cancel'), [newOrder]);
    chat.say('sour, no taste', reading('chat.deny', 0.72));
    expect(chat.state.topics).toHaveLength(1);
  });

  it('is not a question that something answers', () => {
    const chat = listed('I want to return something', wants('return.request'), [newOrder]);
    chat.say('is the blue one fine for a child?', reading('shipping.fee', 0.95), [hit('fee', 0.9)]);
    expect(chat.state.topics[0]?.slots.lines).toBeUndefined();
    expect(chat.said).toEqual(['<return again-lines>']);
  });

  it('can wait', () => {
    const chat = listed('cancel, too slow', wants('order.cancel'), [newOrder]);
    chat.say('等等', unclear);
    expect(chat.state.topics).toHaveLength(1);
    expect(chat.said[0]).toContain('<cancel FR2611-00002');
  });
});

describe('the same wish said again', () => {
  it('counts as a try, and leads to a person', () => {
    const chat = listed('cancel my order', wants('order.cancel'), [newOrder]);
    for (const count of [1, 2]) {
      chat.say('I want to cancel my order', wants('order.cancel'));
      expect(chat.state.topics[0]?.tries).toBe(count);
    }
    chat.say('I want to cancel my order', wants('order.cancel'));
    expect(chat.state.topics).toEqual([]);
    expect(chat.lastReply.choices).toContainEqual(expect.objectContaining({ act: { type: 'handoff' } }));
  });
});

describe('a photo', () => {
  it('that comes early is kept, and the question comes again', () => {
    const orders = [newOrder];
    const chat = listed('it was smashed', wants('order.damaged'), orders);
    expect(chat.said).toEqual(['<damaged ask-lines>']);
    chat.send({ type: 'photo-added', photo: { id: 'p1', mediaType: 'image/png', sizeBytes: 1 } });
    expect(chat.said).toEqual(['<damaged again-lines>']);
    chat.say('the blue one', unclear);
    expect(chat.said).toEqual(['<damaged ask-email>']);
  });
});

describe('what is said of an order', () => {
  const withNames = {
    ...flowBook,
    productNames: { 'BL-1': { en: ['Sky shirt', 'tee'] }, 'RE-1': { en: ['Wool scarf'] } },
    scripts: { ...flowBook.scripts, 'zh-Hans': { 'flow.return.ask-lines': ['哪件？'] } },
  };

  it('calls the goods by the pack, and finds them by any of its names', () => {
    const chat = listed('the tee arrived broken, I want to return it', wants('return.request'), [newOrder], withNames);
    expect(chat.said).toEqual(['<return Sky shirt because broken?>']);
    const other = listed('I want to return something', wants('return.request'), [newOrder], withNames);
    expect(other.lastReply.choices.slice(0, 2).map(({ label }) => label)).toEqual(['Sky shirt', 'Wool scarf']);
  });

  it('has no amount when the shop decided without one, and says a wording that needs none', () => {
    const book = {
      ...flowBook,
      scripts: { en: { ...flowBook.scripts.en, 'flow.cancel.cancelled': ['back: {amount}', 'done with {order}'] } },
    };
    const chat = listed('cancel, too slow', wants('order.cancel'), [newOrder], book);
    chat.say('yes', unclear);
    const key = ofType(chat, 'act')[0]?.key ?? '';
    chat.send({ type: 'decided', key, decision: { outcome: 'done', reason: 'accepted' } });
    expect(chat.said[0]).toBe('done with FR2611-00002');
  });
});

describe('an address', () => {
  const addressFlow = v.parse(flowSchema, {
    id: 'move',
    starts: [{ intent: 'order.address' }],
    slots: { order: { type: 'order' }, address: { type: 'address' }, email: { type: 'email' } },
    steps: [
      { id: 'find', collect: 'order' },
      { id: 'where', collect: 'address' },
      { id: 'mail', collect: 'email' },
      { id: 'sure', confirm: 'sure' },
      { id: 'ask', act: 'change-address', with: { address: 'address' }, done: 'moved', refused: 'moved' },
      { id: 'moved', say: 'moved', end: 'done' },
    ],
  });
  const texts = { 'flow.move.sure': ['to {address}, mail {email}?'], 'flow.move.ask-address': ['where to?'] };
  const book = {
    ...flowBook,
    flows: [...flowBook.flows, addressFlow],
    scripts: { en: { ...flowBook.scripts.en, ...texts } },
  };
  const asked = () => listed('send it elsewhere', wants('order.address'), [newOrder], book);
  const confirming = () => {
    const chat = asked();
    chat.say('12 Elm Street, Springfield', unclear);
    chat.say('lin@example.com', reading('oos', 0.2, { entities: [entity('email', 'lin@example.com')] }));
    expect(chat.said).toEqual(['to 12 Elm Street, Springfield, mail lin@example.com?']);
    return chat;
  };

  it('is not what surely asks for something else', () => {
    const chat = asked();
    chat.say('再加一盒草莓', reading('order.damaged', 0.95));
    expect(chat.state.topics.find(({ flow }) => flow === 'move')?.slots.address).toBeUndefined();
    expect(chat.state.topics.at(-1)?.flow).toBe('damaged');
  });

  it('is amended at its confirmation, a part of one by asking again', () => {
    const chat = confirming();
    chat.say('no, 99 Oak Avenue, Springfield', reading('order.address', 0.85));
    expect(chat.said).toEqual(['to 99 Oak Avenue, Springfield, mail lin@example.com?']);
    chat.say('no wait, flat 1203', reading('order.address', 0.85));
    expect(chat.said).toEqual(['where to?']);
    expect(chat.state.topics).toHaveLength(1);
  });

  it('stays when the e-mail beside it is corrected', () => {
    const chat = confirming();
    chat.say('邮箱错了，发到a@b.example', reading('oos', 0.2, { entities: [entity('email', 'a@b.example')] }));
    expect(chat.said).toEqual(['to 12 Elm Street, Springfield, mail a@b.example?']);
  });
});

describe('an urgent flow', () => {
  it('comes before the question that is open', () => {
    const ill: Flow = {
      id: 'ill',
      starts: [{ words: ['vomiting'] }],
      urgent: true,
      slots: {},
      steps: [{ id: 'care', handoff: 'policy' }],
    };
    const chat = listed('cancel my order', wants('order.cancel'), [newOrder], {
      ...flowBook,
      flows: [...flowBook.flows, ill],
    });
    chat.say('we were vomiting all night', wants('order.spoiled'));
    expect(chat.state.handoff.phase).not.toBe('none');
  });
});
