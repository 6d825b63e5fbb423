import type { Graph } from '#commerce/advice/graph-schema.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { createRandom } from '#replay/customers/random.ts';

/** A shop of `count` products, each put together from the facts, ingredients and prices of real ones of its kind; the same each time. */
export function madeUpShop(
  graph: Graph,
  products: readonly Product[],
  count: number,
): { graph: Graph; products: Product[] } {
  const random = createRandom(count);
  const real = products.flatMap((product) => {
    const node = graph.products[product.sku];
    return node ? [{ product, node }] : [];
  });
  const made = Array.from({ length: count }, (_, at) => {
    const base = random.pick(real);
    if (base === undefined) throw new Error('a shop without products');
    const kin = real.filter(({ node }) => node.facts.category === base.node.facts.category);
    const facts = Object.fromEntries(
      Object.entries(base.node.facts).map(([key, fact]) => [key, random.pick(kin)?.node.facts[key] ?? fact]),
    );
    const sku = `MADE-${String(at).padStart(5, '0')}`;
    return {
      product: { ...base.product, sku, price: random.pick(kin)?.product.price ?? base.product.price },
      node: { ...base.node, facts, contains: random.pick(kin)?.node.contains ?? base.node.contains },
    };
  });
  return {
    graph: { ...graph, products: Object.fromEntries(made.map(({ product, node }) => [product.sku, node])) },
    products: made.map(({ product }) => product),
  };
}
