import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/app-error.ts';
import type { Effect } from '#dialogue/effect.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import type { ConversationState } from '#dialogue/state.ts';
import { Conversation, hit, playbook, reading } from '#dialogue/testing/conversation.ts';
import { generator, receipt } from '#dialogue/testing/generator.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { AskOptions, HandoffPort, MerchantBackend, OrdersPort, Photo, TicketsPort } from '#merchant/ports.ts';
import type { Reading } from '#nlu/reading.ts';
import type { KnowledgeApi } from '#workers/knowledge/knowledge-api.ts';
import type { NluApi } from '#workers/nlu/nlu-api.ts';
import { EffectRunner } from './effect-runner.ts';
import type { GeneratorTasks } from './generator/generator-tasks.ts';
import type { Understood } from './understand.ts';

const send: Effect = {
  type: 'send-to-agent',
  key: 'send.m1',
  handoff: { id: 'h', token: 't' },
  messageId: 'm1',
  text: 'hello',
};
const lookUp: Effect = {
  type: 'look-up-order',
  key: 'order.t1',
  turnId: 't1',
  query: { number: 'N', contact: { kind: 'email', value: 'a@b.c' } },
};

const read = (what: Reading) => ({ reading: what, vector: null });

/** A runner over fakes of its ports; `pending` is what the conversation still waits for. */
function setUp(
  parts: {
    handoff?: Partial<HandoffPort>;
    orders?: Partial<OrdersPort>;
    tickets?: TicketsPort;
    photos?: Photo[];
    nlu?: Partial<NluApi>;
    model?: Promise<void>;
    wholePack?: Promise<void>;
    found?: SearchHit[];
    foreseen?: Record<string, Understood>;
    generator?: GeneratorTasks;
  } = {},
) {
  const events: ConversationEvent[] = [];
  const sending: (readonly string[])[] = [];
  const state = {
    id: 'conversation-1',
    locale: 'en',
    pending: [],
    topics: [],
    messages: [],
    handoff: { phase: 'none' },
  } as unknown as ConversationState;
  const runner = new EffectRunner({
    knowledge: () =>
      ({
        search: async () => parts.found ?? [hit('fee', 0.9)],
        entry: async () => hit('fee', 1),
        entryAbout: async (intent: string) => (intent === 'shipping.fee' ? hit('fee', 1) : null),
      }) as unknown as KnowledgeApi,
    nlu: () => ({ read: async () => read(reading('shipping.fee', 0.9)), ...parts.nlu }) as unknown as NluApi,
    playbook: async () => playbook,
    speak: async () => false,
    wholePack: () => parts.wholePack ?? Promise.resolve(),
    model: () => parts.model ?? Promise.resolve(),
    foreseen: (text) => parts.foreseen?.[text] ?? null,
    generator: () => parts.generator ?? null,
    followUp: async (_, own) => own,
    state: () => state,
    backend: async () =>
      ({ orders: parts.orders, handoff: parts.handoff, tickets: parts.tickets }) as unknown as MerchantBackend,
    photos: async (ids) => (parts.photos ?? []).filter(({ id }) => ids.includes(id)),
    dispatch: (event) => {
      events.push(event);
    },
    onAgentTyping: () => {},
    onSending: (keys) => sending.push(keys),
    onStuck: () => {},
    random: () => 1,
  });
  const run = async (...effects: Effect[]) => {
    state.pending = effects;
    runner.run(effects);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { runner, events, run, state, sending };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('understanding', () => {
  it('gives the reading together with what was found', async () => {
    const { events, run } = setUp();
    await run({ type: 'understand', key: 'understand.t1', turnId: 't1', text: 'fee?' });
    expect(events).toMatchObject([
      { type: 'understood', turnId: 't1', reading: { intent: 'shipping.fee' }, hits: [{ id: 'fee' }] },
    ]);
  });
});

describe('understanding a draft that was read before', () => {
  it('answers with that reading, and reads any other text', async () => {
    const read = { reading: reading('payment.methods', 0.9), hits: [hit('pay', 0.9)] };
    const { events, run } = setUp({ foreseen: { 'pay how?': read } });
    await run({ type: 'understand', key: 'understand.t1', turnId: 't1', text: 'pay how?' });
    await run({ type: 'understand', key: 'understand.t2', turnId: 't2', text: 'fee?' });
    expect(events).toMatchObject([
      { type: 'understood', turnId: 't1', ...read },
      { type: 'understood', turnId: 't2', reading: { intent: 'shipping.fee' }, hits: [{ id: 'fee' }] },
    ]);
  });
});

describe('asking a generator', () => {
  const chat = new Conversation();
  chat.send({ type: 'generator-changed', generator });
  chat.say('fee?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
  const [wordAnswer] = chat.effects;
  if (!wordAnswer) throw new Error('nothing is to be worded');
  const told = { type: 'worded' as const, key: wordAnswer.key, text: 'It is free.', receipt: receipt(1) };

  it('tells the conversation what it said', async () => {
    const { events, run } = setUp({ generator: { wordAnswer: async () => told } as unknown as GeneratorTasks });
    await run(wordAnswer);
    expect(events).toMatchObject([told]);
  });

  it('has the template said where it is gone', async () => {
    const { events, run } = setUp();
    await run(wordAnswer);
    expect(events).toMatchObject([{ type: 'worded', text: null, receipt: { engine: 'none', reason: 'not-wanted' } }]);
  });

  it('calls it off, and tells nothing, once the conversation does not wait any more', async () => {
    let signal: AbortSignal | undefined;
    let finish = () => {};
    const asked = (_: unknown, given: AbortSignal) => {
      signal = given;
      return new Promise((resolve) => {
        finish = () => resolve(told);
      });
    };
    const { events, run } = setUp({ generator: { wordAnswer: asked } as unknown as GeneratorTasks });
    await run(wordAnswer);
    await run();
    expect(signal?.aborted).toBe(true);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(events).toEqual([]);
  });
});

describe('understanding before the model is there', () => {
  const rules = reading('oos', 0, { tier: 'lexical' });
  const effect: Effect = { type: 'understand', key: 'understand.t1', turnId: 't1', text: 'fee?' };

  it('answers at once where the search is sure', async () => {
    const { events, run } = setUp({ nlu: { read: async () => read(rules) }, model: new Promise(() => {}) });
    await run(effect);
    expect(events).toMatchObject([{ type: 'understood', reading: { tier: 'lexical' } }]);
  });

  it.each([
    ['nothing is sure', hit('fee', 0.3), 'shipping.fee'],
    [
      'the entry found is about something that a flow does',
      { ...hit('missing', 0.98), intent: 'order.missing' },
      'order.missing',
    ],
  ])('waits for the model where %s, and reads again', async (_, found, intent) => {
    let arrive = () => {};
    const model = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const readings = [rules, reading(intent, 0.9)];
    const { events, run } = setUp({
      nlu: { read: async () => read(readings.shift() ?? rules) },
      model,
      found: [found],
    });
    await run(effect);
    expect(events).toEqual([]);
    arrive();
    await vi.advanceTimersByTimeAsync(0);
    expect(events).toMatchObject([{ type: 'understood', reading: { tier: 'nano', intent } }]);
  });
});

describe('understanding before the flows of a first pack are there', () => {
  const effect: Effect = { type: 'understand', key: 'understand.t1', turnId: 't1', text: 'an invoice please' };
  const wish = { read: async () => read(reading('invoice.request', 0.9)) };

  it('waits for them with a wish, and answers a question at once', async () => {
    let arrive = () => {};
    const wholePack = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { events, run } = setUp({ nlu: wish, wholePack });
    await run(effect);
    expect(events).toEqual([]);
    arrive();
    await vi.advanceTimersByTimeAsync(0);
    expect(events).toMatchObject([{ type: 'understood', reading: { intent: 'invoice.request' } }]);
    const other = setUp({ wholePack: new Promise(() => {}) });
    await other.run(effect);
    expect(other.events).toMatchObject([{ type: 'understood', reading: { intent: 'shipping.fee' } }]);
  });

  it('goes on without them when they are long in coming', async () => {
    const { events, run } = setUp({ nlu: wish, wholePack: new Promise(() => {}) });
    await run(effect);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(events).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(events).toHaveLength(1);
  });
});

describe('delivering', () => {
  it('tries again until it is taken, waiting longer each time', async () => {
    const at: number[] = [];
    const started = Date.now();
    const { events, run } = setUp({
      handoff: {
        send: async () => {
          at.push(Date.now() - started);
          if (at.length < 4) throw new AppError('backend-unreachable');
        },
      },
    });
    await run(send);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(at).toEqual([0, 2_000, 6_000, 14_000]);
    expect(events).toMatchObject([{ type: 'message-delivered', messageId: 'm1' }]);
  });

  it('waits as long as the backend asks', async () => {
    let tries = 0;
    const { run } = setUp({
      handoff: {
        send: async () => {
          tries += 1;
          throw new AppError('rate-limited', { retryAfterS: 30 });
        },
      },
    });
    await run(send);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(tries).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(tries).toBe(2);
  });

  it('is hurried, not doubled, when it is asked for again', async () => {
    let tries = 0;
    const { run } = setUp({
      handoff: {
        send: async () => {
          tries += 1;
          throw new AppError('network-offline');
        },
      },
    });
    await run(send);
    await run(send);
    expect(tries).toBe(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(tries).toBe(2);
  });

  it('gives up where the backend refuses for good', async () => {
    const { events, run } = setUp({
      handoff: {
        send: async () => {
          throw new AppError('conflict');
        },
      },
    });
    await run(send);
    expect(events).toMatchObject([{ type: 'message-refused', messageId: 'm1' }]);
  });

  it('stops when the conversation no longer wants it', async () => {
    let tries = 0;
    const { run } = setUp({
      handoff: {
        send: async () => {
          tries += 1;
          throw new AppError('network-offline');
        },
      },
    });
    await run(send);
    await run();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(tries).toBe(1);
  });
});

describe('orders', () => {
  const failing = (error: AppError) => ({
    orders: {
      lookup: async () => {
        throw error;
      },
    },
  });

  it.each([
    ['order-not-found', 'not-found'],
    ['rate-limited', 'rate-limited'],
    ['unauthorised', 'unauthorised'],
    ['network-offline', 'offline'],
    ['backend-invalid', 'unreachable'],
  ] as const)('tells %s as %s', async (code, cause) => {
    const { events, run } = setUp(failing(new AppError(code)));
    await run(lookUp);
    expect(events).toMatchObject([{ type: 'order-failed', turnId: 't1', cause }]);
  });

  it('says nothing of a look-up that was cancelled', async () => {
    const { events, run } = setUp(failing(new AppError('cancelled')));
    await run(lookUp);
    expect(events).toEqual([]);
  });
});

describe('acting', () => {
  const request = { action: 'cancel', lines: [], fields: {}, photoIds: [] } as const;
  const act: Extract<Effect, { type: 'act' }> = {
    type: 'act',
    key: 'act.t1.ask',
    turnId: 't1',
    orderId: 'o1',
    token: 'guest-token',
    request: { ...request, lines: [], photoIds: [] },
  };
  const done = { outcome: 'done', reason: 'accepted' } as const;
  const photo = (id: string): Photo => ({ id, mediaType: 'image/jpeg', bytes: new Uint8Array([1]) });

  it('asks until it is taken, each time under the same key', async () => {
    const asked: unknown[] = [];
    const answers = [new AppError('backend-unreachable'), new AppError('rate-limited', { retryAfterS: 30 })];
    const { events, run } = setUp({
      orders: {
        act: async (orderId, { action }, options) => {
          asked.push({ orderId, action, ...options });
          const fault = answers.shift();
          if (fault) throw fault;
          return done;
        },
      },
    });
    await run(act);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(3);
    const key = 'conversation-1.act.t1.ask';
    const same = { orderId: 'o1', action: 'cancel', token: 'guest-token', idempotencyKey: key, photos: [] };
    expect(asked).toEqual([same, same, same]);
    expect(events).toMatchObject([{ type: 'decided', key: 'act.t1.ask', decision: done }]);
  });

  it('waits without a network, goes on at once with one, and stops where it is no longer wanted', async () => {
    let online = false;
    const asked = vi.fn(async () => {
      if (!online) throw new AppError('network-offline');
      return done;
    });
    const { events, run, state, runner } = setUp({ orders: { act: asked } });
    await run(act);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(events).toEqual([]);
    online = true;
    await run(act);
    expect(events).toMatchObject([{ type: 'decided' }]);

    online = false;
    const dropped = { ...act, key: 'act.t2.ask' };
    await run(dropped);
    const tries = asked.mock.calls.length;
    state.pending = [];
    runner.run([]);
    online = true;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked.mock.calls).toHaveLength(tries);
    expect(events).toHaveLength(1);
  });

  it.each([
    ['order-not-found', 'not-found'],
    ['unauthorised', 'unauthorised'],
    ['backend-invalid', 'invalid'],
    ['conflict', 'invalid'],
    ['settings-invalid', 'invalid'],
  ] as const)('gives up at %s, and says so: %s', async (code, cause) => {
    const { events, run } = setUp({
      orders: {
        act: async () => {
          throw new AppError(code);
        },
      },
    });
    await run(act);
    expect(events).toMatchObject([{ type: 'decision-failed', key: 'act.t1.ask', cause }]);
  });

  it('sends along the photos that are still there, three at most', async () => {
    const sent: (AskOptions['photos'] | undefined)[] = [];
    const orders: Partial<OrdersPort> = {
      act: async (_, __, { photos }) => {
        sent.push(photos);
        return done;
      },
    };
    const { run } = setUp({ orders, photos: ['a', 'b', 'c', 'd'].map(photo) });
    await run({ ...act, request: { ...act.request, photoIds: ['a', 'gone', 'c', 'd'] } });
    expect(sent.map((photos) => photos?.map(({ id }) => id))).toEqual([['a', 'c']]);
  });

  it('opens a ticket in the same way', async () => {
    const opened = vi.fn(async () => ({ outcome: 'review', reason: 'needs-check', ticket_number: 'S-1' }) as const);
    const { events, run } = setUp({ tickets: { open: opened } });
    const ticket = { topic: 'payment', fields: { note: 'twice' }, photoIds: [] } as const;
    await run({ type: 'open-ticket', key: 'ticket.t1.open', turnId: 't1', request: { ...ticket, photoIds: [] } });
    expect(events).toMatchObject([{ type: 'decided', key: 'ticket.t1.open', decision: { ticket_number: 'S-1' } }]);
    expect(opened.mock.calls[0]?.slice(0, 2)).toEqual([
      ticket,
      { idempotencyKey: 'conversation-1.ticket.t1.open', photos: [] },
    ]);
  });
});

describe('entries by intent', () => {
  it('are looked up in the pack', async () => {
    const { events, run } = setUp();
    const find = (intent: string) =>
      ({ type: 'find-entry', key: `find.${intent}`, turnId: 't1', intent, locale: 'en' }) as const;
    await run(find('shipping.fee'), find('gift.query'));
    expect(events).toMatchObject([
      { type: 'entry-opened', hit: { id: 'fee' } },
      { type: 'entry-opened', hit: null },
    ]);
  });
});
