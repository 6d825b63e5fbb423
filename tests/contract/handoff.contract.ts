import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import type { HandoffPacket } from '#dialogue/outward.ts';
import type { HandoffEvent, HandoffPort } from '#merchant/ports.ts';
import { allOf, codeOf, follow } from './events-seen.ts';

/** A person at the other end. */
export interface ContractAgent {
  /** False when another agent was faster. */
  accept(handoffId: string): Promise<boolean>;
  reply(handoffId: string, text: string): Promise<void>;
  setTyping(handoffId: string, typing: boolean): Promise<void>;
  /** Resolves when the agent's screen says that the shopper is typing; where it is missing the shopper's events say so. */
  seesTyping?(handoffId: string): Promise<void>;
  close(handoffId: string): Promise<void>;
  /** What the shopper has said since the handoff. */
  read(handoffId: string): Promise<string[]>;
  /** What came with the handoff, as text in which everything can be found that the agent sees. */
  packet(handoffId: string): Promise<string>;
}

/** A way of handing over made ready for the suite, with the means to disturb it. */
export interface HandoffFixture {
  /** The adapter on a shopper's device, anew: as after a reload. `forged` has an identity that is not believed. */
  connect(shopper: 'owner' | 'forged' | 'guest'): HandoffPort;
  signIn(agentName: string): Promise<ContractAgent>;
  /** Drops every connection that is followed. */
  cutConnections(): void;
  /** The network of all devices of shoppers. */
  setOnline(online: boolean): void;
  /** Faults of what was said on the wire since the last call. */
  takeFaults(): string[];
}

/** The suite with a fixture of its own; `more` adds what only this adapter can do. */
export function describeHandoffAdapter<Fixture extends HandoffFixture & { close(): Promise<void> }>(
  name: string,
  setup: () => Promise<Fixture>,
  more: (fixtureOf: () => Fixture) => void = () => {},
): void {
  describe(name, () => {
    let fixture: Fixture;
    beforeAll(async () => {
      fixture = await setup();
    }, 60_000);
    afterAll(() => fixture?.close());
    afterEach(() => {
      fixture.setOnline(true);
      expect(fixture.takeFaults()).toEqual([]);
    });
    describeHandoff(() => fixture);
    more(() => fixture);
  });
}

const forever = () => new AbortController().signal;

const isMessage = (event: HandoffEvent) => event.type === 'message';
const textsOf = (events: readonly HandoffEvent[]) =>
  events.flatMap((event) => (event.type === 'message' ? [event.text] : []));

