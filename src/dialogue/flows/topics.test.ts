import { beforeEach, describe, expect, it } from 'vitest';
import type { ActionDecision } from '#commerce/action.ts';
import type { Order } from '#commerce/order.ts';
import type { Effect } from '../effect.ts';
import { Conversation, entity, hit, order, reading } from '../testing/conversation.ts';
import { flowBook, newOrder } from '../testing/flows.ts';

const unclear = reading('oos', 0.2);
const wants = (intent: string, numbers: string[] = []) =>
  reading(intent, 0.9, { entities: numbers.map((number) => entity('order-number', number)) });

/** A signed-in shopper. */
function signedIn(): Conversation {
  const chat = new Conversation(flowBook);
  chat.send({ type: 'identified', customerId: 'u1', name: 'Lin', email: null, hasToken: true });
  return chat;
}

/** The shopper says something, and the shop lists their orders. */
function sayAndList(chat: Conversation, text: string, read: ReturnType<typeof reading>, orders: Order[]): void {
  const turnId = chat.say(text, read);
  chat.send({ type: 'orders-listed', turnId, orders });
}

function acted(effects: readonly Effect[]): Extract<Effect, { type: 'act' }> {
  const effect = effects.find(({ type }) => type === 'act');
  if (effect?.type !== 'act') throw new Error('nothing was asked of the backend');
  return effect;
}

const accepted: ActionDecision = { outcome: 'done', reason: 'accepted' };

describe('cancelling', () => {
  let chat: Conversation;
  beforeEach(() => {
    chat = signedIn();
    sayAndList(chat, 'cancel my order', wants('order.cancel'), [newOrder]);
  });

  it('takes the only order, asks for what is missing, confirms, asks the backend and tells what it decided', () => {
    expect(chat.said).toEqual(['<cancel ask-reason>']);
    expect(chat.lastReply.choices.map(({ label }) => label)).toEqual(['mind', 'slow', '<choice-cancel>']);
    chat.say('太慢了', unclear);
    expect(chat.said).toEqual(['<cancel FR2611-00002, Blue cotton shirt, 红色羊毛围巾, ¥59.90?>']);
    chat.say('yes', unclear);
    const effect = acted(chat.effects);
    expect(effect).toMatchObject({
      key: expect.stringMatching(/^act\.t\..+\.ask$/),
      orderId: 'o2',
      request: { action: 'cancel', lines: [], fields: { reason: 'slow', source: 'chat' }, photoIds: [] },
    });
    chat.send({
      type: 'decided',
      key: effect.key,
      decision: {
        ...accepted,
        amount: { amount: '59.90', currency: 'CNY' },
        due_at: '2026-11-24T00:00:00+08:00',
        order: { ...newOrder, status: 'cancelled' },
      },
    });
    expect(chat.said).toEqual(['<cancelled FR2611-00002: as you wished, ¥59.90 back by Nov 24>', 'order']);
    expect(chat.lastReply.parts).toMatchObject([{}, { order: { status: 'cancelled' }, source: 'backend' }]);
    expect(chat.state).toMatchObject({ topics: [], pending: [], finished: [{ flow: 'cancel', outcome: 'done' }] });
  });

  it('says in the log why it went where it went', () => {
    expect(chat.lastReply.why).toEqual([
      'flow cancel: check → why (order.fulfillment = processing)',
      'flow cancel: why asks for reason',
    ]);
  });

  it.each([
    ['no', 'kept'],
    ['算了', 'kept'],
    ['还是不取消了', 'kept'],
  ])('asks nothing of the backend after “%s”', (text, said) => {
    chat.say('too slow', unclear);
    chat.say(text, unclear);
    expect(chat.said).toEqual([`<cancel ${said}>`]);
    expect(chat.state).toMatchObject({ topics: [], pending: [], finished: [{ outcome: 'dropped' }] });
  });

  it.each(['yes please', '是的', '好', '取消吧', '确认', 'sí', 'はい', 'да', 'ja', 'vâng'])(
    'takes “%s” for a yes',
    (text) => {
      chat.say('too slow', unclear);
      chat.say(text, unclear);
      expect(acted(chat.effects).request.action).toBe('cancel');
    },
  );

  it('takes its own wish said again for a yes', () => {
    chat.say('too slow', unclear);
    chat.say('I do want that order gone', wants('order.cancel'));
    expect(acted(chat.effects).request.action).toBe('cancel');
  });

  it('asks again in other words what was not understood, offers a person, and never asks a fourth time', () => {
    for (const choices of [3, 4]) {
      chat.say('hm', unclear);
      expect(chat.said).toEqual(['<cancel again-reason>']);
      expect(chat.lastReply.choices).toHaveLength(choices);
    }
    chat.say('hm', unclear);
    expect(chat.said).toEqual(['<topic-set-aside>']);
    expect(chat.state.finished.at(-1)).toMatchObject({ flow: 'cancel', outcome: 'dropped' });
  });

  it('takes a protest for a failed try once something was answered, whatever it sounds like', () => {
    chat.say('too slow', unclear);
    chat.say("that's not what I asked, yes", wants('chat.affirm'));
    expect(chat.said).toEqual(['<misread>', '<confirm-again>']);
    expect(chat.lastReply.choices.map(({ id }) => id)).toEqual(['yes', 'no', 'person']);
    expect(chat.state.topics.at(-1)).toMatchObject({ flow: 'cancel', tries: 1 });
  });

  it('stops when told to', () => {
    chat.say('不用了', unclear);
    expect(chat.said).toEqual(['<topic-dropped>']);
    expect(chat.state.topics).toEqual([]);
  });

  it('waits for the network with the request, and drops it when the shopper does', () => {
    chat.send({ type: 'connection-changed', online: false });
    chat.say('too slow', unclear);
    chat.say('yes', unclear);
    expect(chat.said).toEqual(['<act-waiting>']);
    const { key } = acted(chat.effects);
    chat.send({ type: 'flow-cancelled' });
    expect(chat.state).toMatchObject({ topics: [], pending: [] });
    const before = chat.state.messages.length;
    chat.send({ type: 'decided', key, decision: accepted });
    expect(chat.state.messages).toHaveLength(before);
  });

  it('ends with a person offered when the backend will not decide', () => {
    chat.say('too slow', unclear);
    chat.say('yes', unclear);
    chat.send({ type: 'decision-failed', key: acted(chat.effects).key, cause: 'invalid' });
    expect(chat.said).toEqual(['<act-failed>']);
    expect(chat.lastReply.choices).toMatchObject([{ act: { type: 'handoff' } }]);
    expect(chat.state.finished).toMatchObject([{ outcome: 'refused' }]);
  });

  it('takes a decision once', () => {
    chat.say('too slow', unclear);
    chat.say('yes', unclear);
    const { key } = acted(chat.effects);
    chat.send({ type: 'decided', key, decision: accepted });
    const after = chat.state.messages.length;
    chat.send({ type: 'decided', key, decision: accepted });
    expect(chat.state.messages).toHaveLength(after);
  });
});

