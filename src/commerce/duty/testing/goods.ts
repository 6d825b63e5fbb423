import type { Inquiry, ShopGoods } from '#commerce/specialist.ts';
import type { Product } from '#knowledge/pack-schema.ts';

const product = (sku: string, name: string, hsCode: string | null, amount: string, netWeight: string): Product => ({
  sku,
  name,
  category: 'Test',
  price: { amount, currency: 'USD' },
  stock: 'in-stock',
  image: '/image.svg',
  url: `/global/product.html?sku=${sku}`,
  summary: '',
  attributes: [
    ...(hsCode ? [{ key: 'hs_code', label: 'HS code', value: hsCode }] : []),
    { key: 'net_weight', label: 'Net weight', value: netWeight },
  ],
});

/** Some of the shop's goods, as a pack gives them. */
export const someGoods: ShopGoods = {
  products: [
    product('GL-TEA-001', 'Da Hong Pao', '0902.30', '36.00', '100 g (3.5 oz)'),
    product('GL-TEX-001', 'Silk twill square', '6214.10', '58.00', '62 g (2.2 oz)'),
    product('GL-KIT-001', 'Vegetable cleaver', '8211.92', '54.00', '280 g (9.9 oz)'),
    product('GL-KIT-003', 'Carbon-steel wok', '7323.99', '59.00', '1.68 kg (3.7 lb)'),
    product('GL-TEST-1', 'Without a code', null, '10.00', 'light'),
  ],
  promotions: [],
};

export function inquiry(text: string, over: Partial<Inquiry> = {}): Inquiry {
  return {
    text,
    intent: 'customs.duty',
    confidence: 0.9,
    entities: [],
    locale: 'en',
    context: {},
    now: Date.parse('2026-11-22T12:00:00Z'),
    subject: null,
    known: null,
    taste: null,
    ...over,
  };
}
