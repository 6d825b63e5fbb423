import { describe, expect, it } from 'vitest';
import type { Catalogue, CatalogueProduct } from './catalogue.ts';
import { totalsOf } from './totals.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const both = (text: string) => ({ 'zh-Hans': text, en: text });

function product(sku: string, price: string, listPrice?: string): CatalogueProduct {
  return {
    sku,
    category: both('Fruit'),
    name: both(sku),
    search: sku,
    price: cny(price),
    ...(listPrice !== undefined && { listPrice: cny(listPrice) }),
    stock: 'in-stock',
    image: '/a.svg',
    summary: both(''),
    attributes: {},
  };
}

const catalogue: Catalogue = {
  shop: 'fresh',
  currency: 'CNY',
  delivery: { fee: cny('6'), freeFrom: cny('59'), minimum: cny('19') },
  labels: {},
  products: [product('A', '19.90', '25.00'), product('B', '0.10')],
  promotions: [],
};

describe('totalsOf', () => {
  it('adds goods and delivery, and says what is missing for free delivery', () => {
    const totals = totalsOf([{ sku: 'A', quantity: 2 }], catalogue);
    expect(totals).toMatchObject({
      goods: cny('39.80'),
      saved: cny('10.20'),
      delivery: cny('6'),
      total: cny('45.80'),
      missingForFree: cny('19.20'),
      missingForMinimum: null,
    });
  });

  it('delivers free from the threshold on', () => {
    const totals = totalsOf([{ sku: 'B', quantity: 590 }], catalogue);
    expect(totals).toMatchObject({ delivery: cny('0.00'), total: cny('59.00'), missingForFree: null });
  });

  it('says what is missing for the least order', () => {
    expect(totalsOf([{ sku: 'B', quantity: 10 }], catalogue).missingForMinimum).toEqual(cny('18.00'));
  });

  it('leaves out goods that are gone, and asks nothing for an empty basket', () => {
    const totals = totalsOf([{ sku: 'GONE', quantity: 1 }], catalogue);
    expect(totals).toMatchObject({ lines: [], total: cny('0.00'), missingForFree: null, missingForMinimum: null });
  });
});