describe('the order', () => {
  it('is asked for among several, and chosen by number, by place, by time or by what is in it', () => {
    for (const answer of ['FR2611-00002', 'the first one', '第一个', '最近那个', 'the one with the scarf 围巾', '1']) {
      const chat = signedIn();
      sayAndList(chat, 'cancel', wants('order.cancel'), [order, newOrder]);
      expect(chat.said).toEqual(['<order-which>']);
      expect(chat.lastReply.choices.map(({ id }) => id).slice(0, 2)).toEqual([newOrder.number, order.number]);
      const entities = answer.startsWith('FR') ? [entity('order-number', answer)] : [];
      chat.say(answer, reading('oos', 0.2, { entities }));
      expect(chat.state.topics[0]?.slots.order, answer).toMatchObject({ number: newOrder.number });
    }
  });

  it('decides which way to go', () => {
    const chat = signedIn();
    sayAndList(chat, 'cancel', wants('order.cancel'), [order]);
    expect(chat.said).toEqual(['<cancel too-late>']);
  });

  it('is corrected by another number, and everything after it is judged anew', () => {
    const chat = signedIn();
    sayAndList(chat, 'cancel', wants('order.cancel'), [order, newOrder]);
    chat.say('FR2611-00002', wants('oos', ['FR2611-00002']));
    chat.say('too slow', unclear);
    chat.say('no, FR2611-04817', reading('chat.deny', 0.9, { entities: [entity('order-number', 'FR2611-04817')] }));
    expect(chat.said).toEqual(['<cancel too-late>']);
  });

  it.each(['不是这单，是另外那单', 'no, the other order'])('is corrected by “%s”', (text) => {
    const chat = signedIn();
    sayAndList(chat, 'cancel', wants('order.cancel'), [order, newOrder]);
    chat.say('the first one', unclear);
    chat.say(text, reading('chat.deny', 0.9));
    expect(chat.said).toEqual(['<cancel too-late>']);
  });

  it('is the one that was talked about before, and the shopper is told which', () => {
    const chat = signedIn();
    sayAndList(chat, 'where is my order', wants('order.track'), [order, newOrder]);
    expect(chat.said).toEqual(['<order-list>', 'order', 'order-list']);
    chat.say('cancel it', wants('order.cancel'));
    const texts = chat.state.messages
      .slice(-2)
      .flatMap((message) => (message.role === 'assistant' ? message.parts : []));
    expect(texts).toMatchObject([{ text: '<about FR2611-00002>' }, { text: '<cancel ask-reason>' }]);
  });

  it('is asked for by number and contact where the shopper is a guest', () => {
    const chat = new Conversation(flowBook);
    chat.say('cancel my order', wants('order.cancel'));
    expect(chat.said).toEqual(['<order-ask-number>']);
    chat.say('FR2611-00002, it is too slow', wants('oos', ['FR2611-00002']));
    expect(chat.said).toEqual(['<order-ask-contact>']);
    const turnId = chat.say('lin@example.com', reading('oos', 0.2, { entities: [entity('email', 'lin@example.com')] }));
    expect(chat.effects).toMatchObject([{ type: 'look-up-order' }]);
    chat.send({ type: 'order-found', turnId, order: newOrder, token: { value: 'tok', expiresAtMs: 1e9 } });
    expect(chat.said[0]).toContain('<cancel FR2611-00002');
    chat.say('ok', unclear);
    expect(acted(chat.effects)).toMatchObject({ token: 'tok', request: { fields: { reason: 'slow' } } });
  });
});

