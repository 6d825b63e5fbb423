import type { RiskFacts } from '#commerce/risk/order-features.ts';
import type { OrderAhead } from '../repository/notice-repository.ts';
import type { RiskSetup } from './notice-setup.ts';

/** What the model asks of an order on its way, with the moment that it was promised for (epoch ms). */
export function riskFactsOf(
  { document, delivery, severity, celsius, load }: OrderAhead,
  setup: RiskSetup,
): { facts: RiskFacts; promisedMs: number } {
  const promisedMs = Date.parse(document.shipments?.[0]?.eta ?? document.placed_at);
  const goods = document.lines.map(({ sku = '', quantity }) => ({ quantity, ...setup.goods[sku] }));
  const { district, km, stops, carrier, packaging, first = false } = delivery;
  return {
    promisedMs,
    facts: {
      district,
      km,
      stops,
      severity,
      celsius,
      load,
      carrier,
      fragility: Math.max(0, ...goods.map(({ fragility = 0 }) => fragility)),
      packaging,
      coldShare: goods.filter(({ cold }) => cold).length / Math.max(1, goods.length),
      pieces: goods.reduce((sum, { quantity }) => sum + quantity, 0),
      grams: goods.reduce((sum, { grams = 0, quantity }) => sum + grams * quantity, 0),
      ...wallClock(promisedMs, setup.timeZone),
      leadMinutes: Math.max(0, Math.round((promisedMs - Date.parse(document.placed_at)) / 60_000)),
      isFirst: first,
    },
  };
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function wallClock(atMs: number, timeZone: string): { hour: number; weekday: number } {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', weekday: 'short', hourCycle: 'h23' });
  const part = (wanted: string) => format.formatToParts(atMs).find(({ type }) => type === wanted)?.value ?? '';
  return { hour: Number(part('hour')), weekday: WEEKDAYS.indexOf(part('weekday')) + 1 };
}