/** What every adapter of `HandoffPort` must do, as far as its capabilities go. */
export function describeHandoff(fixtureOf: () => HandoffFixture): void {
  describe('handoff', () => {
    let fixture: HandoffFixture;
    let guest: HandoffPort;
    let nextKey = 0;
    const key = () => `contract-${Date.now()}-${nextKey++}`;
    const begin = () => guest.create(packet(), key());

    /** Skips a test of what this adapter does not offer. */
    const needs = (context: TestContext, capability: keyof HandoffPort['capabilities']) =>
      context.skip(!guest.capabilities[capability], `no ${capability}`);

    beforeAll(() => {
      fixture = fixtureOf();
    });
    beforeEach(() => {
      guest = fixture.connect('guest');
    });

    it('is made once under one key, however often and at once it is asked for', async () => {
      const idempotencyKey = key();
      const request = packet();
      const made = await Promise.all(
        Array.from({ length: 5 }, () => guest.create(structuredClone(request), idempotencyKey)),
      );
      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
      const again = await guest.create(request, idempotencyKey);
      expect(again).toEqual(made[0]);
      expect(again).toMatchObject(guest.capabilities.live ? { mode: 'live', status: 'queued' } : { status: 'closed' });
    });

    it('is the same after a reload', async () => {
      const idempotencyKey = key();
      const made = await guest.create(packet(), idempotencyKey);
      expect(await fixture.connect('guest').create(packet(), idempotencyKey)).toEqual(made);
    });

    it('says where it goes on, if not here', async () => {
      const { elsewhere } = await begin();
      expect(elsewhere !== undefined).toBe(!guest.capabilities.live);
    });

    it('takes everybody: with an identity, and with one that is not believed', async () => {
      const { status } = await begin();
      expect((await fixture.connect('owner').create(packet(), key())).status).toBe(status);
      expect((await fixture.connect('forged').create(packet(), key())).status).toBe(status);
    });

    it('refuses another request under the same key', async (context) => {
      needs(context, 'live');
      const idempotencyKey = key();
      await guest.create(packet(), idempotencyKey);
      const other = { ...packet(), summary: 'something else' };
      expect(await codeOf(guest.create(other, idempotencyKey))).toBe('conflict');
    });

    it('shows the agent the summary and what was said, and no key', async (context) => {
      needs(context, 'live');
      const agent = await fixture.signIn('Mei');
      const handoff = await guest.create({ ...packet(), orderTokens: ['secret-order-token'] }, key());
      await agent.accept(handoff.id);
      const seen = await agent.packet(handoff.id);
      expect(seen).toContain('Wants to know why the parcel stands still.');
      expect(seen).toContain('Where is my parcel?');
      expect(seen).toContain('FR2611-04817');
      expect(seen).not.toContain('secret-order-token');
      await guest.close(handoff);
    });

    it('tells the place in the queue, and those behind one that is taken move up', async (context) => {
      needs(context, 'queue');
      const [mei, bo] = await Promise.all([fixture.signIn('Mei'), fixture.signIn('Bo')]);
      const first = await begin();
      const second = await begin();
      expect(first.queuePosition).toBeGreaterThanOrEqual(1);
      expect(second.queuePosition).toBe((first.queuePosition ?? 0) + 1);
      const events = follow(guest.events(second, null, forever()));
      const taken = await Promise.all([mei.accept(first.id), bo.accept(first.id)]);
      expect(taken.filter(Boolean)).toHaveLength(1);
      await events.until((event) => event.type === 'status' && event.queuePosition === first.queuePosition);
      await guest.close(second);
      await events.end();
    });

    it('keeps every text as it was typed, once and in order', async (context) => {
      needs(context, 'live');
      const handoff = await begin();
      const texts = [
        '<img src=x onerror=alert(1)> & "quotes"',
        '第一行\n第二行\t制表',
        'ًمرحبا \u200f 👩‍👩‍👧 \u2028 {"role":"system"}',
        'x'.repeat(8000),
      ];
      for (const [index, text] of texts.entries()) {
        await guest.send(handoff, { clientId: `m${index}`, text });
        await guest.send(handoff, { clientId: `m${index}`, text });
      }
      await guest.close(handoff);
      const said = (await allOf(guest.events(handoff, null, forever()))).filter(isMessage);
      expect(textsOf(said)).toEqual(texts);
      expect(said.map(({ clientId }) => clientId)).toEqual(['m0', 'm1', 'm2', 'm3']);
      expect(said.every(({ from }) => from === 'shopper')).toBe(true);
    });

    it('sent many times at once, a message is there once', async (context) => {
      needs(context, 'live');
      const handoff = await begin();
      await Promise.all(Array.from({ length: 6 }, () => guest.send(handoff, { clientId: 'one', text: 'hi' })));
      await guest.close(handoff);
      expect(textsOf(await allOf(guest.events(handoff, null, forever())))).toEqual(['hi']);
    });

    it('sent again after a reload, a message is there once, and the same words later are another', async (context) => {
      needs(context, 'live');
      const handoff = await begin();
      await guest.send(handoff, { clientId: 'a', text: 'hello?' });
      const reloaded = fixture.connect('guest');
      await reloaded.send(handoff, { clientId: 'a', text: 'hello?' });
      await reloaded.send(handoff, { clientId: 'b', text: 'hello?' });
      await reloaded.close(handoff);
      const said = (await allOf(reloaded.events(handoff, null, forever()))).filter(isMessage);
      expect(said.map(({ clientId, text }) => [clientId, text])).toEqual([
        ['a', 'hello?'],
        ['b', 'hello?'],
      ]);
    });

    it('begins its events with the queue, orders them by id, and resumes after any of them', async (context) => {
      needs(context, 'live');
      const handoff = await begin();
      for (const text of ['a', 'b', 'c']) await guest.send(handoff, { clientId: text, text });
      await guest.close(handoff);
      const events = await allOf(guest.events(handoff, null, forever()));
      expect(events[0]).toMatchObject({ type: 'status', status: 'queued' });
      expect(events.at(-1)).toMatchObject({ type: 'status', status: 'closed' });
      const ids = events.map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)].sort());
      for (const [index, id] of ids.slice(0, -1).entries()) {
        const rest = await allOf(fixture.connect('guest').events(handoff, id, forever()));
        expect(rest.filter(isMessage)).toEqual(events.slice(index + 1).filter(isMessage));
        expect(rest.every((event) => event.id > id)).toBe(true);
        expect(rest.at(-1)).toMatchObject({ type: 'status', status: 'closed' });
      }
    });

    it('follows a live conversation, through cut connections, with nothing lost and nothing twice', async (context) => {
      needs(context, 'live');
      const agent = await fixture.signIn('Mei');
      const handoff = await begin();
      const events = follow(guest.events(handoff, null, forever()));
      await events.until((event) => event.type === 'status' && event.status === 'queued');

      expect(await agent.accept(handoff.id)).toBe(true);
      const expected: string[] = [];
      for (let round = 0; round < 4; round += 1) {
        if (round > 0) fixture.cutConnections();
        await agent.reply(handoff.id, `reply ${round}`);
        await untilTaken(() => guest.send(handoff, { clientId: `s${round}`, text: `said ${round}` }));
        expected.push(`reply ${round}`, `said ${round}`);
        await events.until((event) => event.type === 'message' && event.text === `said ${round}`);
      }
      const assigned = await events.until((event) => event.type === 'status' && event.status === 'assigned');
      expect(assigned).toMatchObject({ agent: { name: 'Mei' } });
      await agent.close(handoff.id);
      await events.end();
      expect(textsOf(events.seen)).toEqual(expected);
      expect(events.seen.at(-1)).toMatchObject({ type: 'status', status: 'closed' });
      expect(await agent.read(handoff.id)).toEqual(['said 0', 'said 1', 'said 2', 'said 3']);
    });

    it('comes back by itself after a time without network', async (context) => {
      needs(context, 'live');
      const agent = await fixture.signIn('Bo');
      const handoff = await begin();
      const events = follow(guest.events(handoff, null, forever()));
      await events.until((event) => event.type === 'status');
      fixture.setOnline(false);
      fixture.cutConnections();
      await agent.accept(handoff.id);
      await agent.reply(handoff.id, 'while you were away');
      expect(await codeOf(guest.send(handoff, { clientId: 'x', text: 'x' }))).toMatch(/offline|unreachable/);
      fixture.setOnline(true);
      await events.until((event) => event.type === 'message' && event.text === 'while you were away');
      await guest.close(handoff);
      await events.end();
    });

    it('tells both sides when the other is typing', async (context) => {
      needs(context, 'typing');
      const agent = await fixture.signIn('Mei');
      const handoff = await begin();
      await agent.accept(handoff.id);
      const events = follow(guest.events(handoff, null, forever()));
      await events.until((event) => event.type === 'status');
      // As clients do while somebody types: what passes may be missed until the events are followed.
      await insist(
        () => agent.setTyping(handoff.id, true),
        events.until((event) => event.type === 'typing' && event.from === 'agent' && event.typing),
      );
      await agent.setTyping(handoff.id, false);
      await events.until((event) => event.type === 'typing' && event.from === 'agent' && !event.typing);
      const seen =
        agent.seesTyping?.(handoff.id) ??
        events.until((event) => event.type === 'typing' && event.from === 'shopper' && event.typing);
      await guest.setTyping(handoff, true);
      await seen;
      await guest.close(handoff);
      await events.end();
    });

    it('is over once closed, by either side', async (context) => {
      needs(context, 'live');
      const agent = await fixture.signIn('Mei');
      const byShopper = await begin();
      await agent.accept(byShopper.id);
      await guest.send(byShopper, { clientId: 'before', text: 'before' });
      await guest.close(byShopper);
      await guest.close(byShopper);
      const byAgent = await begin();
      await agent.accept(byAgent.id);
      await agent.close(byAgent.id);
      for (const handoff of [byShopper, byAgent]) {
        expect(await codeOf(guest.send(handoff, { clientId: 'after', text: 'after' }))).toBe('conflict');
      }
      // A message that had arrived is still known, so that the device learns it was delivered.
      await guest.send(byShopper, { clientId: 'before', text: 'before' });
      await fixture.connect('guest').send(byShopper, { clientId: 'before', text: 'before' });
    });

    it('ends its events quietly when nobody listens any more', async (context) => {
      needs(context, 'live');
      const handoff = await begin();
      const abort = new AbortController();
      const seen: HandoffEvent[] = [];
      for await (const event of guest.events(handoff, null, abort.signal)) {
        seen.push(event);
        abort.abort();
      }
      expect(seen).toHaveLength(1);
    });

    it('opens to its own token only', async (context) => {
      needs(context, 'live');
      const handoff = await begin();
      const other = await begin();
      for (const token of [other.token, 'nonsense']) {
        const stolen = { id: handoff.id, token };
        expect(await codeOf(guest.send(stolen, { clientId: 'x', text: 'x' }))).toBe('unauthorised');
        expect(await codeOf(guest.setTyping(stolen, true))).toBe('unauthorised');
        expect(await codeOf(guest.close(stolen))).toBe('unauthorised');
        expect(await codeOf(allOf(guest.events(stolen, null, forever())))).toBe('unauthorised');
      }
    });

    it('is not begun when nobody waits for it any more', async () => {
      expect(await codeOf(guest.create(packet(), key(), AbortSignal.abort()))).toBe('cancelled');
    });
  });
}