describe('returning', () => {
  const start = (text = 'I want to return something') => {
    const chat = signedIn();
    sayAndList(chat, text, wants('return.request'), [newOrder]);
    return chat;
  };

  it.each([
    ['the blue one', ['a'], 1],
    ['红色的那件', ['b'], 3],
    ['第二个', ['b'], 3],
    ['the second one', ['b'], 3],
    ['围巾 两件', ['b'], 2],
    ['both', ['a', 'b'], 1],
    ['都要退', ['a', 'b'], 1],
    ['1 and 2', ['a', 'b'], 1],
  ])('takes “%s” for lines %j', (text, ids, quantity) => {
    const chat = start();
    expect(chat.said).toEqual(['<return ask-lines>']);
    chat.say(text, unclear);
    const value = chat.state.topics[0]?.slots.lines;
    if (value?.type !== 'lines') throw new Error('no lines');
    expect(value.lines.map(({ lineId }) => lineId)).toEqual(ids);
    expect(value.lines[0]?.quantity).toBe(quantity);
  });

  it('asks nothing that the first message told', () => {
    const chat = start('the blue shirt arrived broken, I want to return it');
    expect(chat.said).toEqual(['<return Blue cotton shirt because broken?>']);
  });

  it('takes several things from one message', () => {
    const chat = start();
    chat.say('the scarf 围巾, it is broken', unclear);
    expect(chat.said).toEqual(['<return 红色羊毛围巾 ×3 because broken?>']);
  });

  it('takes another line and another reason as corrections at the last question', () => {
    const chat = start('the blue shirt arrived broken');
    chat.say('no, the other one', reading('chat.deny', 0.9));
    expect(chat.said).toEqual(['<return 红色羊毛围巾 ×3 because broken?>']);
    chat.say('yes', unclear);
    expect(acted(chat.effects).request).toMatchObject({
      lines: [{ line_id: 'b', quantity: 3 }],
      fields: { reason: 'broken' },
    });
  });

  it('jumps to the exchange with what both flows have by name and type', () => {
    const chat = start();
    chat.say('blue', unclear);
    chat.say('it is too small', unclear);
    expect(chat.said).toEqual(['<exchange ask-wanted>']);
    expect(Object.keys(chat.state.topics[0]?.slots ?? {})).toEqual(['order', 'lines']);
    chat.say('x', unclear);
    expect(chat.said).toEqual(['<exchange invalid-wanted>']);
    chat.say('one size up, in green', unclear);
    expect(acted(chat.effects).request).toMatchObject({
      action: 'exchange',
      fields: { wanted: 'one size up, in green' },
    });
  });

  it.each(['and the second one?', '那另外那件呢', 'what about the other one', 'how about the scarf 围巾'])(
    'is taken up again by “%s” for the line that is meant',
    (text) => {
      const chat = start('the blue shirt arrived broken');
      chat.say('yes', unclear);
      chat.send({ type: 'decided', key: acted(chat.effects).key, decision: accepted });
      chat.say(text, unclear);
      expect(chat.state.topics).toMatchObject([
        { flow: 'return', slots: { order: { number: newOrder.number }, lines: { lines: [{ lineId: 'b' }] } } },
      ]);
      expect(chat.said).toEqual(['<return ask-reason>']);
    },
  );
});

