import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GuestLookup } from '#dialogue/outward.ts';
import type { MerchantBackend } from '#merchant/ports.ts';
import { describeActing } from './acting.contract.ts';
import { codeOf, failureOf } from './events-seen.ts';
import { type ContractAgent, describeHandoff } from './handoff.contract.ts';
import { describeOrders } from './orders.contract.ts';

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

    describeOrders(() => {
      const { number, email, phone, postcode, orderCount, foreign } = fixture.known;
      return {
        ...fixture,
        connect: (shopper) => fixture.connect(shopper).orders,
        known: {
          number,
          contacts: [
            { kind: 'email', value: email },
            { kind: 'phone', value: phone },
            { kind: 'postcode', value: postcode },
          ],
          orderCount,
          foreign,
        },
      };
    });

    describe('orders of a merchant backend', () => {
      it('says what else is offered', async () => {
        const offer = await guest.orders.capabilities();
        expect(offer.version).toMatch(/^\d+\.\d+/);
        expect(offer.handoff.live).toBe(true);
        expect(offer.features.offers).toBeGreaterThanOrEqual(1);
        fixture.setOnline(false);
        expect(await codeOf(guest.orders.capabilities())).toMatch(/^(network-offline|backend-unreachable)$/);
      });

      it('are found by a number with other signs in it or none, and by the tail of a phone', async () => {
        const { number, phone } = fixture.known;
        const { order } = await byEmail();
        const tail = phone.replace(/\D/g, '').slice(-4);
        const spaced = await lookup(number.toLowerCase().replaceAll('-', ' '), { kind: 'phone', value: tail });
        const bare = await lookup(number.replaceAll('-', ''), { kind: 'phone', value: phone });
        expect([spaced.order.id, bare.order.id]).toEqual([order.id, order.id]);
      });

      it('are opened by their own token and to their own shopper, and say so to anybody else', async () => {
        const { order, token } = await byEmail();
        const { orders } = await owner.orders.list({ limit: 50 });
        const other = orders.find(({ id }) => id !== order.id);
        expect(await codeOf(guest.orders.get(other?.id ?? '', token))).toBe('order-not-found');
        expect(await codeOf(guest.orders.get(order.id, `${token.slice(0, -6)}AAAAAA`))).toBe('unauthorised');
        const foreign = await guest.orders.lookup(fixture.known.foreign);
        expect(await codeOf(owner.orders.get(foreign.order.id))).toBe('order-not-found');
        expect(await codeOf(guest.orders.get(order.id))).toBe('unauthorised');
        expect(await codeOf(fixture.connect('forged').orders.get(order.id))).toBe('unauthorised');
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
    });

    describeActing(() => ({ fixture, guest, owner }));

    describeHandoff(() => ({ ...fixture, connect: (shopper) => fixture.connect(shopper).handoff }));
  });
}
