import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Order } from '#commerce/order.ts';
import { type Flow, flowSchema } from '#knowledge/flow-schema.ts';
import type { Effect } from '../effect.ts';
import type { Playbook } from '../playbook.ts';
import { Conversation, entity, order, reading } from '../testing/conversation.ts';
import { flowBook, newOrder } from '../testing/flows.ts';

const unclear = reading('oos', 0.2);
const wants = (intent: string, ...numbers: string[]) =>
  reading(intent, 0.9, { entities: numbers.map((number) => entity('order-number', number)) });
const parse = (flow: unknown): Flow => v.parse(flowSchema, flow);

/** Takes an order or some of its goods out of it. */
const takeOut = parse({
  id: 'take-out',
  starts: [{ intent: 'order.cancel' }],
  slots: { order: { type: 'order' }, lines: { type: 'lines' } },
  steps: [
    { id: 'find', collect: 'order' },
    { id: 'check', branch: [{ when: { 'slot.lines': { filled: true } }, go: 'sure-some' }] },
    { id: 'sure', confirm: 'sure', no: 'kept', some: 'which', next: 'ask' },
    { id: 'which', collect: 'lines' },
    { id: 'sure-some', confirm: 'sure-some', no: 'kept' },
    { id: 'ask', act: 'cancel', done: 'kept', refused: 'kept' },
    { id: 'kept', say: 'kept', end: 'dropped' },
  ],
});

/** A claim about what was delivered. */
const claim = parse({
  id: 'claim',
  starts: [{ intent: 'order.short_weight' }],
  slots: {
    order: { type: 'order', newest: true },
    lines: { type: 'lines' },
    weight: { type: 'weight' },
    count: { type: 'number', min: 1 },
    wish: {
      type: 'choice',
      options: [
        { id: 'refund', words: ['退款', 'refund'] },
        { id: 'resend', words: ['重新发', 'send again'] },
      ],
    },
    state: {
      type: 'choice',
      options: [
        { id: 'used', words: ['用过', 'used'] },
        { id: 'sealed', words: ['没拆', 'sealed'] },
      ],
    },
  },
  steps: [
    { id: 'find', collect: 'order' },
    { id: 'check', branch: [{ when: { 'order.fulfillment': 'delivered' }, go: 'which' }], else: 'not-there' },
    { id: 'which', collect: 'lines' },
    { id: 'how-much', collect: 'weight' },
    { id: 'many', collect: 'count' },
    { id: 'what', collect: 'wish' },
    { id: 'how', collect: 'state' },
    { id: 'sure', confirm: 'sure', no: 'not-there' },
    { id: 'ask', act: 'claim', with: { weight: 'weight' }, done: 'not-there', refused: 'not-there' },
    { id: 'not-there', say: 'not-there', end: 'informed' },
  ],
});

const book: Playbook = {
  ...flowBook,
  flows: [takeOut, claim],
  scripts: {
    en: {
      ...flowBook.scripts.en,
      'flow.take-out.title': ['Taking out'],
      'flow.claim.title': ['Claim'],
      'flow.take-out.sure': ['all of {order}?'],
      'flow.take-out.sure-some': ['{items} of {order}?'],
      'flow.take-out.kept': ['kept'],
      'flow.take-out.ask-lines': ['which?'],
      'flow.claim.ask-lines': ['which?'],
      'flow.claim.ask-weight': ['how much?'],
      'flow.claim.again-weight': ['how much, again?'],
      'flow.claim.ask-count': ['how many?'],
      'flow.claim.ask-wish': ['what instead?'],
      'flow.claim.ask-state': ['used?'],
      'flow.claim.sure': ['{items} {weight} {count} {wish} {state}?'],
      'flow.claim.not-there': ['not there'],
      'flow.claim.option-refund': ['your money back'],
      'flow.claim.option-resend': ['a new one, please'],
    },
  },
};

const line = (id: string, title: string): Order['lines'][number] => ({ id, title, quantity: 1 });
const dairy: Order = {
  ...newOrder,
  id: 'o3',
  number: 'FR2611-00003',
  fulfillment: 'delivered',
  placed_at: '2026-11-19T10:00:00+08:00',
  lines: [line('w', 'Whole milk 950 ml'), line('o', 'Oat milk 1 l'), line('e', 'Eggs 6 pcs'), line('t', 'Tofu')],
};

function listed(text: string, read: ReturnType<typeof reading>, orders: Order[]): Conversation {
  const chat = new Conversation(book);
  chat.send({ type: 'identified', customerId: 'u1', name: 'Lin', email: null, hasToken: true });
  const turnId = chat.say(text, read);
  chat.send({ type: 'orders-listed', turnId, orders });
  return chat;
}

const ofType = <T extends Effect['type']>(chat: Conversation, type: T) =>
  chat.effects.filter((effect): effect is Extract<Effect, { type: T }> => effect.type === type);
