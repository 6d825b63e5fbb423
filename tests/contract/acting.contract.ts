import { describe, expect, it } from 'vitest';
import type { ActionRequest } from '#commerce/action.ts';
import { AppError } from '#core/app-error.ts';
import type { MerchantBackend, Photo } from '#merchant/ports.ts';
import type { MerchantBackendFixture } from './merchant-backend.contract.ts';

interface Acting {
  fixture: MerchantBackendFixture;
  guest: MerchantBackend;
  owner: MerchantBackend;
}

const wish = (action: ActionRequest['action'], rest: Partial<ActionRequest> = {}): ActionRequest => ({
  action,
  lines: [],
  fields: {},
  photoIds: [],
  ...rest,
});

/** Some bytes that begin as a JPEG does. */
const photo = (id: string, sizeBytes = 3000): Photo => {
  const bytes = new Uint8Array(sizeBytes).map((_, i) => (i * 31) % 256);
  bytes.set([0xff, 0xd8, 0xff]);
  return { id, mediaType: 'image/jpeg', bytes };
};

const newKey = () => crypto.randomUUID();

/** What every adapter must do that asks the shop to act; `parts` are ready when the tests run. */
export function describeActing(parts: () => Acting): void {
  const codeOf = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (error) {
      if (error instanceof AppError) return error.code;
      throw error;
    }
    throw new Error('this should have failed');
  };

  describe('acting', () => {
    it('says what can be asked for', async () => {
      const offer = await parts().guest.orders.capabilities();
      expect(offer.actions).toContain('cancel');
      expect(offer.tickets).toContain('payment');
      expect(offer.photos?.maxCount).toBe(3);
    });

    it('cancels once, however often and at once it is asked to', async () => {
      const { guest, fixture } = parts();
      const { order, token } = await guest.orders.lookup(fixture.known.toCancel);
      const idempotencyKey = newKey();
      const asked = await Promise.all(
        Array.from({ length: 6 }, () => guest.orders.act(order.id, wish('cancel'), { idempotencyKey, token })),
      );
      for (const decision of asked) expect(decision).toEqual(asked[0]);
      expect(asked[0]).toMatchObject({
        outcome: 'done',
        reason: 'accepted',
        amount: order.total,
        order: { status: 'cancelled', payment: 'refunded', refunds: [order.total] },
      });
      expect(await guest.orders.get(order.id, token)).toEqual(asked[0]?.order);
      const later = await guest.orders.act(order.id, wish('cancel'), { idempotencyKey: newKey(), token });
      expect(later).toMatchObject({ outcome: 'refused', reason: 'already-done' });
    });

    it('asked by many at once, each with a key of its own, pays back once', async () => {
      const { guest, fixture } = parts();
      const { order, token } = await guest.orders.lookup(fixture.known.toClaim);
      const [line] = order.lines;
      const request = wish('claim', {
        lines: [{ line_id: line?.id ?? '', quantity: 1 }],
        fields: { problem: 'damaged' },
        photoIds: ['p1'],
      });
      const decisions = await Promise.all(
        Array.from({ length: 5 }, (_, i) =>
          guest.orders.act(order.id, request, { idempotencyKey: newKey(), token, photos: [photo(`p${i}`)] }),
        ),
      );
      expect(decisions.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
      expect(decisions.filter(({ reason }) => reason === 'already-done')).toHaveLength(4);
      expect((await guest.orders.get(order.id, token)).refunds).toMatchObject([{ ...line?.unit_price }]);
    });

    it('grants a coupon that the order offers, once, and says by which rule', async () => {
      const { guest, fixture } = parts();
      const { order, token } = await guest.orders.lookup(fixture.known.late);
      const [offer] = order.offers ?? [];
      expect(offer).toMatchObject({ kind: 'coupon', rule: expect.any(String), amount: { currency: 'CNY' } });
      expect(Date.parse(offer?.expires_at ?? '')).toBeGreaterThan(Date.now());
      const request = wish('coupon-grant', { fields: { offer: offer?.id ?? '' } });
      const decisions = await Promise.all(
        Array.from({ length: 4 }, () => guest.orders.act(order.id, request, { idempotencyKey: newKey(), token })),
      );
      const [granted, ...others] = decisions.filter(({ outcome }) => outcome === 'done');
      expect(others).toEqual([]);
      expect(granted).toMatchObject({ reason: 'accepted', rule: offer?.rule, amount: offer?.amount });
      expect(granted?.coupon).toMatch(/\S{8,}/);
      expect(granted?.order?.offers).toMatchObject([{ id: offer?.id, code: granted?.coupon }]);
      expect(decisions.filter(({ reason }) => reason === 'already-done')).toHaveLength(3);
      // Told as a claim, it is the same lateness.
      const claim = wish('claim', { fields: { problem: 'late' } });
      expect(await guest.orders.act(order.id, claim, { idempotencyKey: newKey(), token })).toMatchObject({
        outcome: 'refused',
        reason: 'already-done',
      });
    });

    it('hands what rules cannot decide to a person, with a number and a time', async () => {
      const { guest, fixture } = parts();
      const { order, token } = await guest.orders.lookup(fixture.known.toClaim);
      const request = wish('claim', {
        lines: [{ line_id: order.lines[1]?.id ?? '', quantity: 1 }],
        fields: { note: '漏了' },
      });
      const options = {
        idempotencyKey: newKey(),
        token,
        photos: [photo('a'), { ...photo('b'), mediaType: 'image/png' }],
      };
      // It does not begin as its type says.
      expect(await codeOf(guest.orders.act(order.id, request, options))).toBe('backend-invalid');
      const large = { ...options, photos: [photo('a', 400_001)] };
      expect(await codeOf(guest.orders.act(order.id, request, large))).toBe('backend-invalid');
      const decision = await guest.orders.act(order.id, request, { ...options, photos: [photo('a', 400_000)] });
      expect(decision).toMatchObject({ outcome: 'review', reason: 'needs-check' });
      expect(decision.ticket_number).toMatch(/\S{4,}/);
      expect(Date.parse(decision.due_at ?? '')).toBeGreaterThan(Date.now());
      // A device that has lost the photo meanwhile still hears what was decided.
      expect(await guest.orders.act(order.id, request, { ...options, photos: [] })).toEqual(decision);
    });

    it('refuses another request under the same key, and one that does not fit the order', async () => {
      const { owner } = parts();
      const { orders } = await owner.orders.list({ limit: 50 });
      const [order] = orders;
      const id = order?.id ?? '';
      const idempotencyKey = newKey();
      await owner.orders.act(id, wish('urge'), { idempotencyKey });
      expect(await codeOf(owner.orders.act(id, wish('restore'), { idempotencyKey }))).toBe('conflict');
      const lines = [{ line_id: 'no-such-line', quantity: 1 }];
      expect(await codeOf(owner.orders.act(id, wish('cancel', { lines }), { idempotencyKey: newKey() }))).toBe(
        'backend-invalid',
      );
    });

    it('acts for its owner, and for the guest whom the order was opened to', async () => {
      const { owner, guest, fixture } = parts();
      const { order } = await guest.orders.lookup(fixture.known.foreign);
      const own = (await owner.orders.list({ limit: 1 })).orders[0];
      const { token } = await guest.orders.lookup(fixture.known.toClaim);
      const act = (backend: MerchantBackend, id: string, guestToken?: string) =>
        codeOf(backend.orders.act(id, wish('urge'), { idempotencyKey: newKey(), token: guestToken }));
      expect(await act(owner, order.id)).toBe('order-not-found');
      expect(await act(owner, 'no-such-order')).toBe('order-not-found');
      expect(await act(guest, order.id, token)).toBe('order-not-found');
      expect(await act(guest, own?.id ?? '')).toBe('unauthorised');
      expect(await act(guest, order.id, `${token.slice(0, -6)}AAAAAA`)).toBe('unauthorised');
      expect(await act(fixture.connect('forged'), own?.id ?? '')).toBe('unauthorised');
    });

    it('opens a ticket once, for everybody', async () => {
      const { guest, owner, fixture } = parts();
      const request = { topic: 'payment', fields: { note: '扣了两次' }, photoIds: [] } as const;
      const idempotencyKey = newKey();
      const opened = await Promise.all(
        Array.from({ length: 4 }, () =>
          guest.tickets.open({ ...request, photoIds: [] }, { idempotencyKey, photos: [photo('x')] }),
        ),
      );
      expect(new Set(opened.map(({ ticket_number }) => ticket_number)).size).toBe(1);
      expect(opened[0]).toMatchObject({ outcome: 'review', reason: 'needs-check' });
      expect(await codeOf(guest.tickets.open({ ...request, topic: 'coupon', photoIds: [] }, { idempotencyKey }))).toBe(
        'conflict',
      );
      for (const backend of [owner, fixture.connect('forged')]) {
        const other = await backend.tickets.open({ ...request, photoIds: [] }, { idempotencyKey: newKey() });
        expect(other.ticket_number).not.toBe(opened[0]?.ticket_number);
      }
    });

    it('says when there is no network', async () => {
      const { owner, guest, fixture } = parts();
      const { orders } = await owner.orders.list({ limit: 1 });
      fixture.setOnline(false);
      const options = () => ({ idempotencyKey: newKey() });
      const ticket = { topic: 'other', fields: {}, photoIds: [] } as const;
      for (const work of [
        () => owner.orders.act(orders[0]?.id ?? '', wish('urge'), options()),
        () => guest.tickets.open({ ...ticket, photoIds: [] }, options()),
      ]) {
        expect(await codeOf(work())).toMatch(/^(network-offline|backend-unreachable)$/);
      }
    });
  });
}
