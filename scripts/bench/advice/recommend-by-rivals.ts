import MiniSearch from 'minisearch';
import type { Bought } from '#insight/associations/history.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { openEncoder } from '../../open-encoder.ts';
import type { HeldOutCase } from './held-out-cases.ts';
import type { Recommended } from './judge-advice.ts';

const MOST = 3;
const HAN_PAIR = /\p{Script=Han}+/gu;
const WORD = /[a-z0-9]+/g;

/** Always the three that sell best. */
export function recommendByPopularity(bought: readonly Bought[]): () => Recommended {
  const buyers = new Map<string, Set<string>>();
  for (const { sku, shopper } of bought) buyers.set(sku, (buyers.get(sku) ?? new Set()).add(shopper));
  const skus = [...buyers]
    .sort((left, right) => right[1].size - left[1].size || (left[0] < right[0] ? -1 : 1))
    .slice(0, MOST)
    .map(([sku]) => sku);
  return () => ({ skus, questions: 0 });
}

/** The three whose texts are most like what was said, by BM25 (as MiniSearch has it) over words and pairs of Han characters. */
export function recommendByWords(products: readonly Product[]): (one: HeldOutCase) => Recommended {
  const index = new MiniSearch({ idField: 'sku', fields: ['text'], tokenize: tokens });
  index.addAll(products.map((product) => ({ sku: product.sku, text: textOf(product) })));
  return ({ turns }) => ({
    skus: index
      .search(turns.join('\n'))
      .slice(0, MOST)
      .map(({ id }) => String(id)),
    questions: 0,
  });
}

/**
 * The three nearest by the cosine of the shipped encoder's sentence vectors: of a product's name, summary, other names and
 * facts, each by itself, the nearest counts. The encoder was trained on sentences, and a whole page of text says little to it.
 */
export async function recommendByMeaning(
  products: readonly Product[],
  cases: readonly HeldOutCase[],
): Promise<(one: HeldOutCase) => Recommended> {
  const encoder = await openEncoder();
  try {
    const goods: { sku: string; vectors: Float32Array[] }[] = [];
    for (const product of products)
      goods.push({ sku: product.sku, vectors: await encoder.embed(sentencesOf(product)) });
    const asked = await encoder.embed(cases.map(({ turns }) => turns.join('\n')));
    return (one) => {
      const question = asked[cases.indexOf(one)];
      const ranked = goods
        .map(({ sku, vectors }) => ({ sku, likeness: Math.max(...vectors.map((vector) => cosine(question, vector))) }))
        .sort((left, right) => right.likeness - left.likeness);
      return { skus: ranked.slice(0, MOST).map(({ sku }) => sku), questions: 0 };
    };
  } finally {
    await encoder.dispose();
  }
}

const FACTS = new Set(['skin_type', 'concerns', 'effects', 'finish', 'sensitive_skin', 'pregnancy']);

function sentencesOf({ name, category, summary, aliases = [], attributes }: Product): string[] {
  const facts = attributes.filter(({ key }) => FACTS.has(key)).map(({ value }) => `${category} ${value}`);
  return [name, summary, ...aliases, ...facts];
}

function textOf({ name, category, summary, aliases = [], attributes }: Product): string {
  return [name, category, summary, ...aliases, ...attributes.map(({ value }) => value)].join('\n');
}

function tokens(text: string): string[] {
  const folded = text.toLowerCase();
  const pairs = (folded.match(HAN_PAIR) ?? []).flatMap((run) =>
    [...run].slice(1).map((char, at) => `${[...run][at]}${char}`),
  );
  return [...(folded.match(WORD) ?? []), ...pairs];
}

function cosine(left: Float32Array | undefined, right: Float32Array): number {
  const lengths = Math.hypot(...(left ?? [])) * Math.hypot(...right);
  return lengths === 0 ? 0 : right.reduce((sum, part, at) => sum + part * (left?.[at] ?? 0), 0) / lengths;
}