describe('a claim', () => {
  const start = () => {
    const chat = signedIn();
    sayAndList(chat, '收到时摔碎了', reading('oos', 0.3), [{ ...newOrder, lines: newOrder.lines.slice(0, 1) }]);
    return chat;
  };
  const photo = { id: 'p1', mediaType: 'image/jpeg', sizeBytes: 9 };

  it('starts by its words, fills the only line by itself, takes a photo, and goes on without what may be left out', () => {
    const chat = start();
    expect(chat.said).toEqual(['<damaged ask-photo>']);
    chat.send({ type: 'photo-added', photo });
    expect(chat.state.messages.at(-2)).toMatchObject({ role: 'shopper', photos: [{ id: 'p1' }] });
    expect(chat.said).toEqual(['<damaged ask-email>']);
    chat.say('a@b', unclear);
    expect(chat.said).toEqual(['<damaged invalid-email>']);
    chat.say('no thanks', unclear);
    const effect = acted(chat.effects);
    expect(effect.request).toEqual({
      action: 'claim',
      lines: [{ line_id: 'a', quantity: 1 }],
      fields: {},
      photoIds: ['p1'],
    });
    chat.send({
      type: 'decided',
      key: effect.key,
      decision: { outcome: 'review', reason: 'needs-check', ticket_number: 'T7' },
    });
    expect(chat.said).toEqual(['<ticket T7>']);
  });

  it('goes on without a photo', () => {
    const chat = start();
    chat.say('没有照片', unclear);
    expect(chat.said).toEqual(['<damaged ask-email>']);
  });

  it('takes the photo that came right before the words', () => {
    const chat = signedIn();
    chat.send({ type: 'photo-added', photo });
    expect(chat.said).toEqual(['<photo-unasked>']);
    sayAndList(chat, 'it arrived smashed', unclear, [{ ...newOrder, lines: newOrder.lines.slice(0, 1) }]);
    expect(chat.said).toEqual(['<damaged ask-email>']);
  });

  it('gives the policy and calls a person where it is refused', () => {
    const chat = start();
    chat.say('skip', unclear);
    chat.say('skip', unclear);
    chat.send({
      type: 'decided',
      key: acted(chat.effects).key,
      decision: { outcome: 'refused', reason: 'window-over' },
    });
    const [find] = chat.effects;
    expect(find).toMatchObject({ type: 'find-entry', intent: 'return.policy' });
    if (find?.type !== 'find-entry') throw new Error('no entry is looked for');
    chat.send({ type: 'entry-opened', turnId: find.turnId, hit: hit('policy', 1, 'return.policy') });
    expect(chat.state.handoff).toMatchObject({ phase: 'requested', reason: 'policy' });
    expect(chat.state).toMatchObject({ topics: [], finished: [{ outcome: 'review' }] });
  });
});

