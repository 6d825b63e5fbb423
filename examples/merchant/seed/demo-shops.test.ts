import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { demoShops } from './demo-shops.ts';

/** Every half hour of a day, for the shops count their dates from now. */
const TIMES = Array.from({ length: 48 }, (_, i) => Date.parse('2026-11-21T00:00:00Z') + i * 30 * 60_000);
const STATES = [
  'unfulfilled',
  'processing',
  'partially_shipped',
  'shipped',
  'out_for_delivery',
  'delivered',
  'returned',
];
const PAYMENTS = ['pending', 'paid', 'refunded', 'failed'];
const PROMISED = { fresh: 'FR2611-04817', beauty: 'BT20261104-7731', global: 'GL-88214907' };
/** What is behind its promise, or lost. */
const LATE = new Set([
  'FR2611-04790',
  'FR2611-04118',
  'BT20261108-1946',
  'BT20261106-7254',
  'GL-88199046',
  'GL-88160233',
]);
const DAY_MS = 86_400_000;

interface Product {
  sku: string;
  name: Record<'en' | 'zh-Hans', string>;
  price: { amount: string; currency: string };
  attributes?: { claim_window?: { en: string } };
}

describe.each(demoShops.map((shop) => [shop.id, shop] as const))('demo shop %s', (id, { demoData, rules }) => {
  const dataAt = (nowMs: number) => demoData?.(nowMs) ?? { customers: [], orders: [] };
  const ordersAt = (nowMs: number) => dataAt(nowMs).orders.map(({ order }) => order);
  const orders = ordersAt(Date.parse('2026-11-21T08:00:00Z'));

  it('has orders in every state, each with its own number and id', () => {
    expect(orders.length).toBeGreaterThanOrEqual(12);
    expect(new Set(orders.map(({ number }) => number)).size).toBe(orders.length);
    expect(new Set(orders.map((order) => order.id)).size).toBe(orders.length);
    expect(new Set(orders.map(({ fulfillment }) => fulfillment))).toEqual(new Set(STATES));
    expect(orders.map(({ payment }) => payment)).toEqual(expect.arrayContaining(PAYMENTS));
    expect(orders.some(({ status }) => status === 'cancelled')).toBe(true);
    // Sent back, and the money not yet paid.
    expect(orders.some(({ returns, refunds }) => returns?.[0]?.status === 'received' && !refunds)).toBe(true);
  });

  it('has the order of the guides on its way, for Lin', () => {
    const { customers, orders: owned } = dataAt(Date.now());
    const found = owned.find(({ order }) => order.number === PROMISED[id as keyof typeof PROMISED]);
    expect(['shipped', 'out_for_delivery']).toContain(found?.order.fulfillment);
    const lin = customers.find((customer) => customer.id === found?.customerId);
    expect(lin).toMatchObject({ email: 'lin@example.com', postcode: '200040' });
    expect(lin?.phone).toMatch(/6688$/);
    expect(found?.order.shipments?.[0]?.events?.length).toBeGreaterThan(3);
  });

  it('has something delivered yesterday', () => {
    const now = Date.parse('2026-11-21T08:00:00Z');
    const ages = orders.flatMap(({ shipments }) =>
      (shipments ?? []).flatMap(({ delivered_at }) => (delivered_at ? [now - Date.parse(delivered_at)] : [])),
    );
    expect(ages.some((age) => age > 0 && age < 2 * DAY_MS)).toBe(true);
  });

  it('tells stories that fit together, at any time of day', () => {
    for (const [now, order] of TIMES.flatMap((at) => ordersAt(at).map((known) => [at, known] as const))) {
      const { number, placed_at, shipments = [], lines, total, status, refunds = [] } = order;
      const placed = Date.parse(placed_at);
      expect(placed, number).toBeLessThan(now);
      for (const { shipped_at, delivered_at, eta, events = [] } of shipments) {
        const times = events.map((event) => Date.parse(event.at));
        expect(times, number).toEqual([...times].sort((a, b) => b - a));
        for (const time of [...times, ...(shipped_at ? [Date.parse(shipped_at)] : [])]) {
          expect(time, number).toBeGreaterThan(placed);
          expect(time, number).toBeLessThan(now);
        }
        if (delivered_at) expect(Date.parse(delivered_at), number).toBeLessThan(now);
        else if (eta) expect(Date.parse(eta) > now, number).toBe(!LATE.has(number));
      }
      if (order.fulfillment === 'delivered' || order.fulfillment === 'returned') {
        expect(status).toBe('completed');
        expect(shipments[0]?.delivered_at, number).toBeTruthy();
      }
      const sum = lines.reduce((cents, line) => cents + Number(line.unit_price?.amount) * 100 * line.quantity, 0);
      expect(Number(total.amount) * 100, number).toBeCloseTo(sum);
      for (const refund of refunds) expect(Number(refund.amount), number).toBeLessThanOrEqual(Number(total.amount));
    }
  });

  it('sells what the shop sells, under the same names and prices', () => {
    const folder = new URL(`../../packs/${id}/products/`, import.meta.url);
    const products = readdirSync(folder).flatMap(
      (file) => parse(readFileSync(new URL(file, folder), 'utf8')) as Product[],
    );
    const language = id === 'global' ? 'en' : 'zh-Hans';
    const known = new Map(products.map(({ sku, name, price }) => [sku, { title: name[language], price }]));
    const dearer = new Set<string>();
    for (const { number, sku, title, unit_price } of orders.flatMap(({ number, lines }) =>
      lines.map((line) => ({ number, ...line })),
    )) {
      expect(title, sku).toBe(known.get(sku ?? '')?.title);
      expect(rules?.products[sku ?? '']?.price, sku).toBe(known.get(sku ?? '')?.price.amount);
      if (unit_price?.amount === known.get(sku ?? '')?.price.amount) continue;
      expect(Number(unit_price?.amount), sku).toBeGreaterThan(Number(known.get(sku ?? '')?.price.amount));
      dearer.add(number);
    }
    // One was bought before a price fell.
    expect(dearer.size).toBe(1);
  });

  it('is as strict about faults as its product pages', () => {
    const folder = new URL(`../../packs/${id}/products/`, import.meta.url);
    for (const file of readdirSync(folder)) {
      const products = parse(readFileSync(new URL(file, folder), 'utf8')) as Product[];
      for (const { sku, attributes } of products) {
        const facts = rules?.products[sku];
        const [, count, unit] = /^(\d+) (hours|days)$/.exec(attributes?.claim_window?.en ?? '') ?? [];
        if (!facts || count === undefined) continue;
        const hours = Number(count) * (unit === 'days' ? 24 : 1);
        expect(facts.claimHours ?? rules?.claims.hours, sku).toBe(hours);
      }
    }
  });

  it('tells in full what came back, and what was paid back', () => {
    const returns = orders.flatMap((order) => (order.returns ?? []).map((made) => ({ order, made })));
    expect(returns.length).toBeGreaterThan(1);
    for (const { order, made } of returns) {
      expect(made).toMatchObject({ kind: 'refund', amount: order.total });
      expect(made.lines).toHaveLength(order.lines.length);
    }
    expect(orders.flatMap(({ refunds = [] }) => refunds).every(({ status }) => status === 'paid')).toBe(true);
  });

  it('keeps the ids of its orders from start to start', () => {
    const later = ordersAt(Date.parse('2027-01-01T00:00:00Z'));
    expect(later.map((order) => order.id)).toEqual(orders.map((order) => order.id));
  });
});
