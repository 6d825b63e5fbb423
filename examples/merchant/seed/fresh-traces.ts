import { createHash } from 'node:crypto';
import type { ColdChain, Order, Shipment, SortingRecord } from '#commerce/order.ts';
import { freshBatch } from './fresh-batches.ts';
import { freshProducts } from './fresh-products.ts';

/** Of `examples/packs/fresh/policies/food-safety`: at the door, chilled goods have 8 °C at most. */
const CHILLED = { min_celsius: 0, max_celsius: 8 };
/** Goes without ice: fruit and vegetables, tea, rice, oil. */
const DRY = /^FR-(TEA|RIC|OIL|VEG|BER|CHR|CIT)-/;
/** The one that stood at a door in the sun. */
const WARMED = 'FR2611-04866';

const gramsBySku = new Map(Object.values(freshProducts).map(([sku, , , facts]) => [sku as string, gramsOf(facts)]));

/** The order with what the cold store and the riders wrote down: batches, how it was picked, how cold it was. */
export function traced(order: Order): Order {
  const { lines, shipments = [], placed_at } = order;
  const isChilled = lines.some(({ sku = '' }) => !DRY.test(sku));
  return {
    ...order,
    lines: lines.map((line) => {
      const batch = freshBatch(line.sku, placed_at);
      return batch ? { ...line, batches: [batch] } : line;
    }),
    ...(shipments.length > 0 && {
      shipments: shipments.map((shipment) =>
        isChilled && shipment.events ? { ...shipment, cold_chain: coldChain(order.number, shipment) } : shipment,
      ),
    }),
    ...(shipments[0]?.shipped_at && { sorting: sortingRecords(order, shipments[0].shipped_at) }),
  };
}

/** A reading with every event of the way, oldest first. */
function coldChain(number: string, { events = [] }: Shipment): ColdChain {
  const sensor = `CT-${String(among(number, 9_000) + 1_000)}`;
  const readings = events.toReversed().map(({ at, place }, index, all) => {
    const isWarm = number === WARMED && index === all.length - 1;
    const celsius = isWarm ? 11.4 : 1 + among(`${number} ${index}`, 36) / 10;
    return { at, celsius, ...(place !== undefined && { place }), sensor };
  });
  return { ...CHILLED, readings };
}

function sortingRecords({ number, lines }: Order, at: string): SortingRecord[] {
  return lines.map(({ id, sku, quantity }) => {
    const label = gramsBySku.get(sku ?? '');
    const weighed = label && Math.round(label * quantity * (1 + among(`${number} ${sku}`, 20) / 1_000));
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
