import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GuestLookup } from '#dialogue/outward.ts';
import type { MerchantBackend } from '#merchant/ports.ts';
import { describeActing } from './acting.contract.ts';
import { codeOf, failureOf } from './events-seen.ts';
import { type ContractAgent, describeHandoff } from './handoff.contract.ts';

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
    /** One that is behind its promise, with a coupon for that. */
    late: GuestLookup;
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
        expect(offer.features.offers).toBeGreaterThanOrEqual(1);
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

    describeHandoff(() => ({ ...fixture, connect: (shopper) => fixture.connect(shopper).handoff }));
  });
}
