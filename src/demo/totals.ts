import type { Money } from '#commerce/order.ts';
import type { CartLine } from './cart.ts';
import type { Catalogue, CatalogueProduct } from './catalogue.ts';
import { isLess, minus, sumOf, times } from './price.ts';

export interface Totals {
  lines: { product: CatalogueProduct; quantity: number; amount: Money }[];
  goods: Money;
  /** How much less than the list prices that is. */
  saved: Money;
  delivery: Money;
  total: Money;
  /** What is missing for free delivery; null where it is free already. */
  missingForFree: Money | null;
  /** What is missing for the shop to deliver at all; null where nothing is. */
  missingForMinimum: Money | null;
}

/** What the basket costs. Goods that the shop has no longer are left out. */
export function totalsOf(cart: readonly CartLine[], catalogue: Catalogue): Totals {
  const { currency, delivery: terms } = catalogue;
  const products = new Map(catalogue.products.map((product) => [product.sku, product]));
  const lines = cart.flatMap(({ sku, quantity }) => {
    const product = products.get(sku);
    return product ? [{ product, quantity, amount: times(product.price, quantity) }] : [];
  });
  const goods = sumOf(
    lines.map((line) => line.amount),
    currency,
  );
  const listed = sumOf(
    lines.map(({ product, quantity }) => times(product.listPrice ?? product.price, quantity)),
    currency,
  );
  const isFree = lines.length === 0 || !isLess(goods, terms.freeFrom);
  const delivery = isFree ? sumOf([], currency) : terms.fee;
  const isBelowMinimum = terms.minimum !== undefined && lines.length > 0 && isLess(goods, terms.minimum);
  return {
    lines,
    goods,
    saved: minus(listed, goods),
    delivery,
    total: sumOf([goods, delivery], currency),
    missingForFree: isFree ? null : minus(terms.freeFrom, goods),
    missingForMinimum: isBelowMinimum && terms.minimum ? minus(terms.minimum, goods) : null,
  };
}
