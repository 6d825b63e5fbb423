import { describe, expect, it } from 'vitest';
import type { ActionRequest, OrderAction } from '#commerce/action.ts';
import { AppError } from '#core/app-error.ts';
import type { DemoData } from '../seed/demo-data.ts';
import { demoShops } from '../seed/demo-shops.ts';
import { createInMemoryShop, type InMemoryShop, type SimulatedShopper } from './in-memory-shop.ts';

const START = Date.parse('2026-11-21T00:00:00Z');
const HALF_HOURS = Array.from({ length: 48 }, (_, i) => START + i * 30 * 60_000);

interface Wish {
  /** Index of the line. */
  line?: number;
  fields?: Record<string, string>;
  photos?: string[];
}

const problem = (name: string, line: number, rest: Record<string, string> = {}): Wish => ({
  line,
  fields: { problem: name, ...rest },
  photos: ['p1'],
});

/** What each flow of a shop is tried on: number, action, wish, what is decided. */
const SCENES: Record<string, [flow: string, number: string, action: OrderAction, wish: Wish, decided: string][]> = {
  fresh: [
    ['cancel, before it is packed', 'FR2611-04877', 'cancel', {}, 'done accepted'],
    ['cancel, while it is packed', 'FR2611-04833', 'cancel', {}, 'review needs-check'],
    ['cancel, after it left', 'FR2611-04817', 'cancel', {}, 'refused already-shipped'],
    ['restore', 'FR2611-04702', 'restore', {}, 'refused not-possible'],
    ['change item, less', 'FR2611-04877', 'change-item', { line: 0, fields: { quantity: '2' } }, 'done accepted'],
    [
      'change item, other',
      'FR2611-04760',
      'change-item',
      { line: 1, fields: { wanted: '老豆腐' } },
      'review needs-check',
    ],
    ['change address', 'FR2611-04877', 'change-address', { fields: { address: '南京西路 1 号' } }, 'done accepted'],
    ['urge', 'FR2611-04817', 'urge', {}, 'done accepted'],
    ['late', 'FR2611-04790', 'claim', { fields: { problem: 'late' } }, 'done accepted'],
    ['lost', 'FR2611-04118', 'claim', { fields: { problem: 'lost' } }, 'done accepted'],
    ['delivered, but not here', 'FR2611-04866', 'claim', { fields: { problem: 'lost' } }, 'review needs-check'],
    ['missing', 'FR2611-04866', 'claim', { line: 5, fields: { problem: 'missing' } }, 'done accepted'],
    ['wrong', 'FR2611-04866', 'claim', problem('wrong', 3, { wish: 'resend' }), 'done accepted'],
    ['damaged', 'FR2611-04866', 'claim', problem('damaged', 5), 'done accepted'],
    ['defective', 'FR2611-04655', 'claim', problem('defective', 1), 'review needs-check'],
    ['spoiled, small', 'FR2611-04866', 'claim', problem('spoiled', 3), 'done accepted'],
    ['spoiled, dear', 'FR2611-04866', 'claim', problem('spoiled', 0), 'review needs-check'],
    ['dead', 'FR2611-04866', 'claim', problem('dead', 1), 'review needs-check'],
    ['dead, one of six', 'FR2611-04866', 'claim', problem('dead', 6, { count: '1' }), 'done accepted'],
    ['too late to say so', 'FR2611-03117', 'claim', problem('spoiled', 0), 'refused window-over'],
    ['short weight', 'FR2611-04866', 'claim', problem('short-weight', 2, { weight: '352 克' }), 'done accepted'],
    ['return in time', 'FR2611-04655', 'return', { line: 0 }, 'done accepted'],
    ['return too late', 'FR2611-02988', 'return', {}, 'refused window-over'],
    ['return of fresh food', 'FR2611-04866', 'return', { line: 0 }, 'refused not-returnable'],
    ['exchange', 'FR2611-04655', 'exchange', { line: 0 }, 'refused not-possible'],
    ['refund, on its way back', 'FR2611-04390', 'refund', {}, 'review needs-check'],
    ['refund, paid', 'FR2611-03390', 'refund', {}, 'refused already-done'],
    ['price adjust', 'FR2611-04815', 'price-adjust', {}, 'done accepted'],
    ['no lower price', 'FR2611-04877', 'price-adjust', {}, 'refused no-price-drop'],
    ['failed payment', 'FR2611-04871', 'refund', {}, 'refused not-paid'],
    ['invoice', 'FR2611-04655', 'invoice', { fields: { title: '个人', email: 'lin@example.com' } }, 'done accepted'],
  ],
  beauty: [
    ['cancel, before it is packed', 'BT20261103-5520', 'cancel', {}, 'done accepted'],
    ['cancel, while it is packed', 'BT20261103-8807', 'cancel', {}, 'review needs-check'],
    ['cancel, after it left', 'BT20261104-7731', 'cancel', {}, 'refused already-shipped'],
    ['restore in time', 'BT20261118-6613', 'restore', {}, 'done accepted'],
    ['restore too late', 'BT20261102-9158', 'restore', {}, 'refused window-over'],
    ['change item', 'BT20261117-0526', 'change-item', { line: 0, fields: { wanted: '#31' } }, 'review needs-check'],
    ['change address', 'BT20261103-5520', 'change-address', { fields: { address: '文三路 1 号' } }, 'done accepted'],
    ['urge', 'BT20261104-7731', 'urge', {}, 'done accepted'],
    ['urge, late', 'BT20261108-1946', 'urge', {}, 'review needs-check'],
    ['late', 'BT20261110-6071', 'claim', { fields: { problem: 'late' } }, 'done accepted'],
    ['late on its way', 'BT20261108-1946', 'claim', { fields: { problem: 'late' } }, 'review needs-check'],
    ['lost', 'BT20261106-7254', 'claim', { fields: { problem: 'lost' } }, 'done accepted'],
    ['missing', 'BT20261115-3308', 'claim', problem('missing', 5), 'done accepted'],
    ['wrong', 'BT20261115-3308', 'claim', problem('wrong', 3), 'done accepted'],
    ['damaged', 'BT20261115-3308', 'claim', problem('damaged', 4), 'done accepted'],
    ['defective', 'BT20261028-4416', 'claim', problem('defective', 0), 'done accepted'],
    ['spoiled', 'BT20261115-3308', 'claim', problem('spoiled', 1), 'done accepted'],
    ['short weight', 'BT20261115-3308', 'claim', problem('short-weight', 0, { weight: '100' }), 'done accepted'],
    ['allergy', 'BT20261115-3308', 'return', { line: 1, fields: { reason: 'allergy' } }, 'review needs-check'],
    ['return in time', 'BT20261028-4416', 'return', { line: 1 }, 'done accepted'],
    ['return too late', 'BT20261022-8840', 'return', {}, 'refused window-over'],
    [
      'exchange of an opened shade',
      'BT20261115-3308',
      'exchange',
      { line: 2, fields: { condition: 'opened' } },
      'done accepted',
    ],
    ['refund, on its way back', 'BT20261018-7729', 'refund', {}, 'review needs-check'],
    ['price adjust', 'BT20261112-4419', 'price-adjust', {}, 'done accepted'],
    ['failed payment', 'BT20261105-0643', 'refund', {}, 'refused not-paid'],
    ['invoice', 'BT20261028-4416', 'invoice', { fields: { title: '个人' } }, 'done accepted'],
  ],
  global: [
    ['cancel at once', 'GL-88231077', 'cancel', {}, 'done accepted'],
    ['cancel by hand', 'GL-88228810', 'cancel', {}, 'review needs-check'],
    ['cancel, after it left', 'GL-88214907', 'cancel', {}, 'refused already-shipped'],
    ['restore', 'GL-88218456', 'restore', {}, 'refused not-possible'],
    ['change item', 'GL-88228810', 'change-item', { line: 0, fields: { wanted: '28 cm' } }, 'review needs-check'],
    ['change address', 'GL-88228810', 'change-address', { fields: { address: 'Marienplatz 1' } }, 'done accepted'],
    ['urge', 'GL-88214907', 'urge', {}, 'done accepted'],
    ['late', 'GL-88199046', 'claim', { fields: { problem: 'late' } }, 'review needs-check'],
    ['not late', 'GL-88214907', 'claim', { fields: { problem: 'late' } }, 'refused not-late'],
    ['lost', 'GL-88160233', 'claim', { fields: { problem: 'lost' } }, 'done accepted'],
    ['not lost yet', 'GL-88199046', 'claim', { fields: { problem: 'lost' } }, 'review needs-check'],
    ['missing', 'GL-88205518', 'claim', problem('missing', 0), 'done accepted'],
    ['wrong', 'GL-88205518', 'claim', problem('wrong', 0, { wish: 'resend' }), 'done accepted'],
    ['damaged', 'GL-88205518', 'claim', problem('damaged', 2), 'done accepted'],
    ['defective', 'GL-88205518', 'claim', problem('defective', 3), 'review needs-check'],
    ['spoiled', 'GL-88205518', 'claim', problem('spoiled', 0), 'done accepted'],
    ['short weight', 'GL-88205518', 'claim', problem('short-weight', 1, { weight: '90 g' }), 'done accepted'],
    ['return in time', 'GL-88190552', 'return', { line: 0 }, 'done accepted'],
    ['return too late', 'GL-88101925', 'return', {}, 'refused window-over'],
    ['exchange', 'GL-88205518', 'exchange', { line: 4 }, 'done accepted'],
    ['refund, on its way back', 'GL-88120694', 'refund', {}, 'review needs-check'],
    ['price adjust', 'GL-88215390', 'price-adjust', {}, 'done accepted'],
    ['failed payment', 'GL-88229931', 'refund', {}, 'refused not-paid'],
    ['invoice', 'GL-88190552', 'invoice', { fields: { title: 'Aisle' } }, 'done accepted'],
  ],
};

