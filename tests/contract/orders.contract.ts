import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GuestLookup } from '#dialogue/outward.ts';
import type { OrdersPort } from '#merchant/ports.ts';
import { codeOf, failureOf } from './events-seen.ts';

/** A shop's orders made ready for the suite, with the means to disturb it. */
export interface OrdersFixture {
  /** The adapter on a shopper's device: signed in as the owner of `known`, with a forged identity, or as a guest. */
  connect(shopper: 'owner' | 'forged' | 'guest'): OrdersPort;
  known: {
    /** As the shop writes it. */
    number: string;
    /** What shows a guest to be the owner, one of each kind that the shop takes. */
    contacts: GuestLookup['contact'][];
    /** How many orders the owner has: three or more. */
    orderCount: number;
    /** An order of somebody else, with its contact. */
    foreign: GuestLookup;
  };
  /** The network of all devices of shoppers. */
  setOnline(online: boolean): void;
  close(): Promise<void>;
}

/** The suite with a fixture of its own; `more` adds what only this adapter can do. */
export function describeOrdersAdapter<Fixture extends OrdersFixture>(
  name: string,
  setup: () => Promise<Fixture>,
  more: (fixtureOf: () => Fixture) => void = () => {},
): void {
  describe(name, () => {
    let fixture: Fixture;
    beforeAll(async () => {
      fixture = await setup();
    }, 120_000);
    afterAll(() => fixture?.close());
    afterEach(() => fixture.setOnline(true));
    describeOrders(() => fixture);
    more(() => fixture);
  });
}

/** What every adapter of `OrdersPort` must do to show orders; what else it can do is in its capabilities. */
export function describeOrders(fixtureOf: () => OrdersFixture): void {
  describe('orders', () => {
    let guest: OrdersPort;
    let owner: OrdersPort;
    beforeAll(() => {
      guest = fixtureOf().connect('guest');
      owner = fixtureOf().connect('owner');
    });

    const find = (contact = fixtureOf().known.contacts[0]) =>
      guest.lookup({ number: fixtureOf().known.number, contact: contact as GuestLookup['contact'] });

    it('says what it offers', async () => {
      const offer = await guest.capabilities();
      expect(offer.orders.list).toBe(true);
      const { contacts } = fixtureOf().known;
      expect(offer.orders.guestLookup.toSorted()).toEqual(contacts.map(({ kind }) => kind).toSorted());
    });

    it('finds an order by number and any contact that it takes, however they are typed', async () => {
      const { number, contacts } = fixtureOf().known;
      for (const { kind, value } of contacts) {
        const typed = ` ${kind === 'email' ? value.toUpperCase() : value} `;
        const { order } = await guest.lookup({ number: ` ${number.toLowerCase()}`, contact: { kind, value: typed } });
        expect(order.number).toBe(number);
        expect(order.lines.length).toBeGreaterThan(0);
        expect(order.total.amount).toMatch(/^\d+(\.\d+)?$/);
        expect(Date.parse(order.placed_at)).toBeGreaterThan(0);
      }
    });

    it('gives a token that opens this order for a while, and no other', async () => {
      const { order, token, expiresAt } = await find();
      expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now() + 60_000);
      expect(await guest.get(order.id, token)).toEqual(order);
      const other = (await owner.list()).orders.find(({ id }) => id !== order.id);
      expect(await codeOf(guest.get(other?.id ?? '', token))).toMatch(/^(order-not-found|unauthorised)$/);
    });

    it('answers alike for "no such order" and "wrong contact"', async () => {
      const [contact] = fixtureOf().known.contacts;
      const wrong = { kind: 'email', value: 'somebody@example.org' } as const;
      const wrongContact = await failureOf(find(wrong));
      const noSuchOrder = await failureOf(
        guest.lookup({ number: `${fixtureOf().known.number}99`, contact: contact ?? wrong }),
      );
      expect(wrongContact.code).toBe('order-not-found');
      expect({ ...wrongContact, message: wrongContact.message }).toEqual({
        ...noSuchOrder,
        message: noSuchOrder.message,
      });
    });

    it("lists the identified shopper's orders, newest first, each on one page only", async () => {
      const numbers: string[] = [];
      const times: number[] = [];
      let cursor: string | null = null;
      do {
        const page = await owner.list({ limit: 2, ...(cursor !== null && { cursor }) });
        expect(page.orders.length).toBeLessThanOrEqual(2);
        numbers.push(...page.orders.map((order) => order.number));
        times.push(...page.orders.map((order) => Date.parse(order.placed_at)));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(new Set(numbers).size).toBe(fixtureOf().known.orderCount);
      expect(numbers).toHaveLength(fixtureOf().known.orderCount);
      expect(numbers).toContain(fixtureOf().known.number);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
    });

    it("gives the identified shopper's own orders only", async () => {
      const { orders } = await owner.list();
      const [first] = orders;
      expect(await owner.get(first?.id ?? '')).toEqual(first);
      expect(orders.map(({ number }) => number)).not.toContain(fixtureOf().known.foreign.number);
      expect(await codeOf(owner.get('no-such-id'))).toBe('order-not-found');
    });

    it('refuses who is not identified', async () => {
      expect(await codeOf(guest.list())).toBe('unauthorised');
      expect(await codeOf(fixtureOf().connect('forged').list())).toBe('unauthorised');
    });

    it('can be cancelled, before and on the way', async () => {
      expect(await codeOf(owner.list({}, AbortSignal.abort()))).toBe('cancelled');
      const abort = new AbortController();
      const listing = codeOf(owner.list({}, abort.signal));
      abort.abort();
      expect(await listing).toBe('cancelled');
    });

    it('says when there is no network', async () => {
      fixtureOf().setOnline(false);
      for (const work of [find(), owner.list()]) {
        expect(await codeOf(work)).toMatch(/^(network-offline|backend-unreachable)$/);
      }
    });
  });
}
