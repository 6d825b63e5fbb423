import { type Graph, graphSchema } from '#commerce/advice/graph-schema.ts';
import { parseChunk } from '#commerce/parse-chunk.ts';
import { ParsedTexts } from '#publish/parsed-texts.ts';
import { readSource } from '#publish/read-source.ts';
import type { SourceFiles } from '../state/draft.ts';

/** What the adviser of a shop works with. */
export interface AdviceShop {
  graph: Graph;
  /** SKU → its name by language. */
  names: ReadonlyMap<string, Readonly<Record<string, string | undefined>>>;
}

let last: { files: SourceFiles; shop: AdviceShop | null } | null = null;

/** Read once for each state of the files; null where they have no `advice/`. Throws `pack-invalid` with the path of a fault in it. */
export function adviceShop(files: SourceFiles): AdviceShop | null {
  if (last?.files === files) return last.shop;
  // Faults of other files are told where they are edited.
  const source = readSource({ files, parsed: new ParsedTexts() }, []);
  const advice = source?.specialists.advice;
  const shop = !advice
    ? null
    : {
        graph: parseChunk('advice', graphSchema, advice),
        names: new Map(source.products.map(({ value: { sku, name } }) => [sku, name])),
      };
  last = { files, shop };
  return shop;
}
