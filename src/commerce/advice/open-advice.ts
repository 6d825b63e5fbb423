import { parseChunk } from '../parse-chunk.ts';
import type { ShopGoods, Specialist } from '../specialist.ts';
import { consultAdvice } from './consult-advice.ts';
import { graphSchema } from './graph-schema.ts';
import { type PreparedGraph, prepareGraph } from './prepare-graph.ts';

/** Opens the adviser with its chunk of the pack. Throws `pack-invalid` with the path of the first fault. */
export function openAdvice(data: Record<string, unknown>): Specialist {
  const graph = parseChunk('advice', graphSchema, data);
  // Once for each language's goods: thousands of products are not laid out anew for every question.
  const prepared = new WeakMap<ShopGoods['products'], PreparedGraph>();
  return (inquiry, goods) => {
    const known = prepared.get(goods.products) ?? prepareGraph(graph, goods.products);
    prepared.set(goods.products, known);
    return consultAdvice(known, inquiry, goods);
  };
}
