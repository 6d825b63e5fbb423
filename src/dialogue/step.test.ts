import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { ConversationEvent } from './event.ts';
import { createStep } from './step.ts';

import { Conversation, entity, hit, order, playbook, reading } from './testing/conversation.ts';

describe('bands', () => {
  it('answers with a citation at 0.70 and above', () => {
    const chat = new Conversation();
    chat.say('delivery fee?', reading('shipping.fee', 0.9), [hit('fee', 0.7)]);
    expect(chat.lastReply).toMatchObject({
      reason: 'answer',
      citations: [{ id: 'fee' }],
      packVersion: playbook.packVersion,
    });
    expect(chat.said).toEqual(['rich']);
  });

  it('asks back with what was really found between 0.60 and 0.70', () => {
    const chat = new Conversation();
    chat.say('fee', reading('shipping.fee', 0.5), [hit('a', 0.69), hit('b', 0.4), hit('c', 0.3), hit('d', 0.2)]);
    expect(chat.lastReply.reason).toBe('clarify');
    expect(chat.lastReply.choices.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'person']);
  });

  it('gives the preset answer and a person below 0.60', () => {
    const chat = new Conversation();
    chat.say('hm', reading('shipping.fee', 0.5), [hit('a', 0.59)]);
    expect(chat.said).toEqual(['<emergency-shipping>', '<emergency-person>']);
    expect(chat.lastReply.choices.map(({ act }) => act.type)).toEqual(['handoff']);
  });

  it('asks back among the entries of an intent that is sure, where the search is not', () => {
    const chat = new Conversation();
    const hits = [hit('other', 0.3, 'gift.query'), hit('a', 0.2, 'return.policy'), hit('b', 0.1, 'return.policy')];
    chat.say('return something', reading('return.policy', 0.9), hits);
    expect(chat.lastReply.choices.map(({ id }) => id)).toEqual(['a', 'b', 'person']);
  });

  it('moves with the rules of the pack', () => {
    const strict = { ...playbook, rules: { ...playbook.rules, bands: { answer: 0.9, clarify: 0.8 } } };
    const chat = new Conversation(strict);
    chat.say('fee', reading('shipping.fee', 0.5), [hit('a', 0.85)]);
    expect(chat.lastReply.reason).toBe('clarify');
  });

  it('opens the entry that the shopper chose', () => {
    const chat = new Conversation();
    chat.say('fee', reading('shipping.fee', 0.5), [hit('a', 0.65), hit('b', 0.64)]);
    const turnId = chat.send({ type: 'chose', messageId: chat.lastReply.id, choiceId: 'b' });
    expect(chat.effects).toMatchObject([{ type: 'open-entry', entryId: 'b' }]);
    chat.send({ type: 'entry-opened', turnId, hit: hit('b', 1) });
    expect(chat.lastReply.citations).toMatchObject([{ id: 'b' }]);
  });

  it('says that a repeated answer is one, and offers a person with it', () => {
    const chat = new Conversation();
    chat.say('fee?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
    chat.say('fee?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
    expect(chat.said).toEqual(['<repeat>', 'rich']);
    expect(chat.lastReply.choices).toHaveLength(1);
  });

  it('offers a person after three unrecognised messages in a row, and not before', () => {
    const chat = new Conversation();
    for (const text of ['x', 'y']) chat.say(text, reading('oos', 0.4));
    expect(chat.said).toEqual(['<preset>']);
    chat.say('z', reading('oos', 0.4));
    expect(chat.said).toEqual(['<offer-person-unrecognised>']);
  });

  it('begins counting anew after an answer', () => {
    const chat = new Conversation();
    for (const text of ['x', 'y']) chat.say(text, reading('oos', 0.4));
    chat.say('fee?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
    chat.say('z', reading('oos', 0.4));
    expect(chat.said).toEqual(['<preset>']);
  });
});

describe('order look-up', () => {
  const track = reading('order.track', 0.9);
  const numberRead = reading('oos', 0.3, { entities: [entity('order-number', 'FR2611-04817')] });
  const mailRead = reading('oos', 0.3, { entities: [entity('email', 'lin@example.com')] });

  it('asks for number and contact, then looks up, then shows the order', () => {
    const chat = new Conversation();
    chat.say('where is my order', track);
    expect(chat.said).toEqual(['<order-ask-number>']);
    chat.say('FR2611-04817', numberRead);
    expect(chat.said).toEqual(['<order-ask-contact>']);
    const turnId = chat.say('lin@example.com', mailRead);
    expect(chat.effects).toMatchObject([
      {
        type: 'look-up-order',
        query: { number: 'FR2611-04817', contact: { kind: 'email', value: 'lin@example.com' } },
      },
    ]);
    chat.send({ type: 'order-found', turnId, order, token: null });
    expect(chat.lastReply.parts).toMatchObject([{ type: 'text' }, { type: 'order', source: 'backend' }]);
    expect(chat.state.topics).toEqual([]);
  });

  it('takes both slots from one message', () => {
    const chat = new Conversation();
    const entities = [entity('order-number', 'FR2611-04817'), entity('email', 'lin@example.com')];
    chat.say('where is FR2611-04817, lin@example.com', reading('order.track', 0.9, { entities }));
    expect(chat.effects).toMatchObject([{ type: 'look-up-order' }]);
  });

  it('takes a phone tail or a postcode as a bare answer', () => {
    for (const [text, kind] of [
      ['6688', 'phone'],
      ['200040', 'postcode'],
      ['SW1A 1AA', 'postcode'],
    ] as const) {
      const chat = new Conversation();
      chat.say('where', track);
      chat.say('FR2611-04817', numberRead);
      chat.say(text, reading('oos', 0.2));
      expect(chat.effects).toMatchObject([{ type: 'look-up-order', query: { contact: { kind, value: text } } }]);
    }
  });

  it('takes another number as a correction', () => {
    const chat = new Conversation();
    chat.say('where', track);
    chat.say('FR2611-04817', numberRead);
    chat.say('no, FR2611-00001', reading('chat.deny', 0.9, { entities: [entity('order-number', 'FR2611-00001')] }));
    expect(chat.state.topics.at(-1)?.lookup?.number).toBe('FR2611-00001');
  });

  it('asks in other words, offers a person, and sets it aside at the third failure', () => {
    const chat = new Conversation();
    chat.say('where', track);
    for (const expected of [1, 2]) {
      chat.say('eh', reading('oos', 0.2));
      expect(chat.said).toEqual(['<order-number-invalid>']);
      expect(chat.lastReply.choices).toHaveLength(expected);
    }
    chat.say('eh', reading('oos', 0.2));
    expect(chat.said).toEqual(['<topic-set-aside>']);
    expect(chat.lastReply.choices).toEqual([expect.objectContaining({ act: { type: 'handoff' } })]);
    expect(chat.state.topics).toEqual([]);
  });

  it('takes a typed label for the choice that was shown', () => {
    const chat = new Conversation();
    chat.say('where', track);
    chat.say('<CHOICE-CANCEL>', reading('oos', 0.2));
    expect(chat.state.topics).toEqual([]);
  });

  it('answers a question in between and comes back to its own', () => {
    const chat = new Conversation();
    chat.say('where', track);
    chat.say('fee?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
    const replies = chat.state.messages.filter(({ role }) => role === 'assistant').slice(-2);
    expect(replies).toMatchObject([{ reason: 'answer' }, { reason: 'flow', parts: [{ text: '<order-ask-number>' }] }]);
  });

  it('stops when told to, and drops an answer that comes late', () => {
    const chat = new Conversation();
    const entities = [entity('order-number', 'FR2611-04817'), entity('email', 'lin@example.com')];
    const turnId = chat.say('FR2611-04817 lin@example.com', reading('order.track', 0.9, { entities }));
    chat.send({ type: 'flow-cancelled' });
    const before = chat.state.messages.length;
    chat.send({ type: 'order-found', turnId, order, token: null });
    expect(chat.state.messages).toHaveLength(before);
    expect(chat.said).toEqual(['<flow-cancelled>']);
  });

  it('asks again for the number when nothing is found', () => {
    const chat = new Conversation();
    const entities = [entity('order-number', 'FR2611-04817'), entity('email', 'lin@example.com')];
    const turnId = chat.say('FR2611-04817 lin@example.com', reading('order.track', 0.9, { entities }));
    chat.send({ type: 'order-failed', turnId, cause: 'not-found', retryAfterS: null });
    expect(chat.said).toEqual(['<order-not-found>']);
    expect(chat.state.topics).toMatchObject([{ lookup: { asking: 'number' }, tries: 1 }]);
  });

  it('shows an order already seen, with its sync time, when there is no network', () => {
    const chat = new Conversation();
    const entities = [entity('order-number', 'FR2611-04817'), entity('email', 'lin@example.com')];
    const turnId = chat.say('FR2611-04817 lin@example.com', reading('order.track', 0.9, { entities }));
    chat.send({ type: 'order-found', turnId, order, token: null });
    const syncedAt = chat.log.length * 1000 - 1000;
    chat.send({ type: 'connection-changed', online: false });
    chat.say('where is it now', track);
    expect(chat.lastReply.parts).toMatchObject([
      { text: '<order-from-device>' },
      { type: 'order', source: 'device', syncedAt },
    ]);
    expect(chat.effects).toEqual([]);
  });

  it('lists the orders of an identified shopper without asking for a number', () => {
    const chat = new Conversation();
    chat.send({ type: 'identified', customerId: 'u1', name: 'Lin', email: null, hasToken: true });
    const turnId = chat.say('where is my order', track);
    expect(chat.effects).toMatchObject([{ type: 'list-orders' }]);
    chat.send({ type: 'orders-listed', turnId, orders: [order, { ...order, id: 'o2', number: 'FR2611-00002' }] });
    expect(chat.lastReply.parts).toMatchObject([
      { type: 'text' },
      { type: 'order' },
      { type: 'order-list', numbers: ['FR2611-00002'] },
    ]);
  });
});

describe('handing over', () => {
  const created = (chat: Conversation) => {
    const { handoff } = chat.state;
    if (handoff.phase !== 'requested') throw new Error('not requested');
    chat.send({
      type: 'handoff-created',
      key: handoff.key,
      handoff: { id: 'h1', token: 't', mode: 'live', status: 'queued', queuePosition: 2, ticketNumber: null },
    });
  };

  it('sends everything said so far, once', () => {
    const chat = new Conversation();
    chat.say('fee?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
    chat.say('a person please', reading('human.agent', 0.9));
    const [effect] = chat.effects;
    if (effect?.type !== 'request-handoff') throw new Error('no handoff');
    expect(effect.packet.transcript.map(({ role, text }) => `${role}: ${text}`)).toEqual([
      'shopper: fee?',
      'assistant: Body of fee',
      'shopper: a person please',
    ]);
    expect(effect.packet.topic).toBe('shipping.fee');
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    expect(chat.effects).toEqual([]);
  });

  it('carries what the page told of the shopper', () => {
    const chat = new Conversation();
    chat.send({ type: 'identified', customerId: 'u1', name: 'Lin', email: 'lin@example.com', hasToken: true });
    chat.send({ type: 'context-changed', pageUrl: 'https://shop.example/p', context: { product: 'FR-SAL-001' } });
    chat.send({ type: 'tracked', action: 'added to cart' });
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    expect(chat.effects).toMatchObject([
      {
        packet: {
          pageUrl: 'https://shop.example/p',
          profile: { customerId: 'u1', name: 'Lin', verified: true },
          context: { product: 'FR-SAL-001', recentActions: 'added to cart' },
        },
      },
    ]);
  });

  it('keeps messages typed offline and sends them in order, one by one', () => {
    const chat = new Conversation(playbook, false);
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    const first = chat.send({ type: 'said', text: 'one' });
    const second = chat.send({ type: 'said', text: 'two' });
    created(chat);
    expect(chat.effects.filter(({ type }) => type === 'send-to-agent')).toMatchObject([{ messageId: first }]);
    chat.send({ type: 'message-delivered', messageId: first });
    expect(chat.effects).toMatchObject([{ type: 'send-to-agent', messageId: second }]);
    chat.send({ type: 'message-delivered', messageId: second });
    const delivered = chat.state.messages.flatMap((message) => (message.role === 'shopper' ? [message.delivery] : []));
    expect(delivered).toEqual(['delivered', 'delivered']);
  });

  it('takes an event of the agent in once, however often it comes', () => {
    const chat = new Conversation();
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    created(chat);
    chat.send({ type: 'handoff-changed', eventId: '2', status: 'assigned', position: null, agentName: 'Mia' });
    for (let copy = 0; copy < 2; copy++) chat.send({ type: 'agent-said', eventId: '3', name: 'Mia', text: 'hello' });
    expect(chat.state.messages.filter(({ role }) => role === 'agent')).toHaveLength(1);
    expect(chat.state.handoff).toMatchObject({ phase: 'assigned', agentName: 'Mia', lastEventId: '3' });
  });

  it('lets the device help while the queue lasts, only where it is sure', () => {
    const chat = new Conversation();
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    created(chat);
    const before = chat.state.messages.length;
    chat.say('hm', reading('oos', 0.9));
    expect(chat.state.messages).toHaveLength(before + 1);
    chat.say('fee?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
    expect(chat.lastReply.reason).toBe('answer');
  });

  it('is with the device again after the end', () => {
    const chat = new Conversation();
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    created(chat);
    chat.send({ type: 'handoff-changed', eventId: '2', status: 'closed', position: null, agentName: null });
    expect(chat.state.handoff).toEqual({ phase: 'closed', id: 'h1', closedBy: 'agent' });
    chat.say('fee?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
    expect(chat.lastReply.reason).toBe('answer');
    expect(chat.state.pending).toEqual([]);
  });

  it('happens at once on a crisis word of the pack', () => {
    const chat = new Conversation();
    chat.say('我要举报你们', reading('complaint', 0.4));
    expect(chat.state.handoff).toMatchObject({ phase: 'requested', reason: 'policy' });
  });

  it('works without a pack', () => {
    const chat = new Conversation(null);
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    expect(chat.effects).toMatchObject([{ type: 'request-handoff' }]);
  });
});

describe('coming back', () => {
  it('goes on with what a device kept before there were topics', () => {
    const { topics: _, finished: __, ...kept } = new Conversation().state;
    const [state] = createStep(playbook)(kept as Conversation['state'], {
      id: 'r',
      at: 1,
      type: 'resumed',
      online: true,
    });
    expect(state).toMatchObject({ topics: [], finished: [] });
  });

  it('asks for everything unfinished again, streams from the last event on', () => {
    const chat = new Conversation();
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    const { handoff } = chat.state;
    if (handoff.phase !== 'requested') throw new Error('not requested');
    chat.send({
      type: 'handoff-created',
      key: handoff.key,
      handoff: { id: 'h1', token: 't', mode: 'live', status: 'assigned', queuePosition: null, ticketNumber: null },
    });
    chat.send({ type: 'agent-said', eventId: '7', name: 'Mia', text: 'hi' });
    const messageId = chat.send({ type: 'said', text: 'there?' });
    chat.send({ type: 'resumed', online: true });
    expect(chat.effects).toMatchObject([
      { type: 'follow-handoff', after: '7' },
      { type: 'send-to-agent', messageId },
    ]);
  });

  it('drops an understanding that comes twice', () => {
    const chat = new Conversation();
    const turnId = chat.say('fee?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
    const before = chat.state.messages.length;
    chat.send({ type: 'understood', turnId, reading: reading('shipping.fee', 0.9), hits: [hit('fee', 0.9)] });
    expect(chat.state.messages).toHaveLength(before);
  });
});

describe('any sequence of events', () => {
  const turn = fc.nat({ max: 12 }).map((index) => `e${index}`);
  const bodies = fc.oneof(
    fc.record({ type: fc.constant('said' as const), text: fc.string({ maxLength: 20 }) }),
    fc.record({
      type: fc.constant('understood' as const),
      turnId: turn,
      reading: fc.constantFrom(
        reading('order.track', 0.9),
        reading('human.agent', 0.9),
        reading('oos', 0.2),
        reading('chat.greet', 0.9),
      ),
      hits: fc.constantFrom<SearchHit[]>([], [hit('a', 0.9)], [hit('a', 0.65)]),
    }),
    fc.record({
      type: fc.constant('order-found' as const),
      turnId: turn,
      order: fc.constant(order),
      token: fc.constant(null),
    }),
    fc.record({
      type: fc.constant('order-failed' as const),
      turnId: turn,
      cause: fc.constantFrom(
        'offline' as const,
        'not-found' as const,
        'rate-limited' as const,
        'unauthorised' as const,
      ),
      retryAfterS: fc.constant(null),
    }),
    fc.record({ type: fc.constant('person-asked' as const), reason: fc.constant('shopper_asked' as const) }),
    fc.record({ type: fc.constant('flow-cancelled' as const) }),
    fc.record({ type: fc.constant('connection-changed' as const), online: fc.boolean() }),
    fc.record({ type: fc.constant('message-delivered' as const), messageId: turn }),
    fc.record({ type: fc.constant('handoff-ended-by-shopper' as const) }),
    fc.record({ type: fc.constant('opened' as const) }),
  );

  it('keeps every message of the shopper, repeats no id, and replays to the same state', () => {
    fc.assert(
      fc.property(fc.array(bodies, { maxLength: 25 }), (events) => {
        const chat = new Conversation();
        for (const event of events) chat.send(event);
        const said = chat.log.filter(({ type }) => type === 'said').map(({ id }) => id);
        const ids = chat.state.messages.map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)]);
        expect(said.every((id) => ids.includes(id))).toBe(true);

        const step = createStep(playbook);
        const replayed = chat.log.reduce<ReturnType<typeof step>[0] | null>(
          (state, event: ConversationEvent) => step(state, event)[0],
          null,
        );
        expect(replayed).toEqual(chat.state);
      }),
    );
  });
});