describe('several topics', () => {
  it('switches five times, and comes back through every one', () => {
    const chat = signedIn();
    sayAndList(chat, 'cancel', wants('order.cancel'), [newOrder]);
    chat.say('I want to return something', wants('return.request'));
    chat.say('can I swap something', wants('exchange.request'));
    chat.say('it was smashed', wants('order.damaged'));
    chat.say('I want to complain', wants('complaint'));
    expect(chat.state.topics.map(({ flow }) => flow)).toEqual(['cancel', 'return', 'exchange', 'damaged', 'complaint']);
    const asked: unknown[] = [];
    while (chat.state.topics.length > 0) {
      chat.send({ type: 'flow-cancelled' });
      asked.push(chat.said[0]);
    }
    expect(asked).toEqual([
      '<damaged again-lines>',
      '<exchange again-lines>',
      '<return again-lines>',
      '<cancel again-reason>',
      '<topic-dropped>',
    ]);
  });

  it('answers a question in between and comes back to its own in other words', () => {
    const chat = signedIn();
    sayAndList(chat, 'cancel', wants('order.cancel'), [newOrder]);
    chat.say('what is the delivery fee?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
    expect(chat.said).toEqual(['<cancel again-reason>']);
    expect(chat.state.messages.at(-2)).toMatchObject({ reason: 'answer' });
  });

  it('lets one wait until the other ends, and says which it comes back to', () => {
    const chat = signedIn();
    sayAndList(chat, 'cancel', wants('order.cancel'), [newOrder]);
    chat.say('I want to complain about the courier', wants('complaint'));
    chat.say('the courier threw it over the fence', reading('order.damaged', 0.9));
    const [effect] = chat.effects;
    expect(effect).toMatchObject({
      type: 'open-ticket',
      request: { topic: 'complaint', fields: { text: 'the courier threw it over the fence' } },
    });
    chat.send({ type: 'decided', key: effect?.key ?? '', decision: { outcome: 'review', reason: 'needs-check' } });
    const texts = chat.state.messages
      .slice(-3)
      .flatMap((message) => (message.role === 'assistant' ? message.parts : []));
    expect(texts).toMatchObject([
      { text: '<complaint opened>' },
      { text: '<back to <cancel title>>' },
      { text: '<cancel again-reason>' },
    ]);
  });

  it('goes back to a topic that waits when its wish is said again', () => {
    const chat = signedIn();
    sayAndList(chat, 'cancel', wants('order.cancel'), [newOrder]);
    chat.say('I want to complain', wants('complaint'));
    chat.say('back to cancelling please', wants('order.cancel'));
    expect(chat.said).toEqual(['<cancel again-reason>']);
    expect(chat.state.topics.map(({ flow }) => flow)).toEqual(['complaint', 'cancel']);
  });

  it('tells a decision that comes while something else is talked about, and comes back', () => {
    const chat = signedIn();
    sayAndList(chat, 'cancel, too slow', wants('order.cancel'), [newOrder]);
    chat.say('yes', unclear);
    const { key } = acted(chat.effects);
    chat.say('I want to complain', wants('complaint'));
    chat.send({ type: 'decided', key, decision: accepted });
    expect(chat.said).toEqual(['<complaint again-text>']);
    expect(chat.state.finished).toMatchObject([{ flow: 'cancel', outcome: 'done' }]);
  });

  it('leaves topics to a person who is asked for, but for a request on its way', () => {
    const chat = signedIn();
    sayAndList(chat, 'cancel, too slow', wants('order.cancel'), [newOrder]);
    chat.say('yes', unclear);
    const { key } = acted(chat.effects);
    chat.say('I want to complain', wants('complaint'));
    chat.say('a person', reading('human.agent', 0.9));
    expect(chat.effects).toMatchObject([
      { packet: { context: { open: '<complaint title>; <cancel title> (reason: slow, order: FR2611-00002)' } } },
    ]);
    expect(chat.state.topics.map(({ flow }) => flow)).toEqual(['cancel']);
    chat.send({ type: 'decided', key, decision: accepted });
    expect(chat.state).toMatchObject({
      topics: [],
      finished: [{ flow: 'complaint', outcome: 'review' }, { outcome: 'done' }],
    });
  });

  it('says nothing again when a device comes back', () => {
    const chat = signedIn();
    sayAndList(chat, 'cancel', wants('order.cancel'), [newOrder]);
    const before = chat.state.messages.length;
    chat.send({ type: 'resumed', online: true });
    expect(chat.state.messages).toHaveLength(before);
  });

  it('tells on a goodbye what is still open, and keeps it', () => {
    const chat = signedIn();
    sayAndList(chat, 'cancel', wants('order.cancel'), [newOrder]);
    chat.say('I want to complain', wants('complaint'));
    chat.say('bye', reading('chat.bye', 0.9));
    expect(chat.said).toEqual(['<topic-open>']);
    expect(chat.lastReply.choices.slice(0, 2)).toMatchObject([
      { label: '<complaint title>', act: { type: 'flow', flowId: 'complaint' } },
      { label: '<cancel title>', act: { type: 'flow', flowId: 'cancel' } },
    ]);
    chat.send({ type: 'chose', messageId: chat.lastReply.id, choiceId: 'cancel' });
    expect(chat.said).toEqual(['<cancel again-reason>']);
    chat.say('goodbye', reading('chat.bye', 0.9));
    expect(chat.state.topics).toHaveLength(2);
  });

  it('stops a flow that turns in a circle', () => {
    const chat = signedIn();
    chat.say('which gift', wants('gift.query'));
    expect(chat.said).toEqual(['<act-failed>']);
    expect(chat.state.topics).toEqual([]);
  });
});