/** Orders of each shop and time, made once: they are never written to, and every scene is tried on all of them. */
const laid = new Map<string, DemoData>();

function start(id: string, atMs: number) {
  const found = demoShops.find((known) => known.id === id);
  if (!found?.demoData) throw new Error(id);
  const key = `${id} ${atMs}`;
  const data = laid.get(key) ?? found.demoData(atMs);
  laid.set(key, data);
  const shop = { ...found, demoData: () => data };
  const clock = { now: atMs };
  return { clock, shop: createInMemoryShop(shop, () => clock.now) };
}

/** Who owns an order, and the order, as its owner sees it. */
function owned(shop: InMemoryShop, number: string) {
  for (const { id: customerId } of shop.customers) {
    const order = shop.list(customerId).find((known) => known.number === number);
    if (order) return { customerId, order };
  }
  throw new Error(number);
}

function ask(shop: InMemoryShop, number: string, action: OrderAction, wish: Wish, key = number + action) {
  const { customerId, order } = owned(shop, number);
  const line = wish.line === undefined ? undefined : order.lines[wish.line];
  const request: ActionRequest = {
    action,
    lines: line ? [{ line_id: line.id, quantity: 1 }] : [],
    fields: wish.fields ?? {},
    photoIds: wish.photos ?? [],
  };
  return shop.act(order.id, request, { customerId }, key);
}

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (cause) {
    if (cause instanceof AppError) return cause.code;
    throw cause;
  }
  throw new Error('this should have failed');
};

