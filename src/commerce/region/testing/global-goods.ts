import { parse } from 'yaml';
import type { ShopGoods } from '#commerce/specialist.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import gadgets from '/examples/packs/global/products/gadgets.yaml?raw';
import home from '/examples/packs/global/products/home.yaml?raw';
import kitchen from '/examples/packs/global/products/kitchen.yaml?raw';
import stationery from '/examples/packs/global/products/stationery.yaml?raw';
import tea from '/examples/packs/global/products/tea.yaml?raw';
import teaware from '/examples/packs/global/products/teaware.yaml?raw';
import textiles from '/examples/packs/global/products/textiles.yaml?raw';
import toys from '/examples/packs/global/products/toys.yaml?raw';

type Texts = string | Record<'zh-Hans' | 'en', string>;
interface Source {
  sku: string;
  name: Record<'zh-Hans' | 'en', string>;
  price: Product['price'];
  attributes: Record<string, Texts>;
}

const sources: Source[] = [gadgets, home, kitchen, stationery, tea, teaware, textiles, toys].flatMap(
  (text) => parse(text) as Source[],
);

/** All goods of the demo shop `global` in one of its two languages. */
export function globalGoods(language: 'zh-Hans' | 'en'): ShopGoods {
  const said = (text: Texts): string => (typeof text === 'string' ? text : text[language]);
  return {
    promotions: [],
    products: sources.map(({ sku, name, price, attributes }) => ({
      sku,
      name: name[language],
      category: 'Test',
      price,
      stock: 'in-stock',
      image: '/image.svg',
      url: `/global/product.html?sku=${sku}`,
      summary: '',
      attributes: Object.entries(attributes).map(([key, value]) => ({ key, label: key, value: said(value) })),
    })),
  };
}
