import type { Locale } from '#core/locale.ts';
import {
  type ProductSource,
  type PromotionSource,
  productSource,
  promotionSource,
  wordingKey,
} from '#publish/source-schema.ts';
import { checkItem } from './check-item.ts';
import type { FeedCampaign, FeedFault, FeedProduct } from './feed-item.ts';
import type { FeedMap } from './feed-map.ts';
import { shortened } from './item-values.ts';
import type { SourceFolder } from './source-folder.ts';

const NAME_LENGTH = 120;
const SUMMARY_LENGTH = 400;
const TITLE_LENGTH = 200;

type Localised = Partial<Record<Locale, string>>;

/**
 * A product of a feed as an entry of the source, with the words of languages that this feed does not speak as they were.
 * Its price is the one without a reduction that ends: that is told by the overlay, in its time alone. Undefined after its faults
 * were noted.
 */
export function productEntry(
  product: FeedProduct,
  before: ProductSource | undefined,
  map: FeedMap,
  folder: SourceFolder,
  faults: FeedFault[],
): ProductSource | undefined {
  const { sku, price, listPrice, stock, image } = product;
  const languages = map.languages ?? folder.locales;
  const inAll = (text: string): Localised => Object.fromEntries(languages.map((locale) => [locale, text]));
  const category = categoryOf(product, map, inAll);
  if (category === undefined) return missing('category', 'has none, and the map gives none');
  const picture = image ?? map.image;
  if (picture === undefined) return missing('image', 'has none, and the map gives none');
  const entry = {
    sku,
    category: { ...before?.category, ...category },
    name: { ...before?.name, ...inAll(shortened(product.name, NAME_LENGTH)) },
    price,
    ...(listPrice && { listPrice }),
    stock,
    image: picture,
    summary: { ...before?.summary, ...inAll(shortened(product.summary, SUMMARY_LENGTH)) },
    attributes: attributesOf(product, map, folder),
  };
  const lacking = folder.locales.find(
    (locale) => entry.name[locale] === undefined || entry.category[locale] === undefined,
  );
  if (lacking !== undefined)
    return missing(`name.${lacking}`, 'this language of the pack is missing: give it another feed');
  return checkItem(productSource, entry, sku, faults);

  function missing(path: string, message: string): undefined {
    faults.push({ item: sku, path, message });
  }
}

function categoryOf(
  { category }: FeedProduct,
  map: FeedMap,
  inAll: (text: string) => Localised,
): Localised | undefined {
  if (category === null) return map.category;
  // Shops write a path, and shoppers look at its end.
  const leaf = category.split('>').at(-1)?.trim() ?? '';
  return (
    map.categories[category] ??
    map.categories[leaf] ??
    (leaf === '' ? map.category : inAll(shortened(leaf, NAME_LENGTH)))
  );
}

/** Those that the pack has a label for. */
function attributesOf({ facts }: FeedProduct, { attributes }: FeedMap, folder: SourceFolder): Record<string, string> {
  const known = Object.entries(facts).flatMap(([name, value]): [string, string][] => {
    const key = attributes[name] ?? name.toLowerCase().replace(/[^a-z0-9]+/g, '_');
    return folder.attributes.has(key) ? [[key, shortened(value, TITLE_LENGTH)]] : [];
  });
  return Object.fromEntries(known.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** An offer of a feed as an entry of the source; undefined after its faults were noted. */
export function promotionEntry(
  campaign: FeedCampaign,
  skusOfFeed: readonly string[],
  before: PromotionSource | undefined,
  map: FeedMap,
  folder: SourceFolder,
  faults: FeedFault[],
): PromotionSource | undefined {
  const { id, title, text, from, until, code, url } = campaign;
  const words = { title: shortened(title, TITLE_LENGTH), text: escapeMarkdown(text) };
  const skus = [...new Set([...campaign.skus.map((sku) => `${map.skuPrefix}${sku}`), ...skusOfFeed])].sort();
  const keys = (map.languages ?? folder.locales).map(wordingKey);
  const entry = {
    id,
    from,
    until,
    ...(code !== null && { code }),
    ...(skus.length > 0 && { skus }),
    ...(url !== null && { url }),
    ...Object.fromEntries(folder.locales.map(wordingKey).flatMap((key) => (before?.[key] ? [[key, before[key]]] : []))),
    ...Object.fromEntries(keys.map((key) => [key, words])),
  };
  if (Date.parse(from) >= Date.parse(until)) faults.push({ item: id, path: 'until', message: 'is not after from' });
  else return checkItem(promotionSource, entry, id, faults);
  return undefined;
}

/** Signs that would be taken for emphasis, links, lists or headings are what they are. */
const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, '$1\\$2');
