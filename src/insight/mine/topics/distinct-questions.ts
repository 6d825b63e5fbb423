import { questionTerms } from '../clusters/term-rows.ts';
import { withoutCourtesy } from '../entries/without-courtesy.ts';
import type { LoggedQuestion } from '../logged.ts';

/** Questions that say the same words, as one. */
export interface DistinctQuestions {
  /** One wording of each, as it was asked, without greeting and thanks. */
  texts: string[];
  /** The same without the names of the shop's goods: what it is compared by. */
  bare: string[];
  /** For each, the places in the list of questions where it was asked. */
  members: number[][];
}

/** At most so many different questions are compared; of more, the most frequent are taken, and of these the first asked. */
export const MOST_DISTINCT = 20_000;

/**
 * Questions by what is left when spelling, greetings, masked data and the shop's own goods are taken out: "how long does the
 * milk keep" and "… do the eggs" ask one thing. Those of which nothing is left are left out.
 *
 * @param products Names of the goods.
 */
export function distinctQuestions(
  questions: readonly LoggedQuestion[],
  products: readonly string[] = [],
): DistinctQuestions {
  const goods = productPattern(products);
  const byKey = new Map<string, { text: string; bare: string; members: number[] }>();
  for (const [at, { text }] of questions.entries()) {
    const polite = withoutCourtesy(text);
    const bare = goods === null ? polite : polite.replace(goods, ' ');
    const terms = questionTerms(bare);
    if (terms.length === 0) continue;
    const key = terms.join(' ');
    const known = byKey.get(key);
    if (known) known.members.push(at);
    else byKey.set(key, { text: polite, bare, members: [at] });
  }
  const all = [...byKey.values()];
  const kept =
    all.length <= MOST_DISTINCT
      ? all
      : all.toSorted((a, b) => b.members.length - a.members.length).slice(0, MOST_DISTINCT);
  return {
    texts: kept.map(({ text }) => text),
    bare: kept.map(({ bare }) => bare),
    members: kept.map(({ members }) => members),
  };
}

function productPattern(products: readonly string[]): RegExp | null {
  const names = products.filter((name) => name.length > 1).toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return null;
  return new RegExp(names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'giu');
}
