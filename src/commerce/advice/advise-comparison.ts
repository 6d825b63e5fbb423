import type { Finding } from '../specialist.ts';
import type { Advising } from './advising.ts';
import { compareProducts, MOST_COMPARED } from './compare-products.ts';
import { gateProducts } from './gate-products.ts';
import type { Needs } from './needs.ts';
import { objectionsTo, objectionText } from './objections-to.ts';

/** Two to four products side by side: those named, those that were shown, or all of a kind that has no more. */
export function adviseComparison(advising: Advising): Finding | null {
  const { prepared, goods, inquiry, kind, needs } = advising;
  if (!kind.compares) return null;
  const skus = suitable(advising, comparedIn(advising));
  if (skus.length < 2 || skus.length > MOST_COMPARED) return null;
  const part = compareProducts(prepared, skus, goods.products, inquiry.locale);
  if (part === null) return null;
  const cautions = part.products.map(({ sku }) => cautionOn(advising, sku));
  if (cautions.some((caution) => caution !== null)) part.cautions = cautions;
  return {
    lines: [{ say: 'advice-compare', params: { count: String(part.products.length) } }, { show: part }],
    choices: [],
    citations: part.products.map(({ sku, name, url }) => ({ kind: 'product', id: sku, title: name, url })),
    known: { ...needs, shown: skus },
    asks: false,
    why: [
      `compared ${skus.join(', ')} in ${part.rows.length} dimensions, ${part.rows.filter(({ differs }) => differs).length} of them differ`,
    ],
  };
}

/** What the shopper named stays, with a caution; of the rest nothing is laid before them that must not be recommended. */
function suitable({ prepared, said, needs }: Advising, skus: readonly string[]): string[] {
  if (said.named.length > 0) return [...skus];
  const asked: Needs = { ...needs, wants: { ...needs.wants }, budget: null, declined: [] };
  delete asked.wants.category;
  delete asked.wants.ingredient;
  const { gates } = gateProducts(prepared, asked, []);
  return skus.filter((sku) => {
    const gate = gates[prepared.indexOf.get(sku) ?? -1];
    return said.products.includes(sku) || (gate !== 'conflict' && gate !== 'avoided' && gate !== 'stock');
  });
}

function cautionOn({ prepared, needs, inquiry }: Advising, sku: string): string | null {
  const at = prepared.indexOf.get(sku);
  const objections = at === undefined ? [] : objectionsTo(prepared, needs, { at });
  if (objections.length === 0) return null;
  return [...new Set(objections.map((one) => objectionText(prepared, one, inquiry.locale)))].join(' ');
}

function comparedIn({ prepared, said, known }: Advising): string[] {
  if (said.products.length >= 2) return said.products;
  const ids = said.named.flatMap((named) => named.ids);
  const categories = said.wants.category ?? [];
  const strengths = categories.flatMap((category) => prepared.columns.get('category')?.strengths.get(category) ?? []);
  if (ids.length > 0 || strengths.length > 0) {
    return prepared.skus.filter((_, at) => {
      const has = ids.length === 0 || ids.some((id) => isMain(prepared, at, id));
      return has && (strengths.length === 0 || strengths.some((column) => column[at] === 1));
    });
  }
  return known.shown.length >= 2 ? known.shown : [];
}

/** A product is compared for an ingredient only where its share is told: otherwise it is not what the product is for. */
function isMain({ nodes }: Advising['prepared'], at: number, id: string): boolean {
  const contains = nodes[at]?.contains;
  return contains !== undefined && !Array.isArray(contains) && contains[id] != null;
}
