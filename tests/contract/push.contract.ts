import { createECDH, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { MerchantBackend } from '#merchant/ports.ts';
import { codeOf } from './events-seen.ts';
import type { RestFixture } from './rest-fixture.ts';

/** What a backend with feature `notices` and `push` of its capabilities must do, through the adapter of the device. */
export function describePush(around: () => { fixture: RestFixture }): void {
  describe('push', () => {
    const target = (name: string) => {
      const browser = createECDH('prime256v1');
      browser.generateKeys();
      return {
        endpoint: `https://fcm.googleapis.com/fcm/send/${name}`,
        keys: { p256dh: browser.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') },
        locale: 'en' as const,
        page: '/beauty/',
      };
    };
    const lookUp = ({ known }: RestFixture, guest: MerchantBackend) =>
      guest.orders.lookup({ number: known.number, contact: { kind: 'email', value: known.email } });
    const connect = () => {
      const { fixture } = around();
      const [guest, owner] = [fixture.connect('guest'), fixture.connect('owner')];
      const { push } = guest;
      if (!push || !owner.push) throw new Error('the adapter has no pushes');
      return { fixture, guest, push, owner, owners: owner.push };
    };

    it('is offered with the key that signs it', async () => {
      const { guest } = connect();
      const { push, features } = await guest.orders.capabilities();
      expect(features.notices).toBe(1);
      expect(Buffer.from(push?.publicKey ?? '', 'base64url')).toHaveLength(65);
    });

    it('is begun by who may read the order, and ended by its own token, twice with the effect of once', async () => {
      const { fixture, guest, push, owner, owners } = connect();
      const { order, token } = await lookUp(fixture, guest);
      const made = await push.subscribe({ id: order.id, token }, target('guest'));
      const own = await owners.subscribe({ id: order.id, token: undefined }, target('owner'));
      expect(own.id).not.toBe(made.id);
      expect(await codeOf(push.unsubscribe({ id: made.id, token: own.token }))).toBe('unauthorised');
      await push.unsubscribe(made);
      await push.unsubscribe(made);
      await owners.unsubscribe(own);
      expect((await owner.orders.get(order.id)).id).toBe(order.id);
    });

    it('takes the place of what the same browser had for the same order', async () => {
      const { fixture, guest, push } = connect();
      const { order, token } = await lookUp(fixture, guest);
      const browser = target('again');
      const first = await push.subscribe({ id: order.id, token }, browser);
      const second = await push.subscribe({ id: order.id, token }, browser);
      expect(second.id).toBe(first.id);
      expect(await codeOf(push.unsubscribe(first))).toBe('unauthorised');
      await push.unsubscribe(second);
    });

    it('is refused for another’s order, and to where no push service is', async () => {
      const { fixture, guest, push } = connect();
      const { order } = await guest.orders.lookup(fixture.known.foreign);
      const own = await lookUp(fixture, guest);
      expect(await codeOf(push.subscribe({ id: order.id, token: own.token }, target('foreign')))).toBe(
        'order-not-found',
      );
      const inside = { ...target('x'), endpoint: 'http://127.0.0.1:8787/fresh/support/v1/orders' };
      expect(await codeOf(push.subscribe({ id: own.order.id, token: own.token }, inside))).toBe('backend-invalid');
      expect(await codeOf(push.subscribe({ id: own.order.id, token: undefined }, target('x')))).toBe('unauthorised');
    });
  });
}
