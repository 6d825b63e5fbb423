import type { Finding } from '../specialist.ts';
import { type Advising, citationOf, subjectOf } from './advising.ts';
import { checkPair, checkPerson, type PairAnswer, thingsOf } from './check-pair.ts';
import { describePick } from './choose-picks.ts';
import type { Pick } from './pick.ts';
import { rankProducts } from './rank-products.ts';

/** Whether two things go together, or whether one suits who asks: answered by a rule of the graph, or not at all. */
export function adviseCombination(advising: Advising): Finding | null {
  const { prepared, goods, said, kind, inquiry } = advising;
  if (said.plan !== null) return null;
  const things = thingsOf(
    prepared,
    goods.products,
    said.products,
    [...said.named, ...ownedNames(advising)],
    inquiry.locale,
  );
  const asksPerson =
    Object.keys(said.wants).some((key) => isOfShopper(advising, key)) || said.numbers.age !== undefined;
  // Who seeks a kind of product is advised, not judged.
  const seeksKind = kind.seeks && (said.wants.category !== undefined || !kind.allowed);
  if (asksPerson && !seeksKind && kind.allowed) {
    const subject = subjectOf(advising);
    const [own] = subject === null ? [] : thingsOf(prepared, goods.products, [subject], [], inquiry.locale);
    const thing = things[0] ?? own;
    const answer = thing && checkPerson(prepared, thing, advising.needs, inquiry.locale);
    if (answer) return told(advising, answer);
  }
  if (things.length < 2 || (!kind.together && !kind.allowed) || (kind.seeks && said.wants.category !== undefined))
    return null;
  const answer = checkPair(prepared, things, inquiry.locale);
  return answer && told(advising, answer);
}

function isOfShopper({ prepared }: Advising, key: string): boolean {
  return prepared.graph.dimensions.some((dimension) => dimension.key === key && dimension.of === 'shopper');
}

/** What is in use already is one of the two: 我在用A醇，还能用水杨酸吗. */
function ownedNames({ said }: Advising): { text: string; ids: string[]; family: string | null }[] {
  return said.owned.ingredients.map((id) => ({ text: id, ids: [id], family: null }));
}

function told(advising: Advising, answer: PairAnswer): Finding {
  const { conflict, left, right, reason } = answer;
  const { goods, inquiry, needs } = advising;
  const picks = swaps(advising, conflict.swap);
  return {
    lines: [
      { say: `advice-pair-${conflict.kind}`, params: { left, right, reason } },
      ...(picks.length > 0 ? [{ say: 'advice-instead' }, { show: { type: 'picks' as const, picks } }] : []),
    ],
    choices: [],
    citations: [citationOf(conflict, `${left} × ${right}`, goods)],
    known: { ...needs, shown: picks.length > 0 ? picks.map(({ sku }) => sku) : needs.shown },
    asks: false,
    why: [
      `rule ${conflict.id}: ${conflict.kind} (${conflict.source})`,
      `${inquiry.intent} ${inquiry.confidence.toFixed(2)}`,
    ],
  };
}

/** What the rule names instead, as far as it may be shown to this shopper. */
function swaps({ prepared, needs, goods, inquiry }: Advising, skus: readonly string[]): Pick[] {
  const asked = { ...needs, wants: { ...needs.wants }, owned: needs.owned, shown: [] };
  delete asked.wants.ingredient;
  delete asked.wants.category;
  const ranking = rankProducts(prepared, asked);
  return skus.flatMap((sku) => {
    const at = prepared.indexOf.get(sku);
    if (at === undefined || ranking.gated.gates[at] !== null) return [];
    const ranked = { at, sku, score: 1, cautions: ranking.gated.cautions.get(at) ?? [], apart: [] };
    const pick = describePick(prepared, ranked, ranking, asked, goods, inquiry.now, inquiry.locale);
    return pick ? [pick] : [];
  });
}
