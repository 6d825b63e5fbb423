import type { PackChunk, Product } from '#knowledge/pack-schema.ts';
import type { BENCH_LOCALES, BenchCorpus, BenchQuestion } from './corpus.ts';
import { corpusOf } from './corpus.ts';
import { GOODS } from './made-up-words.ts';
import { createRandom, type Random } from './random.ts';

type BenchLocale = (typeof BENCH_LOCALES)[number];

const QUESTIONS = 200;

/**
 * A real shop's entries among made-up goods, so many in all: brands, kinds, varieties and sizes as a large shop lists them,
 * near to each other. Half of the questions are the real shop's, half ask for goods: by a part of the name, in another
 * order, with a typing mistake. The same each time.
 */
export function corpusAmongGoods(real: BenchCorpus, size: number): BenchCorpus {
  const locale = real.locale as BenchLocale;
  const products = Array.from({ length: Math.max(0, size - real.documents.length) }, (_, at) => productOf(locale, at));
  const chunk: PackChunk = { kind: 'products', locale, items: products };
  const lexicon: PackChunk = { kind: 'lexicon', locale: null, items: real.lexicon };
  const questions = [...real.questions, ...questionsAbout(locale, products)];
  return corpusOf(locale, [...real.chunks, chunk, lexicon], questions);
}

function partsOf(locale: BenchLocale, at: number) {
  const { brands, kinds, varieties, sizes } = GOODS[locale];
  // Co-prime steps: neighbours differ in every part, and no two goods are the same.
  const variety = at % varieties.length;
  const kind = Math.floor(at / varieties.length) % kinds.length;
  const rest = Math.floor(at / varieties.length / kinds.length);
  const brand = (rest + kind * 7) % brands.length;
  const size = Math.floor(rest / brands.length);
  const [name = '', category = '', use = ''] = kinds[kind] ?? [];
  const made = size < sizes.length ? (sizes[size] ?? '') : `${sizes[size % sizes.length]} No. ${size}`;
  return { brand: brands[brand] ?? '', variety: varieties[variety] ?? '', name, category, use, size: made };
}

function productOf(locale: BenchLocale, at: number): Product {
  const { brand, variety, name, category, use, size } = partsOf(locale, at);
  const sku = `MU-${String(at).padStart(6, '0')}`;
  return {
    sku,
    name: locale === 'en' ? `${brand} ${variety} ${name} ${size}` : `${brand}${variety}${name} ${size}`,
    category,
    price: { amount: String(9 + (at % 190)), currency: 'CNY' },
    stock: 'in-stock',
    image: '/made-up/a.svg',
    url: `/made-up/product.html?sku=${sku}`,
    summary: locale === 'en' ? `${variety} ${name} by ${brand}, ${use}.` : `${brand}出品的${variety}${name}，${use}。`,
    attributes: [{ key: 'size', label: locale === 'en' ? 'Size' : '规格', value: size }],
  };
}

function questionsAbout(locale: BenchLocale, products: readonly Product[]): BenchQuestion[] {
  const random = createRandom(11);
  return Array.from({ length: Math.min(QUESTIONS, products.length) }, (_, number) => {
    const at = Math.floor(random() * products.length);
    const { brand, variety, name, size } = partsOf(locale, at);
    const asked = [variety, name, brand, ...(number % 2 === 0 ? [size] : [])];
    const text = locale === 'en' ? asked.join(' ') : asked.join('');
    const wanted = number % 4 === 3 && locale === 'en' ? withMistake(text, random) : text;
    const frame = GOODS[locale].frames[number % GOODS[locale].frames.length] ?? '{}';
    // Without a size, every size of it is right.
    const same = products.filter((product, other) => {
      if (number % 2 === 0) return other === at;
      const parts = partsOf(locale, other);
      return parts.brand === brand && parts.variety === variety && parts.name === name && product.sku !== '';
    });
    return { text: frame.replace('{}', wanted), expected: same.map(({ sku }) => sku) };
  });
}

/** Two neighbouring letters of one of the longer words change places. */
function withMistake(text: string, random: Random): string {
  const words = text.split(' ');
  const long = words.flatMap((word, at) => (/^[a-z]{5,}$/i.test(word) ? [at] : []));
  const chosen = long[Math.floor(random() * long.length)];
  if (chosen === undefined) return text;
  const word = words[chosen] ?? '';
  const at = 1 + Math.floor(random() * (word.length - 3));
  words[chosen] = `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
  return words.join(' ');
}