describe.each(Object.entries(SCENES))('in %s', (id, scenes) => {
  it.each(scenes)('%s', (_, number, action, wish, decided) => {
    // Whenever the day the shop is opened, for its orders count from then.
    for (const atMs of HALF_HOURS) {
      const { outcome, reason } = ask(start(id, atMs).shop, number, action, wish);
      expect(`${outcome} ${reason}`, new Date(atMs).toISOString()).toBe(decided);
    }
  });

  it('takes tickets for what no rule decides', () => {
    const { shop } = start(id, START);
    const decision = shop.ticket({ topic: 'payment', fields: { note: 'twice' }, photoIds: [] }, 't1');
    expect(decision).toMatchObject({ outcome: 'review', ticket_number: 'S261121-0001' });
    expect(shop.ticket({ topic: 'payment', fields: { note: 'twice' }, photoIds: [] }, 't1')).toEqual(decision);
    expect(codeOf(() => shop.ticket({ topic: 'coupon', fields: {}, photoIds: [] }, 't1'))).toBe('conflict');
  });
});

describe('an order that was charged twice', () => {
  it.each([
    ['fresh', 'FR2611-04840'],
    ['beauty', 'BT20261117-0526'],
    ['global', 'GL-88231077'],
  ])('is known in %s', (id, number) => {
    const { shop } = start(id, START);
    const { customerId, order } = owned(shop, number);
    const request = { topic: 'payment', fields: { order: number }, photoIds: [] } as const;
    const ask = (shopper: SimulatedShopper | null, key: string) =>
      shop.ticket({ ...request, photoIds: [] }, key, shopper);
    expect(ask({ customerId }, 'a')).toMatchObject({ reason: 'accepted', amount: order.total });
    expect(ask({ customerId: 'somebody' }, 'b').reason).toBe('needs-check');
    expect(ask(null, 'c').reason).toBe('needs-check');
  });
});

