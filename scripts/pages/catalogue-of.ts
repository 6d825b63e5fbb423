import { normalise } from '#core/normalise.ts';
import type { Catalogue, CatalogueProduct, DeliveryTerms } from '#demo/catalogue.ts';
import { type Bilingual, PAGE_LANGUAGES, type PageLanguage } from '#demo/language.ts';
import type { PackChunk, PolicySection, Product, Promotion } from '#knowledge/pack-schema.ts';
import type { CompiledPack } from '#publish/compile-pack.ts';
import { richPlain } from './rich-html.ts';

/** One entry of a pack in both languages of the pages. */
export type InBoth<T> = Readonly<Record<PageLanguage, T>>;

/** Takes out of a pack what the pages of its shop show. An entry that lacks one of the languages is an error. */
export function catalogueOf(pack: CompiledPack, delivery: DeliveryTerms): Catalogue {
  const products = pairs<Product>(itemsOf(pack, 'products'), (product) => product.sku);
  const promotions = promotionsOf(pack).map((offer) => {
    const { id, from, until, code, skus } = offer.en;
    const text = mapBoth(offer, ({ blocks }) => richPlain(blocks));
    return {
      id,
      title: mapBoth(offer, ({ title }) => title),
      text,
      from,
      until,
      ...(code && { code }),
      ...(skus && { skus }),
    };
  });
  return {
    shop: pack.shop,
    currency: delivery.fee.currency,
    delivery,
    labels: labelsOf(products),
    products: products.map(productOf),
    promotions,
  };
}

export function promotionsOf(pack: CompiledPack): InBoth<Promotion>[] {
  return pairs<Promotion>(itemsOf(pack, 'promotions'), (offer) => offer.id);
}

export function policiesOf(pack: CompiledPack): InBoth<PolicySection>[] {
  return pairs<PolicySection>(itemsOf(pack, 'policies'), (section) => section.id);
}

export function mapBoth<T>(entry: InBoth<T>, pick: (one: T) => string): Bilingual {
  return { 'zh-Hans': pick(entry['zh-Hans']), en: pick(entry.en) };
}

function productOf(product: InBoth<Product>): CatalogueProduct {
  const { sku, price, listPrice, stock, image, attributes } = product.en;
  const names = PAGE_LANGUAGES.flatMap((lang) => {
    const { name, aliases = [], category } = product[lang];
    return [name, ...aliases, category];
  });
  const chinese = new Map(product['zh-Hans'].attributes.map(({ key, value }) => [key, value]));
  return {
    sku,
    category: mapBoth(product, ({ category }) => category),
    name: mapBoth(product, ({ name }) => name),
    search: normalise([sku, ...names].join(' ')),
    price,
    ...(listPrice && { listPrice }),
    stock,
    image,
    summary: mapBoth(product, ({ summary }) => summary),
    attributes: Object.fromEntries(
      attributes.map(({ key, value }) => [key, { 'zh-Hans': chinese.get(key) ?? value, en: value }]),
    ),
  };
}

/** Each attribute's name is written once, not with each product. */
function labelsOf(products: readonly InBoth<Product>[]): Record<string, Bilingual> {
  const labels: Record<string, Bilingual> = {};
  for (const product of products) {
    const chinese = new Map(product['zh-Hans'].attributes.map(({ key, label }) => [key, label]));
    for (const { key, label } of product.en.attributes) {
      labels[key] ??= { 'zh-Hans': chinese.get(key) ?? label, en: label };
    }
  }
  return labels;
}

type Items<K extends PackChunk['kind']> = Extract<PackChunk, { kind: K }>['items'];

function itemsOf<K extends 'products' | 'promotions' | 'policies'>(pack: CompiledPack, kind: K): InBoth<Items<K>> {
  const of = (locale: PageLanguage) => {
    const chunk = pack.chunks.find((one) => one.kind === kind && one.locale === locale);
    return (chunk?.items ?? []) as Items<K>;
  };
  return { 'zh-Hans': of('zh-Hans'), en: of('en') };
}

function pairs<T>(items: InBoth<readonly T[]>, idOf: (item: T) => string): InBoth<T>[] {
  const chinese = new Map(items['zh-Hans'].map((item) => [idOf(item), item]));
  return items.en.map((item) => {
    const same = chinese.get(idOf(item));
    if (same === undefined) throw new Error(`${idOf(item)} is in English only`);
    return { 'zh-Hans': same, en: item };
  });
}
