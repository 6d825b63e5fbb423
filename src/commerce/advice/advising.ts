import type { FindingCitation, Inquiry, ShopGoods } from '../specialist.ts';
import type { Conflict } from './graph-schema.ts';
import type { Needs } from './needs.ts';
import type { PreparedGraph } from './prepare-graph.ts';
import type { QuestionKind } from './question-kind.ts';
import type { Said } from './read-needs.ts';

/** One message as every kind of advice looks at it. */
export interface Advising {
  prepared: PreparedGraph;
  inquiry: Inquiry;
  goods: ShopGoods;
  /** Before the message. */
  known: Needs;
  said: Said;
  kind: QuestionKind;
  /** With the message. */
  needs: Needs;
}

/** The product that "this one" means: named, on the shop's page, or talked about last. */
export function subjectOf({ said, inquiry, prepared }: Advising): string | null {
  const subject = said.products[0] ?? inquiry.context.product ?? inquiry.subject;
  return subject != null && prepared.indexOf.has(subject) ? subject : null;
}

/** Where a rule of the graph is written down: a product's own page, or an entry of the pack. */
export function citationOf({ source }: Conflict, title: string, goods: ShopGoods): FindingCitation {
  const product = goods.products.find(({ sku }) => sku === source);
  return product
    ? { kind: 'product', id: product.sku, title: product.name, url: product.url }
    : { kind: 'answer', id: source, title, url: null };
}
