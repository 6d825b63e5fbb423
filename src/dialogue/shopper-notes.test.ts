import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_NEEDS } from '#commerce/advice/needs.ts';
import type { Order } from '#commerce/order.ts';
import type { Taste } from '#commerce/profile/taste.ts';
import type { EventBody } from './event.ts';
import type { Playbook } from './playbook.ts';
import type { ConversationState } from './state.ts';
import { createStep } from './step.ts';
import { Conversation, order, playbook, reading } from './testing/conversation.ts';

const book: Playbook = {
  ...playbook,
  rules: {
    ...playbook.rules,
    specialists: [{ name: 'advice', intents: ['product.recommend'] }],
    profile: {
      axes: { skin: { dimension: 'skin', ignore: [] }, budget: { saving: 0.3, generous: 0.7 } },
      weights: { viewed: 1, dwelt: 1, favourited: 1, added: 1, bought: 1, told: 1 },
      halfLifeDays: 30,
      least: { weight: 1, pieces: 1, share: 0.5 },
      never: [],
    },
  },
};

const taste: Taste = { skin: 'oily', style: null, budget: 'saving', skus: ['A-1'] };

const bought: Order = {
  ...order,
  lines: [
    { id: 'l1', title: 'Salmon', quantity: 1, sku: 'FR-SAL-001', unit_price: { amount: '59.90', currency: 'CNY' } },
    { id: 'l2', title: 'A thing of no number', quantity: 1 },
  ],
};

const start = (): Conversation => new Conversation(book);

/** Has what is being worked out be answered. */
function read(chat: Conversation, answer: Taste | null = taste): void {
  const effect = chat.state.pending.find(({ type }) => type === 'read-taste');
  if (effect) chat.send({ type: 'taste-read', key: effect.key, taste: answer });
}

function showOrder(chat: Conversation, shown = bought): void {
  const turnId = chat.say('where is my order', reading('order.track', 0.9));
  chat.state = { ...chat.state, pending: [{ type: 'list-orders', key: `order.${turnId}`, turnId }] };
  chat.send({ type: 'orders-listed', turnId, orders: [shown] });
}

function advise(chat: Conversation, known: object): void {
  const turnId = chat.say('what suits me', reading('product.recommend', 0.9));
  const finding = {
    lines: [{ say: 'small-talk' }],
    choices: [],
    citations: [],
    known: { ...known },
    asks: false,
    why: [],
  };
  chat.send({ type: 'consulted', turnId, finding });
}

const pieces = ({ notes }: ConversationState) => notes?.evidence.map(({ id }) => id) ?? [];