describe('a shop in memory', () => {
  it('does a thing once under one key', () => {
    const { shop } = start('fresh', START);
    const first = ask(shop, 'FR2611-04877', 'cancel', {}, 'k');
    expect(ask(shop, 'FR2611-04877', 'cancel', {}, 'k')).toEqual(first);
    expect(codeOf(() => ask(shop, 'FR2611-04877', 'urge', {}, 'k'))).toBe('conflict');
    expect(shop.decided()).toHaveLength(1);
    expect(first.order).toMatchObject({ status: 'cancelled', payment: 'refunded' });
    expect(owned(shop, 'FR2611-04877').order).toEqual(first.order);
  });

  it('opens an order to its owner, and to a guest who can name its contact, for a while', () => {
    const { shop, clock } = start('global', START);
    const { order, token } = shop.lookup('gl 88205518', { kind: 'phone', value: '7825' });
    expect(shop.get(order.id, { token: token.value })).toEqual(order);
    expect(codeOf(() => shop.lookup('GL-88205518', { kind: 'phone', value: '0000' }))).toBe('order-not-found');
    expect(codeOf(() => shop.get(order.id, { customerId: 'cus_gl_3001' }))).toBe('order-not-found');
    const other = owned(shop, 'GL-88214907').order.id;
    expect(codeOf(() => shop.get(other, { token: token.value }))).toBe('order-not-found');
    clock.now += 31 * 60_000;
    expect(codeOf(() => shop.get(order.id, { token: token.value }))).toBe('unauthorised');
  });

  it('counts a customer’s claims over all orders', () => {
    const { shop } = start('beauty', START);
    const claim = (line: number) => ask(shop, 'BT20261115-3308', 'claim', problem('missing', line), `k${line}`);
    expect([0, 1, 2].map((line) => claim(line).outcome)).toEqual(['done', 'done', 'done']);
    const more = ask(shop, 'BT20261112-4419', 'claim', problem('defective', 0), 'k9');
    expect(more).toMatchObject({ outcome: 'review', reason: 'limit-reached' });
  });

  it('names the line that is not there', () => {
    const { shop } = start('fresh', START);
    const { customerId, order } = owned(shop, 'FR2611-04877');
    const lines = [{ line_id: 'x', quantity: 1 }];
    const request: ActionRequest = { action: 'cancel', lines, fields: {}, photoIds: [] };
    expect(codeOf(() => shop.act(order.id, request, { customerId }, 'k'))).toBe('backend-invalid');
  });
});