const labels = (chat: Conversation): string[] => chat.lastReply.choices.map(({ label }) => label);
const slots = (chat: Conversation) => chat.state.topics.at(-1)?.slots;

describe('what the first message tells', () => {
  it('fills goods, weight, count and wish, and only the rest is asked', () => {
    const text = 'two of the eggs weigh only 40 g, I want a refund';
    const chat = listed(text, wants('order.short_weight'), [dairy]);
    expect(chat.said).toEqual(['used?']);
    expect(slots(chat)).toMatchObject({
      lines: { lines: [{ lineId: 'e' }] },
      weight: { value: '40 g' },
      count: { value: 2 },
      wish: { option: 'refund' },
    });
  });

  it('is still there when the wish was only clear after a question back', () => {
    const chat = new Conversation(book);
    chat.say(`the eggs in ${dairy.number} weigh only 40 g, phone 5190`, {
      ...reading('order.track', 0.4, { entities: [entity('order-number', dairy.number)] }),
      candidates: [
        { intent: 'order.short_weight', confidence: 0.4 },
        { intent: 'order.cancel', confidence: 0.38 },
      ],
    });
    expect(chat.lastReply.reason).toBe('clarify');
    chat.say('it is about the weight', wants('order.short_weight'));
    expect(ofType(chat, 'look-up-order')).toMatchObject([
      { query: { number: dairy.number, contact: { kind: 'phone', value: '5190' } } },
    ]);
    expect(slots(chat)).toMatchObject({ weight: { value: '40 g' } });
  });

  it.each([
    ['没用过', undefined],
    ['not used', undefined],
    ['没用过没拆', 'sealed'],
    ['用过', 'used'],
  ])('takes no option that “%s” denies', (text, option) => {
    const chat = listed(`short weight, ${text}`, wants('order.short_weight'), [dairy]);
    expect(slots(chat)?.state).toEqual(option && { type: 'choice', option });
  });
});

describe('a weight that is asked', () => {
  const asked = () => listed('the eggs are too light', wants('order.short_weight'), [dairy]);

  it('is not read from the size of a product', () => {
    const chat = asked();
    expect(chat.said).toEqual(['how much?']);
    chat.say('6 pcs of eggs', unclear);
    expect(slots(chat)?.weight).toBeUndefined();
    chat.say('260', unclear);
    expect(slots(chat)?.weight).toEqual({ type: 'weight', value: '260 g' });
  });

  it('is corrected by another', () => {
    const chat = asked();
    chat.say('260g', unclear);
    chat.say('sorry, it is 250g', unclear);
    expect(slots(chat)?.weight).toEqual({ type: 'weight', value: '250g' });
  });
});

describe('a no', () => {
  const NUMBER = newOrder.number;
  const asked = () => listed(`cancel ${NUMBER}`, wants('order.cancel', NUMBER), [newOrder, dairy]);

  it('keeps everything, and asks nothing more', () => {
    const chat = asked();
    expect(chat.said).toEqual([`all of ${NUMBER}?`]);
    chat.say('no', reading('chat.deny', 0.95));
    expect(chat.said).toEqual(['kept']);
    expect(chat.state.topics).toEqual([]);
  });

  it.each(['no, just the shirt', 'only the shirt please', '不，只要去掉 shirt'])('means a part: “%s”', (text) => {
    const chat = asked();
    chat.say(text, wants('order.cancel'));
    expect(chat.said).toEqual([`Blue cotton shirt of ${NUMBER}?`]);
    expect(ofType(chat, 'act')).toEqual([]);
  });

  it('asks which part, where only some of it is meant', () => {
    const chat = asked();
    chat.say('no, only some of it', reading('chat.deny', 0.9));
    expect(chat.said).toEqual(['which?']);
    const other = listed(`cancel only some of ${NUMBER}, some of it`, wants('order.cancel', NUMBER), [newOrder]);
    expect(other.said).toEqual(['which?']);
  });

  it.each(['no, the other order', '不是这单，是另外那单'])('changes the order: “%s”', (text) => {
    const chat = asked();
    chat.say(text, reading('chat.deny', 0.95));
    expect(chat.said).toEqual([`all of ${dairy.number}?`]);
  });

  it('never offers again the order that is not meant', () => {
    const chat = listed(`cancel ${NUMBER}`, wants('order.cancel', NUMBER), [newOrder, dairy, order]);
    chat.say('no, another order', reading('chat.deny', 0.95));
    expect(chat.lastReply.choices.map(({ id }) => id)).toEqual([order.number, dairy.number, 'cancel']);
  });

  it('drops all that is open, where none of it is wanted any more', () => {
    const chat = asked();
    chat.say(`the eggs of ${dairy.number} are too light`, wants('order.short_weight', dairy.number));
    expect(chat.state.topics).toHaveLength(2);
    chat.say('算了，都不弄了', unclear);
    expect(chat.state.topics).toEqual([]);
  });
});