describe('what is noted of a shopper', () => {
  it('comes from the page, from orders that the backend showed, and from what they said', () => {
    const chat = start();
    chat.send({ type: 'noticed', seen: { type: 'favourited', sku: 'A-1' } });
    expect(chat.effects).toMatchObject([{ type: 'read-taste' }]);
    showOrder(chat);
    advise(chat, { ...NO_NEEDS, wants: { skin: ['oily'] } });
    expect(pieces(chat.state)).toEqual(
      expect.arrayContaining(['favourited.A-1', 'told.skin.oily', expect.stringMatching(/^bought\.FR-SAL-001\./)]),
    );
    expect(pieces(chat.state)).toHaveLength(3);
  });

  it('is told to the specialists', () => {
    const chat = start();
    chat.send({ type: 'noticed', seen: { type: 'favourited', sku: 'A-1' } });
    read(chat);
    chat.say('what suits me', reading('product.recommend', 0.9));
    expect(chat.effects).toMatchObject([{ type: 'consult', inquiry: { taste } }]);
  });

  it('does not take its own guess for the shopper’s word when a specialist gives it back', () => {
    const chat = start();
    chat.send({ type: 'noticed', seen: { type: 'favourited', sku: 'A-1' } });
    read(chat);
    advise(chat, { ...NO_NEEDS, saving: true, wants: { skin: ['oily'] } });
    expect(pieces(chat.state)).toEqual(['favourited.A-1']);
    advise(chat, { ...NO_NEEDS, saving: true, wants: { skin: ['dry'] } });
    expect(pieces(chat.state)).toEqual(['favourited.A-1', 'told.skin.dry']);
  });

  it('is worked out of the newest notes alone', () => {
    const chat = start();
    chat.send({ type: 'noticed', seen: { type: 'favourited', sku: 'A-1' } });
    const late = chat.state.pending.find(({ type }) => type === 'read-taste');
    chat.send({ type: 'noticed', seen: { type: 'favourited', sku: 'B-2' } });
    expect(chat.state.pending.filter(({ type }) => type === 'read-taste')).toHaveLength(1);
    chat.send({ type: 'taste-read', key: late?.key ?? '', taste });
    expect(chat.state.notes?.taste).toBeNull();
    read(chat);
    expect(chat.state.notes?.taste).toEqual(taste);
  });

  it('is theirs to set, to clear, and to leave to the evidence again', () => {
    const chat = start();
    chat.send({ type: 'taste-set', axis: 'skin', value: 'dry' });
    expect(chat.state.notes?.own).toEqual({ skin: 'dry' });
    chat.send({ type: 'taste-set', axis: 'skin', value: null });
    expect(chat.state.notes?.own).toEqual({ skin: null });
    chat.send({ type: 'taste-set', axis: 'skin' });
    expect(chat.state.notes?.own).toEqual({});
  });

  it('is nothing new while they want nothing noted, nor what was shown meanwhile afterwards', () => {
    const chat = start();
    chat.send({ type: 'notes-paused', paused: true });
    chat.send({ type: 'noticed', seen: { type: 'favourited', sku: 'A-1' } });
    showOrder(chat);
    advise(chat, { ...NO_NEEDS, wants: { skin: ['oily'] } });
    expect(chat.state.notes?.evidence).toEqual([]);
    chat.send({ type: 'notes-paused', paused: false });
    chat.send({ type: 'resumed', online: true });
    expect(chat.state.notes?.evidence).toEqual([]);
  });

  it('is gone when it is erased, from what waits too, and a late answer brings nothing back', () => {
    const chat = start();
    chat.send({ type: 'noticed', seen: { type: 'favourited', sku: 'A-1' } });
    read(chat);
    chat.send({ type: 'taste-set', axis: 'skin', value: 'dry' });
    const waiting = chat.state.pending.find(({ type }) => type === 'read-taste');
    chat.say('what suits me', reading('product.recommend', 0.9));
    chat.send({ type: 'notes-erased' });
    chat.send({ type: 'taste-read', key: waiting?.key ?? '', taste });
    expect(chat.state.notes).toBeUndefined();
    expect(JSON.stringify(chat.state)).not.toMatch(/A-1|oily|"dry"/);
    // What was known before is not noted again.
    showOrder(chat);
    const before = pieces(chat.state).length;
    showOrder(chat);
    expect(pieces(chat.state)).toHaveLength(before);
  });

  it('stays paused when it is erased', () => {
    const chat = start();
    chat.send({ type: 'notes-paused', paused: true });
    chat.send({ type: 'notes-erased' });
    chat.send({ type: 'noticed', seen: { type: 'favourited', sku: 'A-1' } });
    expect(chat.state.notes).toMatchObject({ isPaused: true, evidence: [] });
  });

  it('does not come back when a piece was taken out and its order is shown again', () => {
    const chat = start();
    showOrder(chat);
    const [id = ''] = pieces(chat.state);
    chat.send({ type: 'evidence-dropped', pieceId: id });
    chat.state = { ...chat.state, orders: {} };
    showOrder(chat);
    expect(pieces(chat.state)).toEqual([]);
  });

  it('is no part of what a person gets', () => {
    const chat = new Conversation(book, true, false);
    chat.send({ type: 'noticed', seen: { type: 'favourited', sku: 'SECRET-77' } });
    chat.send({ type: 'taste-set', axis: 'skin', value: 'very-oily' });
    read(chat, { skin: 'very-oily', style: null, budget: 'saving', skus: ['SECRET-77'] });
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    const { handoff } = chat.state;
    if (handoff.phase !== 'drafted') throw new Error('nothing was drafted');
    expect(JSON.stringify(handoff)).not.toMatch(/SECRET-77|very-oily|saving/);
  });

  it('is never anything sensitive, whatever the specialist knows', () => {
    const sensitive = ['pregnancy', 'age', 'allergy', 'disease'];
    const wants = fc.dictionary(
      fc.constantFrom(...sensitive, 'skin', 'sensitivity'),
      fc.array(fc.constantFrom('secret-1', 'secret-2', 'secret-3'), { minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(wants, (said) => {
        const chat = start();
        advise(chat, { ...NO_NEEDS, wants: said, numbers: { age: 31 } });
        const { notes } = chat.state;
        for (const piece of notes?.evidence ?? []) expect(piece).toMatchObject({ kind: 'told', axis: 'skin' });
        const { skin: _, ...others } = said;
        const kept = JSON.stringify(notes ?? null);
        for (const key of Object.keys(others)) expect(kept).not.toContain(key);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same when its events are folded again', () => {
    const doings: fc.Arbitrary<EventBody> = fc.oneof(
      fc.record({
        type: fc.constant('noticed' as const),
        seen: fc.record({
          type: fc.constantFrom('viewed' as const, 'favourited' as const, 'unfavourited' as const),
          sku: fc.constantFrom('A-1', 'B-2'),
        }),
      }),
      fc.record({ type: fc.constant('notes-paused' as const), paused: fc.boolean() }),
      fc.record({ type: fc.constant('evidence-dropped' as const), pieceId: fc.constant('favourited.A-1') }),
      fc.constant({ type: 'notes-erased' as const }),
      fc.constant({ type: 'taste-set' as const, axis: 'skin' as const, value: 'oily' }),
    );
    fc.assert(
      fc.property(fc.array(doings, { maxLength: 30 }), (all) => {
        const chat = start();
        for (const doing of all) chat.send(doing);
        const step = createStep(book);
        let state: ConversationState | null = null;
        for (const event of chat.log) [state] = step(state, event);
        expect(state).toEqual(chat.state);
      }),
      { numRuns: 50 },
    );
  });
});
