import { createHash } from 'node:crypto';
import type { Batch, ColdChain, Order, Shipment, SortingRecord } from '#commerce/order.ts';
import { freshBatch } from './fresh-batches.ts';
import { freshProducts } from './fresh-products.ts';

/** Of `examples/packs/fresh/policies/food-safety`: at the door, chilled goods have 8 °C at most. */
const CHILLED = { min_celsius: 0, max_celsius: 8 };
/** Goes without ice: fruit and vegetables, tea, rice, oil. */
const DRY = /^FR-(TEA|RIC|OIL|VEG|BER|CHR|CIT)-/;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A rider's box is read every five minutes, a carrier's every fifteen. */
const EVERY_MS = { rider: 5 * MINUTE_MS, carrier: 15 * MINUTE_MS };

/** How warm the box was where something went wrong, by minutes since the first reading; null where nothing was read. */
const TROUBLE: Readonly<Record<string, (minutes: number, total: number) => number | null>> = {
  // It stood at a door in the sun at the end.
  'FR2611-04866': (minutes, total) => Math.max(3, 11.4 - (total - minutes) * 0.4),
  // The box was opened on the way and not shut well.
  'FR2611-04881': (minutes) =>
    minutes < 25 ? 3.1 : minutes < 40 ? 3.1 + (minutes - 25) * 0.5 : Math.max(6.2, 10.6 - (minutes - 40) * 0.09),
  // No ice at all.
  'FR2611-04882': (minutes) => Math.min(16.8, 3.4 + minutes * 0.09),
  // The logger fell silent for an hour.
  'FR2611-04883': (minutes) => (minutes > 20 && minutes < 78 ? null : 3.3),
};

/** Labels that should not have left the shelf: days from the order to the last day, by order and SKU. */
const OLD_LABELS: Readonly<Record<string, number>> = { 'FR2611-04884 FR-YOG-001': -2 };
/** What the scales showed of one piece where it was less than the label. */
const LIGHT: Readonly<Record<string, number>> = { 'FR2611-04881 FR-PRK-001': 371, 'FR2611-04883 FR-FSH-001': 471 };

const gramsBySku = new Map(Object.values(freshProducts).map(([sku, , , facts]) => [sku as string, gramsOf(facts)]));

/** The order with what the cold store and the riders wrote down: batches, how it was picked, how cold it was. */
export function traced(order: Order, nowMs: number): Order {
  const { number, lines, shipments = [], placed_at } = order;
  const isChilled = lines.some(({ sku = '' }) => !DRY.test(sku));
  return {
    ...order,
    lines: lines.map((line) => {
      const batch = freshBatch(line.sku, placed_at);
      return batch ? { ...line, batches: [labelled(batch, `${number} ${line.sku}`, placed_at)] } : line;
    }),
    ...(shipments.length > 0 && {
      shipments: shipments.map((shipment) => {
        const chain = isChilled ? coldChain(number, shipment, nowMs) : null;
        return chain ? { ...shipment, cold_chain: chain } : shipment;
      }),
    }),
    ...(shipments[0]?.shipped_at && { sorting: sortingRecords(order, shipments[0].shipped_at) }),
  };
}

function labelled(batch: Batch, key: string, placedAt: string): Batch {
  const days = OLD_LABELS[key];
  if (days === undefined) return batch;
  const placed = Date.parse(`${placedAt.slice(0, 10)}T00:00:00Z`);
  const day = (add: number) => new Date(placed + add * DAY_MS).toISOString().slice(0, 10);
  return { ...batch, made_on: day(days - 28), best_before: day(days) };
}

/** Readings from the packing to the door, oldest first: every few minutes, and with every event of the way. */
function coldChain(number: string, shipment: Shipment, nowMs: number): ColdChain | null {
  const { events = [], delivered_at, carrier } = shipment;
  const [last] = events;
  const first = events.at(-1);
  if (!first || !last) return null;
  const sensor = `CT-${String(among(number, 9_000) + 1_000)}`;
  // A parcel of which nobody heard for a day is not read either.
  const isSilent = nowMs - Date.parse(last.at) > DAY_MS;
  const endMs = delivered_at || isSilent ? Date.parse(last.at) : nowMs;
  const startMs = Math.min(Date.parse(first.at), Date.parse(shipment.shipped_at ?? first.at));
  const every = carrier?.includes('骑手') ? EVERY_MS.rider : EVERY_MS.carrier;
  const moments = new Set([...events.map(({ at }) => Date.parse(at)), startMs]);
  for (let at = startMs; at < endMs; at += every) moments.add(at);
  const total = (endMs - startMs) / MINUTE_MS;
  const places = new Map(events.map(({ at, place }) => [Date.parse(at), place]));
  const readings = [...moments]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const minutes = (at - startMs) / MINUTE_MS;
      const usual = 2.6 + 0.8 * Math.sin(minutes / 17 + among(number, 6)) + among(`${number} ${minutes}`, 5) / 10;
      const celsius = (TROUBLE[number] ?? (() => usual))(minutes, total);
      const place = places.get(at);
      if (celsius === null) return [];
      return [
        {
          at: written(at, first.at),
          celsius: Math.round(celsius * 10) / 10,
          ...(place !== undefined && { place }),
          sensor,
        },
      ];
    });
  return { ...CHILLED, readings };
}

/** An instant by the clock of the shop's other times. */
function written(ms: number, like: string): string {
  const suffix = like.slice(19);
  const [, sign, hours = '0'] = /^([+-])(\d\d)/.exec(suffix) ?? [];
  const offset = (sign === '-' ? -1 : 1) * Number(hours) * 60 * MINUTE_MS;
  return `${new Date(ms + offset).toISOString().slice(0, 19)}${suffix}`;
}

function sortingRecords({ number, lines }: Order, at: string): SortingRecord[] {
  return lines.map(({ id, sku, quantity }) => {
    const label = gramsBySku.get(sku ?? '');
    const usual = label && Math.round(label * quantity * (1 + among(`${number} ${sku}`, 20) / 1_000));
    const weighed = LIGHT[`${number} ${sku}`] ?? usual;
    const text = weighed ? '称重、查验外观与中心温度，合格' : '查验包装与保质期，合格';
    return { at, text, line_id: id, place: '分拣台', result: 'passed', ...(weighed && { grams: weighed }) };
  });
}

function gramsOf(facts: object | undefined): number | undefined {
  return facts && 'grams' in facts && typeof facts.grams === 'number' ? facts.grams : undefined;
}

/** The same number below `count` for the same text. */
const among = (text: string, count: number): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) % count;