describe('a name', () => {
  it('that fits two goods is asked about with both, and the answer is held against those two', () => {
    const chat = listed('the milk is too light', wants('order.short_weight'), [dairy]);
    expect(chat.said).toEqual(['which?']);
    expect(labels(chat).slice(0, 2)).toEqual(['Whole milk 950 ml', 'Oat milk 1 l']);
    expect(labels(chat)).not.toContain('Tofu');
    chat.say('the second one', unclear);
    expect(slots(chat)?.lines).toMatchObject({ lines: [{ lineId: 'o' }] });
  });

  it('that only one order has means that order, and says so', () => {
    const chat = listed('take the tofu out of my order, cancel it', wants('order.cancel'), [newOrder, dairy]);
    expect(chat.state.topics.at(-1)?.slots.order).toMatchObject({ number: dairy.number });
    expect(
      chat.state.messages.some((message) => 'parts' in message && JSON.stringify(message).includes('<about')),
    ).toBe(true);
  });

  it.each([
    ['all but the tofu', ['w', 'o', 'e']],
    ['除了 tofu 和 eggs 都要', ['w', 'o']],
    ['both', undefined],
    ['the first and the third', ['w', 'e']],
    ['the last two', ['e', 't']],
  ])('“%s” of four goods', (text, ids) => {
    const chat = listed('something is too light', wants('order.short_weight'), [dairy]);
    chat.say(text, unclear);
    const value = slots(chat)?.lines;
    expect(value?.type === 'lines' ? value.lines.map(({ lineId }) => lineId) : undefined).toEqual(ids);
  });
});

describe('the newest order', () => {
  it('is the newest for which something can be done, and is told', () => {
    const chat = listed('it is too light', wants('order.short_weight'), [newOrder, dairy]);
    expect(slots(chat)?.order).toMatchObject({ number: dairy.number });
    expect(chat.state.messages.flatMap((message) => ('parts' in message ? message.parts : []))).toContainEqual({
      type: 'text',
      text: `<about ${dairy.number}>`,
    });
  });

  it('is the newest of all where nothing can be done for any', () => {
    const chat = listed('it is too light', wants('order.short_weight'), [newOrder, order]);
    expect(chat.said).toEqual(['not there']);
    expect(chat.state.finished).toMatchObject([{ slots: { order: { number: newOrder.number } } }]);
  });
});

describe('a choice', () => {
  const asked = () => listed('eggs, only 40 g, one egg was bad', wants('order.short_weight'), [dairy]);

  it.each(['a new one', 'new one please', '重新发'])('is made by a part of its label or its words: “%s”', (text) => {
    const chat = asked();
    expect(chat.said).toEqual(['what instead?']);
    chat.say(text, unclear);
    expect(slots(chat)?.wish).toEqual({ type: 'choice', option: 'resend' });
  });

  it('is corrected after a comma', () => {
    const chat = asked();
    chat.say('refund', unclear);
    chat.say('不，重新发', unclear);
    expect(slots(chat)?.wish).toEqual({ type: 'choice', option: 'resend' });
  });

  it('said once more does not start anything else', () => {
    const chat = asked();
    chat.say('refund', unclear);
    expect(chat.said).toEqual(['used?']);
    chat.say('refund, as I said', wants('order.cancel'));
    expect(chat.state.topics).toHaveLength(1);
  });
});

describe('the contact of a guest, in any form', () => {
  it.each([
    ['07700 900 123', 'phone', '07700900123'],
    ['0571-88886666', 'phone', '057188886666'],
    ['lin @ example.com', 'email', 'lin@example.com'],
    ['lin at example dot com', 'email', 'lin@example.com'],
    ['五一九零', 'phone', '5190'],
    ['five one nine oh', 'phone', '5190'],
    ['sw1a 1aa', 'postcode', 'SW1A 1AA'],
    ['邮编：310012', 'postcode', '310012'],
  ])('“%s”', (text, kind, value) => {
    const chat = new Conversation(book);
    chat.say(`cancel ${newOrder.number}`, wants('order.cancel', newOrder.number));
    chat.say(text, unclear);
    expect(ofType(chat, 'look-up-order')).toMatchObject([{ query: { contact: { kind, value } } }]);
  });

  it('stands between commas beside the number', () => {
    const chat = new Conversation(book);
    chat.say(`it arrived too light :( ${dairy.number}, 8473`, {
      ...wants('order.short_weight'),
      entities: [{ ...entity('order-number', dairy.number), start: 24, end: 36 }],
    });
    expect(ofType(chat, 'look-up-order')).toMatchObject([{ query: { contact: { kind: 'phone', value: '8473' } } }]);
  });
});
