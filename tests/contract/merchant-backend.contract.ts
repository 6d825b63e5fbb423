import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#core/app-error.ts';
import type { GuestLookup, HandoffPacket } from '#dialogue/outward.ts';
import type { HandoffEvent, MerchantBackend } from '#merchant/ports.ts';
import { describeActing } from './acting.contract.ts';

/** A person at the other end. */
export interface ContractAgent {
  /** False when another agent was faster. */
  accept(handoffId: string): Promise<boolean>;
  reply(handoffId: string, text: string): Promise<void>;
  setTyping(handoffId: string, typing: boolean): Promise<void>;
  close(handoffId: string): Promise<void>;
  /** What the shopper has said since the handoff. */
  read(handoffId: string): Promise<string[]>;
}

/** A backend made ready for the suite, with the means to disturb it. */
export interface MerchantBackendFixture {
  /** The adapter on a shopper's device: signed in as the owner of `known`, with a forged identity, or as a guest. */
  connect(shopper: 'owner' | 'forged' | 'guest'): MerchantBackend;
  known: {
    /** As the shop writes it. */
    number: string;
    email: string;
    phone: string;
    postcode: string;
    /** How many orders the owner has: three or more. */
    orderCount: number;
    /** Numbers of orders nobody else in the suite looks up. */
    spareNumbers: [string, string];
    /** An order of somebody else, with its contact. */
    foreign: GuestLookup;
    /** A paid order that can still be cancelled, and one that has come and of which something may be broken. */
    toCancel: GuestLookup;
    toClaim: GuestLookup;
  };
  /** Wrong tries for one order number until it is limited. */
  failedLookupsAllowed: number;
  signIn(agentName: string): Promise<ContractAgent>;
  /** Drops every connection that is followed. */
  cutConnections(): void;
  /** The network of all devices of shoppers. */
  setOnline(online: boolean): void;
  /** Faults of what was said on the wire since the last call. */
  takeFaults(): string[];
  close(): Promise<void>;
}

