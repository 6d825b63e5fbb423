import type { Locale } from '#core/locale.ts';
import type { RichText } from '#core/rich-text.ts';
import type { PackChunk } from '#knowledge/pack-schema.ts';
import type { PackSources } from './read-source.ts';
import type { Sourced } from './source-reader.ts';
import { wordingKey } from './source-schema.ts';

/** Markdown to what an answer may hold; notes what it may not. */
type Convert = (markdown: string, at: { file: string; entry: string }, field: string) => RichText;

/** The chunks of a shop's entries in one language. */
export function chunksOf(source: PackSources, locale: Locale, convert: Convert): PackChunk[] {
  const chunks: PackChunk[] = [
    { kind: 'answers', locale, items: source.answers.flatMap((answer) => answerItem(answer, locale, convert)) },
    {
      kind: 'policies',
      locale,
      items: source.policies
        .filter((policy) => policy.value.locale === locale)
        .map((policy) => {
          const { id, title, section, url, markdown } = policy.value;
          const blocks = convert(markdown, policy, '');
          return { id, title, section, blocks, ...(url === undefined ? {} : { url }) };
        }),
    },
    {
      kind: 'promotions',
      locale,
      items: source.promotions.flatMap((promotion) => {
        const { id, from, until, code, skus, url } = promotion.value;
        const wording = promotion.value[wordingKey(locale)];
        if (wording === undefined) return [];
        const blocks = convert(wording.text, promotion, `${locale}.text`);
        const categories = categoriesOf(source, skus ?? [], locale);
        return [{ id, title: wording.title, blocks, from, until, code, skus, categories, url }];
      }),
    },
    { kind: 'products', locale, items: source.products.flatMap((product) => productItem(product, source, locale)) },
  ];
  return chunks.filter((chunk) => Array.isArray(chunk.items) && chunk.items.length > 0);
}

/** Categories of products, each once; undefined for none. */
function categoriesOf(source: PackSources, skus: readonly string[], locale: Locale): string[] | undefined {
  const products = source.products.filter(({ value }) => skus.includes(value.sku));
  const categories = [...new Set(products.flatMap(({ value }) => value.category[locale] ?? []))];
  return categories.length > 0 ? categories : undefined;
}

function answerItem(answer: PackSources['answers'][number], locale: Locale, convert: Convert) {
  const { id, intent, url, policies, validFrom, validUntil } = answer.value;
  const wording = answer.value[wordingKey(locale)];
  if (wording === undefined) return [];
  const blocks = convert(wording.answer, answer, `${locale}.answer`);
  const { title, questions, highlight, decide } = wording;
  return [{ id, intent, title, questions, blocks, url, policies, validFrom, validUntil, highlight, decide }];
}

function productItem(product: Sourced<PackSources['products'][number]['value']>, source: PackSources, locale: Locale) {
  const { sku, price, listPrice, stock, image, category, name, aliases, summary, attributes } = product.value;
  const { highlight, decide, cases } = product.value;
  const ownName = name[locale];
  const ownCategory = category[locale];
  const ownSummary = summary[locale];
  if (ownName === undefined || ownCategory === undefined || ownSummary === undefined) return [];
  return [
    {
      sku,
      name: ownName,
      aliases: aliases?.[locale],
      category: ownCategory,
      price,
      listPrice,
      stock,
      image,
      url: `/${source.pack.shop}/product.html?sku=${sku}`,
      summary: ownSummary,
      attributes: Object.entries(attributes).flatMap(([key, value]) => {
        const label = source.attributes[key]?.[locale];
        const own = typeof value === 'string' ? value : value[locale];
        return label === undefined || own === undefined ? [] : [{ key, label, value: own }];
      }),
      highlight: highlight?.[locale],
      decide: decide?.[locale],
      cases: cases?.flatMap(({ feature, title, url }) =>
        title[locale] ? [{ feature, title: title[locale], url }] : [],
      ),
    },
  ];
}
