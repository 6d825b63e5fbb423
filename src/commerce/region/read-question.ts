import { productOnScreen } from '../page-context.ts';
import type { Inquiry, ShopGoods } from '../specialist.ts';
import { findWords, hasWord } from './find-words.ts';
import { kindsOf } from './kinds-of-goods.ts';
import { placesIn } from './places.ts';
import type { RegionKnown } from './region-known.ts';
import type { RegionData } from './region-schema.ts';

export interface RegionQuestion {
  about: 'send' | 'list' | 'mark' | 'value';
  kinds: string[];
  skus: string[];
  /** Countries and regions that the message names, or the one that the page or an earlier message told. */
  places: string[];
  isPlaceNamed: boolean;
  /** Null for any. */
  mark: string | null;
}

/** A short message with a country alone goes on about the goods of before: "and to Norway?" */
const FOLLOW_UP_LETTERS = 40;
/** So sure a reading of something else is taken at its word. */
const SURE = 0.7;
const INTENTS = ['shipping.area', 'product.authenticity', 'product.suitability', 'product.info', 'oos'];

/** What a message asks of goods and countries; null where it asks nothing of the kind. */
export function readQuestion(
  data: RegionData,
  inquiry: Inquiry,
  { products }: ShopGoods,
  before: RegionKnown | null,
): RegionQuestion | null {
  const { text, intent, confidence } = inquiry;
  const { asking } = data;
  const named = placesIn(data, text);
  const told = inquiry.context.country?.toUpperCase() ?? '';
  const fallback = data.destinations.includes(told) ? told : (before?.place ?? null);
  const where = {
    places: named.length > 0 ? named : fallback === null ? [] : [fallback],
    isPlaceNamed: named.length > 0,
  };
  const goods = goodsIn(data, inquiry, products);
  const isNamed = goods.kinds.length > 0 || goods.skus.length > 0;
  const mark = findWords(text, Object.entries(data.marks))[0]?.key ?? null;

  if (before?.asked && named.length > 0 && !isNamed && mark === null)
    return { about: before.asked === 'list' ? 'list' : 'send', ...keptOf(before), ...where };
  const isElsewhere = confidence >= SURE && !INTENTS.includes(intent);
  if (mark === null && !isNamed && !isElsewhere && hasWord(text, asking.list))
    return { about: 'list', ...goods, ...where, mark };
  if (mark !== null || (isNamed && where.isPlaceNamed && hasWord(text, asking.mark))) {
    const shown = isNamed ? goods : { kinds: [], skus: onScreenWith(data, inquiry, products, mark) };
    if (shown.skus.length === 0 && shown.kinds.length === 0 && !where.isPlaceNamed) return null;
    return { about: 'mark', ...shown, ...where, mark };
  }
  if (!isNamed && where.isPlaceNamed && hasWord(text, asking.value))
    return { about: 'value', ...goods, ...where, mark };
  if (hasWord(text, asking.other)) return null;
  if (isNamed) {
    const isOfSending = intent === 'shipping.area' || confidence < SURE || where.isPlaceNamed;
    const isAsked = hasWord(text, asking.send) || (intent === 'shipping.area' && where.isPlaceNamed);
    return isAsked && isOfSending && !isElsewhere ? { about: 'send', ...goods, ...where, mark } : null;
  }
  const goesOn = before !== null && before.kinds.length + before.skus.length > 0 && named.length > 0;
  if (goesOn && text.length <= FOLLOW_UP_LETTERS && (intent === 'shipping.area' || confidence < SURE))
    return { about: before.mark === null ? 'send' : 'mark', ...keptOf(before), ...where };
  return null;
}

const keptOf = ({ kinds, skus, mark }: RegionKnown): Pick<RegionQuestion, 'kinds' | 'skus' | 'mark'> => ({
  kinds,
  skus,
  mark,
});

type Named = Pick<RegionQuestion, 'kinds' | 'skus'>;

/** Goods that a message names: by kind, unless it names products more exactly; or "this", on the screen or talked about. */
function goodsIn(data: RegionData, inquiry: Inquiry, products: ShopGoods['products']): Named {
  const { text, entities, locale } = inquiry;
  const words = Object.entries(data.goods).map(([kind, { words: list = [] }]) => [kind, list] as const);
  const found = findWords(text, words);
  const kinds = [...new Set(found.map(({ key }) => key))];
  const exact = entities.filter(
    ({ type, value }) => (type === 'sku' || type === 'product') && products.some(({ sku }) => sku === value),
  );
  const longest = Math.max(0, ...found.map(({ length }) => length));
  const skus = [...new Set(exact.map(({ value }) => value))];
  if (kinds.length === 0) {
    if (skus.length > 0) return { kinds: [], skus };
    const isThis = hasWord(text, data.asking.this[locale] ?? []);
    return { kinds: [], skus: isThis ? shownTo(inquiry, products) : [] };
  }
  const isExact = exact.some((each) => each.type === 'sku' || each.text.length > longest);
  if (isExact) return { kinds: [], skus };
  // "This tea", on the page of one, is that tea.
  const shown = hasWord(text, data.asking.this[locale] ?? []) ? shownTo(inquiry, products) : [];
  const fits = products.some((product) => shown.includes(product.sku) && kindsOf(data, product).has(kinds[0] ?? ''));
  return fits ? { kinds: [], skus: shown } : { kinds, skus: [] };
}

function shownTo({ context, subject }: Inquiry, products: ShopGoods['products']): string[] {
  const sku = productOnScreen(context) ?? subject;
  return sku !== null && products.some((each) => each.sku === sku) ? [sku] : [];
}

/** The product on screen, where any rule asks for such a mark on its like. */
function onScreenWith(
  data: RegionData,
  inquiry: Inquiry,
  products: ShopGoods['products'],
  mark: string | null,
): string[] {
  return shownTo(inquiry, products).filter((sku) => {
    const product = products.find((each) => each.sku === sku);
    if (!product) return false;
    const kinds = kindsOf(data, product);
    return data.rules.some(
      ({ goods, marks = [] }) => goods.some((kind) => kinds.has(kind)) && (mark === null || marks.includes(mark)),
    );
  });
}
