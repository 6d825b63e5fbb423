import type { Product } from '#knowledge/pack-schema.ts';
import type { Money } from '../order.ts';
import { inCurrency } from './currency-exchange.ts';
import { Decimal, roundTo, sumOf } from './decimal.ts';
import type { DutyItem } from './duty-known.ts';
import type { DutyLine, DutyRequest } from './duty-report.ts';
import type { DutyData } from './duty-schema.ts';

const CENT = { step: '0.01', mode: 'half-up' } as const;

/** The calculator's request for goods of the shop; null where one of them has no HS code on its page. */
export function dutyRequest(
  data: DutyData,
  products: readonly Product[],
  items: readonly DutyItem[],
  destination: string,
  now: number,
): DutyRequest | null {
  const lines: DutyLine[] = [];
  for (const { sku, quantity, value } of items) {
    const product = products.find((each) => each.sku === sku);
    const hsCode = attribute(product, 'hs_code');
    if (!product || !/^\d{4}\.\d{2}$/.test(hsCode ?? '')) return null;
    const weight = netKilograms(attribute(product, 'net_weight'));
    lines.push({
      hsCode: hsCode as string,
      sku,
      unitPrice: pieceValue(product.price, value),
      quantity,
      ...(weight ? { netKg: weight } : {}),
    });
  }
  return { lines, shipping: shippingFor(data, lines, destination, now), destination, now };
}

const attribute = (product: Product | undefined, key: string): string | undefined =>
  product?.attributes.find((each) => each.key === key)?.value;

/** `200.00 EUR` as given, or the shop's price. */
function pieceValue(price: Money, value: string | null): Money {
  const [, amount, currency] = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value ?? '') ?? [];
  return amount && currency ? { amount, currency } : price;
}

/** `125 g (4.4 oz)` and `1.65 kg` as kilograms; null for anything else. */
function netKilograms(text: string | undefined): string | null {
  const [, amount, unit] = /^(\d+(?:\.\d+)?) (k?g)\b/.exec(text ?? '') ?? [];
  if (!amount) return null;
  return unit === 'kg' ? amount : Decimal(amount).div(Decimal('1000')).toFixed();
}

/** Standard shipping by the shop's table on the day of the question, with what is free from a sum of goods. */
function shippingFor(data: DutyData, lines: readonly DutyLine[], destination: string, now: number): Money {
  const today = new Date(now).toISOString().slice(0, 10);
  const row = data.shipping.findLast(
    ({ to, from, until }) =>
      (to.includes('*') || to.includes(destination)) && (from ?? today) <= today && (until ?? today) >= today,
  );
  const last = data.shipping.findLast(({ to }) => to.includes(destination) || to.includes('*'));
  const { fee, freeFrom } = row ?? last ?? { fee: { amount: '0', currency: 'USD' }, freeFrom: '0' };
  if (freeFrom === undefined) return fee;
  const goods = sumOf(
    lines.map(({ unitPrice, quantity }) =>
      inCurrency(data, unitPrice, fee.currency, 'lines').times(Decimal(String(quantity))),
    ),
  );
  return roundTo(goods, CENT).gte(Decimal(freeFrom)) ? { amount: '0.00', currency: fee.currency } : fee;
}
