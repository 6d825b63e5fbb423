import type { Finding, Inquiry, ShopGoods } from '../specialist.ts';
import { adviseCombination } from './advise-combination.ts';
import { adviseComparison } from './advise-comparison.ts';
import { advisePicks, WISHES } from './advise-picks.ts';
import { adviseRoutine } from './advise-routine.ts';
import type { Advising } from './advising.ts';
import { layNeeds } from './lay-needs.ts';
import { type Needs, parseNeeds } from './needs.ts';
import type { PreparedGraph } from './prepare-graph.ts';
import { questionKind } from './question-kind.ts';
import { readNeeds } from './read-needs.ts';
import { tellsOfPerson } from './tells-of-person.ts';

/**
 * The adviser: what goes together, what suits whom, which of several, a routine, and what to buy. Takes a message only where it
 * names something the graph can work with; the shop's written answers take the rest. A finding without lines only keeps what was told. What is told of health is kept with the
 * needs of this conversation and nowhere else.
 */
export function consultAdvice(prepared: PreparedGraph, inquiry: Inquiry, goods: ShopGoods): Finding | null {
  const known = parseNeeds(inquiry.known);
  const said = readNeeds(prepared.graph, prepared.find, inquiry.text, inquiry.entities);
  const kind = questionKind(inquiry.text);
  const laid = layNeeds(prepared.graph, known, said, (sku) => {
    const at = prepared.indexOf.get(sku);
    return at === undefined ? null : (prepared.prices[at] ?? null);
  });
  // A question is put once.
  const needs = { ...laid, settled: [...new Set([...laid.settled, ...known.asked])], asked: [] };
  const advising: Advising = { prepared, inquiry, goods, known, said, kind, needs };
  return (
    adviseCombination(advising) ??
    adviseComparison(advising) ??
    adviseRoutine(advising) ??
    advisePicks(advising) ??
    keepTold(advising)
  );
}

/** What was told of the person is kept, even where there is nothing to say to it: a later recommendation must know of it. */
function keepTold({ prepared: { graph }, known, said, inquiry }: Advising): Finding | null {
  const { budget, saving } = said;
  // A sum in a question on something else, such as what is delivered for nothing, is no budget.
  const sum = WISHES.has(inquiry.intent) ? { budget, saving } : {};
  const needs = layNeeds(graph, known, { ...tellsOfPerson(graph, said), ...sum }, () => null);
  if (JSON.stringify(toldIn(needs)) === JSON.stringify(toldIn(known))) return null;
  return { lines: [], choices: [], citations: [], known: { ...needs }, asks: false, why: ['kept what was told'] };
}

const toldIn = ({ wants, avoids, numbers, budget, saving, owned }: Needs): unknown[] => [
  wants,
  avoids,
  numbers,
  budget,
  saving,
  owned,
];