/** What every adapter of `MerchantBackend` must do. */
export function describeMerchantBackend(name: string, setup: () => Promise<MerchantBackendFixture>): void {
  describe(name, () => {
    let fixture: MerchantBackendFixture;
    let guest: MerchantBackend;
    let owner: MerchantBackend;

    beforeAll(async () => {
      fixture = await setup();
      guest = fixture.connect('guest');
      owner = fixture.connect('owner');
    }, 60_000);
    afterAll(() => fixture.close());
    afterEach(() => {
      fixture.setOnline(true);
      expect(fixture.takeFaults()).toEqual([]);
    });

    const lookup = (number: string, contact: GuestLookup['contact']) => guest.orders.lookup({ number, contact });
    const byEmail = () => lookup(fixture.known.number, { kind: 'email', value: fixture.known.email });

    describe('orders', () => {
      it('says what it offers', async () => {
        const offer = await guest.orders.capabilities();
        expect(offer.version).toMatch(/^\d+\.\d+/);
        expect(offer.orders).toEqual({
          list: true,
          guestLookup: expect.arrayContaining(['email', 'phone', 'postcode']),
        });
        expect(offer.handoff.live).toBe(true);
      });

      it('finds an order by number and e-mail, phone tail or postcode, however they are typed', async () => {
        const { number, email, phone, postcode } = fixture.known;
        const found = await byEmail();
        expect(found.order.number).toBe(number);
        expect(found.order.lines.length).toBeGreaterThan(0);
        const tail = phone.replace(/\D/g, '').slice(-4);
        const tries: [string, GuestLookup['contact']][] = [
          [number.toLowerCase().replaceAll('-', ' '), { kind: 'phone', value: tail }],
          [number.replaceAll('-', ''), { kind: 'phone', value: phone }],
          [` ${number} `, { kind: 'postcode', value: ` ${postcode} ` }],
          [number, { kind: 'email', value: ` ${email.toUpperCase()}` }],
        ];
        for (const [typed, contact] of tries) {
          expect((await lookup(typed, contact)).order.id).toBe(found.order.id);
        }
      });

      it('gives a token that opens this order for a while, and no other', async () => {
        const { order, token, expiresAt } = await byEmail();
        expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now() + 60_000);
        expect(await guest.orders.get(order.id, token)).toEqual(order);
        const { orders } = await owner.orders.list({ limit: 50 });
        const other = orders.find(({ id }) => id !== order.id);
        expect(await codeOf(guest.orders.get(other?.id ?? '', token))).toBe('order-not-found');
        expect(await codeOf(guest.orders.get(order.id, `${token.slice(0, -6)}AAAAAA`))).toBe('unauthorised');
      });

      it('answers alike for "no such order" and "wrong contact"', async () => {
        const wrongContact = await failureOf(
          lookup(fixture.known.number, { kind: 'email', value: 'somebody@example.org' }),
        );
        const noSuchOrder = await failureOf(
          lookup(`${fixture.known.number}999`, { kind: 'email', value: fixture.known.email }),
        );
        expect(wrongContact.code).toBe('order-not-found');
        expect({ ...wrongContact, message: wrongContact.message }).toEqual({
          ...noSuchOrder,
          message: noSuchOrder.message,
        });
      });

      it('limits wrong tries for one order number, and then says so for the right contact and for no order too', async () => {
        const [existing, other] = fixture.known.spareNumbers;
        for (const number of [existing, `${other}000`]) {
          for (let i = 0; i < fixture.failedLookupsAllowed; i += 1) {
            expect(await codeOf(lookup(number, { kind: 'phone', value: '0000' }))).toBe('order-not-found');
          }
          const limited = await failureOf(lookup(number, { kind: 'email', value: fixture.known.email }));
          expect(limited.code).toBe('rate-limited');
          expect(limited.details.retryAfterS).toBeGreaterThan(0);
        }
      });

      it('does not limit tries that succeed', async () => {
        for (let i = 0; i < fixture.failedLookupsAllowed + 2; i += 1) expect((await byEmail()).token).not.toBe('');
      });

      it("lists the identified shopper's orders, newest first, each on one page only", async () => {
        const numbers: string[] = [];
        const times: number[] = [];
        let cursor: string | null = null;
        do {
          const page = await owner.orders.list({ limit: 2, ...(cursor !== null && { cursor }) });
          expect(page.orders.length).toBeLessThanOrEqual(2);
          numbers.push(...page.orders.map((order) => order.number));
          times.push(...page.orders.map((order) => Date.parse(order.placed_at)));
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(numbers).toHaveLength(fixture.known.orderCount);
        expect(new Set(numbers).size).toBe(fixture.known.orderCount);
        expect(numbers).toContain(fixture.known.number);
        expect(times).toEqual([...times].sort((a, b) => b - a));
      });

      it("gives the identified shopper's own orders only", async () => {
        const { orders } = await owner.orders.list();
        const [first] = orders;
        expect(await owner.orders.get(first?.id ?? '')).toEqual(first);
        const foreign = await guest.orders.lookup(fixture.known.foreign);
        expect(await codeOf(owner.orders.get(foreign.order.id))).toBe('order-not-found');
        expect(await codeOf(owner.orders.get('no-such-id'))).toBe('order-not-found');
      });

      it('refuses who is not identified', async () => {
        expect(await codeOf(guest.orders.list())).toBe('unauthorised');
        const { order } = await byEmail();
        expect(await codeOf(guest.orders.get(order.id))).toBe('unauthorised');
        const forged = fixture.connect('forged');
        expect(await codeOf(forged.orders.list())).toBe('unauthorised');
        expect(await codeOf(forged.orders.get(order.id))).toBe('unauthorised');
      });

      it('can be cancelled, before and on the way', async () => {
        expect(await codeOf(owner.orders.list({}, AbortSignal.abort()))).toBe('cancelled');
        const abort = new AbortController();
        const listing = codeOf(owner.orders.list({}, abort.signal));
        abort.abort();
        expect(await listing).toBe('cancelled');
      });

      it('says when there is no network', async () => {
        fixture.setOnline(false);
        for (const work of [guest.orders.capabilities(), byEmail(), owner.orders.list()]) {
          expect(await codeOf(work)).toMatch(/^(network-offline|backend-unreachable)$/);
        }
      });
    });

    describeActing(() => ({ fixture, guest, owner }));

    describe('handoff', () => {
      let nextKey = 0;
      const key = () => `contract-${Date.now()}-${nextKey++}`;
      const begin = () => guest.handoff.create(packet(), key());

      it('is made once under one key, however often and at once it is asked for', async () => {
        const idempotencyKey = key();
        const request = packet();
        const made = await Promise.all(
          Array.from({ length: 5 }, () => guest.handoff.create(structuredClone(request), idempotencyKey)),
        );
        expect(new Set(made.map(({ id }) => id)).size).toBe(1);
        const again = await guest.handoff.create(request, idempotencyKey);
        expect(again).toEqual(made[0]);
        expect(again).toMatchObject({ mode: 'live', status: 'queued' });
        expect(again.queuePosition).toBeGreaterThanOrEqual(1);
      });

      it('refuses another request under the same key', async () => {
        const idempotencyKey = key();
        await guest.handoff.create(packet(), idempotencyKey);
        const other = { ...packet(), summary: 'something else' };
        expect(await codeOf(guest.handoff.create(other, idempotencyKey))).toBe('conflict');
      });

      it('takes everybody: with an identity, and with one that is not believed', async () => {
        expect((await owner.handoff.create(packet(), key())).status).toBe('queued');
        expect((await fixture.connect('forged').handoff.create(packet(), key())).status).toBe('queued');
      });

      it('keeps every text as it was typed, once and in order', async () => {
        const handoff = await begin();
        const texts = [
          '<img src=x onerror=alert(1)> & "quotes"',
          '第一行\n第二行\t制表',
          'ًمرحبا \u200f 👩‍👩‍👧 \u2028 {"role":"system"}',
          'x'.repeat(8000),
        ];
        for (const [index, text] of texts.entries()) {
          await guest.handoff.send(handoff, { clientId: `m${index}`, text });
          await guest.handoff.send(handoff, { clientId: `m${index}`, text });
        }
        await guest.handoff.close(handoff);
        const events = await all(guest.handoff.events(handoff, null, new AbortController().signal));
        const said = events.flatMap((event) => (event.type === 'message' ? [event] : []));
        expect(said.map(({ text }) => text)).toEqual(texts);
        expect(said.map(({ clientId }) => clientId)).toEqual(['m0', 'm1', 'm2', 'm3']);
        expect(said.every(({ from }) => from === 'shopper')).toBe(true);
      });

      it('sent many times at once, a message is there once', async () => {
        const handoff = await begin();
        await Promise.all(
          Array.from({ length: 6 }, () => guest.handoff.send(handoff, { clientId: 'one', text: 'hi' })),
        );
        await guest.handoff.close(handoff);
        const events = await all(guest.handoff.events(handoff, null, new AbortController().signal));
        expect(events.filter(({ type }) => type === 'message')).toHaveLength(1);
      });

      it('begins its events with the queue, orders them by id, and resumes after any of them', async () => {
        const handoff = await begin();
        for (const text of ['a', 'b', 'c']) await guest.handoff.send(handoff, { clientId: text, text });
        await guest.handoff.close(handoff);
        const { signal } = new AbortController();
        const events = await all(guest.handoff.events(handoff, null, signal));
        expect(events[0]).toMatchObject({ type: 'status', status: 'queued' });
        expect(events.at(-1)).toMatchObject({ type: 'status', status: 'closed' });
        const ids = events.map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)].sort());
        for (const [index, id] of ids.entries()) {
          expect(await all(guest.handoff.events(handoff, id, signal))).toEqual(events.slice(index + 1));
        }
      });

      it('follows a live conversation, through cut connections, with nothing lost and nothing twice', async () => {
        const agent = await fixture.signIn('Mei');
        const handoff = await begin();
        const events = follow(guest.handoff.events(handoff, null, new AbortController().signal));
        await events.until((event) => event.type === 'status' && event.status === 'queued');

        expect(await agent.accept(handoff.id)).toBe(true);
        const assigned = await events.until((event) => event.type === 'status' && event.status === 'assigned');
        expect(assigned).toMatchObject({ agent: { name: 'Mei' } });

        const expected: string[] = [];
        for (let round = 0; round < 4; round += 1) {
          if (round > 0) fixture.cutConnections();
          await agent.reply(handoff.id, `reply ${round}`);
          await guest.handoff.send(handoff, { clientId: `s${round}`, text: `said ${round}` });
          expected.push(`reply ${round}`, `said ${round}`);
          await events.until((event) => event.type === 'message' && event.text === `said ${round}`);
        }
        await agent.close(handoff.id);
        await events.end();
        expect(events.seen.flatMap((event) => (event.type === 'message' ? [event.text] : []))).toEqual(expected);
        expect(events.seen.at(-1)).toMatchObject({ type: 'status', status: 'closed' });
        expect(await agent.read(handoff.id)).toEqual(['said 0', 'said 1', 'said 2', 'said 3']);
      });

      it('comes back by itself after a time without network', async () => {
        const agent = await fixture.signIn('Bo');
        const handoff = await begin();
        const events = follow(guest.handoff.events(handoff, null, new AbortController().signal));
        await events.until((event) => event.type === 'status');
        fixture.setOnline(false);
        fixture.cutConnections();
        await agent.accept(handoff.id);
        await agent.reply(handoff.id, 'while you were away');
        expect(await codeOf(guest.handoff.send(handoff, { clientId: 'x', text: 'x' }))).toMatch(/offline|unreachable/);
        fixture.setOnline(true);
        await events.until((event) => event.type === 'message' && event.text === 'while you were away');
        await guest.handoff.close(handoff);
        await events.end();
      });

      it('tells both sides when the other is typing', async () => {
        const agent = await fixture.signIn('Mei');
        const handoff = await begin();
        await agent.accept(handoff.id);
        const events = follow(guest.handoff.events(handoff, null, new AbortController().signal));
        await agent.setTyping(handoff.id, true);
        await events.until((event) => event.type === 'typing' && event.from === 'agent' && event.typing);
        await agent.setTyping(handoff.id, false);
        await events.until((event) => event.type === 'typing' && event.from === 'agent' && !event.typing);
        await guest.handoff.setTyping(handoff, true);
        await events.until((event) => event.type === 'typing' && event.from === 'shopper' && event.typing);
        await guest.handoff.close(handoff);
        await events.end();
      });

      it('is taken by one agent only, and those behind move up', async () => {
        const [mei, bo] = await Promise.all([fixture.signIn('Mei'), fixture.signIn('Bo')]);
        const first = await begin();
        const second = await begin();
        expect(second.queuePosition).toBe((first.queuePosition ?? 0) + 1);
        const events = follow(guest.handoff.events(second, null, new AbortController().signal));
        const taken = await Promise.all([mei.accept(first.id), bo.accept(first.id)]);
        expect(taken.filter(Boolean)).toHaveLength(1);
        await events.until((event) => event.type === 'status' && event.queuePosition === first.queuePosition);
        await guest.handoff.close(second);
        await events.end();
      });

      it('is over once closed, by either side', async () => {
        const agent = await fixture.signIn('Mei');
        const byShopper = await begin();
        await agent.accept(byShopper.id);
        await guest.handoff.send(byShopper, { clientId: 'before', text: 'before' });
        await guest.handoff.close(byShopper);
        await guest.handoff.close(byShopper);
        const byAgent = await begin();
        await agent.accept(byAgent.id);
        await agent.close(byAgent.id);
        for (const handoff of [byShopper, byAgent]) {
          expect(await codeOf(guest.handoff.send(handoff, { clientId: 'after', text: 'after' }))).toBe('conflict');
        }
        // A message that had arrived is still known, so that the device learns it was delivered.
        await guest.handoff.send(byShopper, { clientId: 'before', text: 'before' });
      });

      it('ends its events quietly when nobody listens any more', async () => {
        const handoff = await begin();
        const abort = new AbortController();
        const seen: HandoffEvent[] = [];
        for await (const event of guest.handoff.events(handoff, null, abort.signal)) {
          seen.push(event);
          abort.abort();
        }
        expect(seen).toHaveLength(1);
      });

      it('opens to its own token only', async () => {
        const handoff = await begin();
        const other = await begin();
        for (const token of [other.token, 'nonsense']) {
          const stolen = { id: handoff.id, token };
          expect(await codeOf(guest.handoff.send(stolen, { clientId: 'x', text: 'x' }))).toBe('unauthorised');
          expect(await codeOf(guest.handoff.setTyping(stolen, true))).toBe('unauthorised');
          expect(await codeOf(guest.handoff.close(stolen))).toBe('unauthorised');
          expect(await codeOf(all(guest.handoff.events(stolen, null, new AbortController().signal)))).toBe(
            'unauthorised',
          );
        }
      });
    });
  });
}

function packet(): HandoffPacket {
  return {
    reason: 'shopper_asked',
    summary: 'Wants to know why the parcel stands still.',
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

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('this should have failed');
}

const codeOf = async (work: Promise<unknown>) => (await failureOf(work)).code;

async function all(events: AsyncIterable<HandoffEvent>): Promise<HandoffEvent[]> {
  const seen: HandoffEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

/** Reads on in the background. */
function follow(events: AsyncIterable<HandoffEvent>) {
  const seen: HandoffEvent[] = [];
  let wake = () => {};
  const ended = (async () => {
    for await (const event of events) {
      seen.push(event);
      wake();
    }
  })();
  // Where a test fails before it waits for the end, this must not be an unhandled rejection.
  ended.catch(() => {});
  return {
    seen,
    /** The first event that fits, seen or to come. */
    async until(fits: (event: HandoffEvent) => boolean): Promise<HandoffEvent> {
      for (;;) {
        const found = seen.find(fits);
        if (found) return found;
        const next = new Promise<void>((resolve) => {
          wake = resolve;
        });
        const over = ended.then(() => {
          if (!seen.some(fits)) throw new Error('the events ended too soon');
        });
        await Promise.race([next, over]);
      }
    },
    end: () => ended,
  };
}