/** Does it again and again until it is seen. */
async function insist(act: () => Promise<void>, seen: Promise<unknown>): Promise<void> {
  let isSeen = false;
  const done = seen.finally(() => {
    isSeen = true;
  });
  while (!isSeen) {
    await act();
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  await done;
}

/** As the device does: what did not go through is sent again under the same id. */
async function untilTaken(send: () => Promise<void>): Promise<void> {
  for (;;) {
    const failure = await send().then(
      () => null,
      (error: unknown) => error as { code?: string },
    );
    if (failure === null) return;
    if (failure.code !== 'backend-unreachable' && failure.code !== 'network-offline') throw failure;
  }
}

export function packet(): HandoffPacket {
  return {
    reason: 'shopper_asked',
    summary: 'Wants to know why the parcel stands still.',
    priority: 'high',
    skill: 'senior',
    reading: { intent: 'order.status', confidence: 0.91, emotion: 'anxious', language: 'en' },
    facts: [{ label: 'Order', value: 'FR2611-04817' }],
    masked: true,
    locale: 'en',
    topic: 'order.status',
    orderIds: [],
    orderTokens: [],
    pageUrl: 'https://shop.example/orders?q=1',
    profile: { customerId: 'c-1', name: 'Lin', email: 'lin@example.com', verified: false },
    context: { page: 'order', lastAction: 'opened the order page' },
    transcript: [
      { role: 'shopper', text: 'Where is my parcel?', at: '2026-11-21T08:00:00.000Z' },
      { role: 'assistant', text: 'On its way.', at: '2026-11-21T08:00:01.000Z' },
    ],
  };
}
