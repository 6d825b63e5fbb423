import type { Graph } from './graph-schema.ts';
import { copyNeeds, type Needs } from './needs.ts';
import { add, type Said } from './read-needs.ts';
import { keysOfPerson } from './tells-of-person.ts';

/** Lays what was just said over what is known: it adds, corrects, and answers what was asked. */
export function layNeeds(graph: Graph, known: Needs, said: Said, priceOf: (sku: string) => number | null): Needs {
  const needs = copyNeeds(known);
  const dimension = (key: string) => graph.dimensions.find((candidate) => candidate.key === key);
  if (isOtherSubject(known, said)) forgetSubject(graph, needs);
  const ofPerson = keysOfPerson(graph);
  for (const [key, values] of Object.entries(said.takesBack)) {
    needs.wants[key] = (needs.wants[key] ?? []).filter((value) => !values.includes(value));
  }
  for (const [key, values] of Object.entries(said.wants)) {
    const { kind, of, sensitive } = dimension(key) ?? {};
    // A second allergy is no other one than the first: what could harm goes only where it is taken back by its name.
    const replaces = kind !== 'many' || (of === 'product' && ofPerson.has(key)) || (said.corrects && !sensitive);
    if (replaces) needs.wants[key] = [...values];
    else add(needs.wants, key, values);
    needs.avoids[key] = (needs.avoids[key] ?? []).filter((value) => !values.includes(value));
  }
  for (const [key, values] of Object.entries(said.avoids)) {
    add(needs.avoids, key, values);
    needs.wants[key] = (needs.wants[key] ?? []).filter((value) => !values.includes(value));
  }
  needs.wants = nonEmpty(needs.wants);
  needs.avoids = nonEmpty(needs.avoids);
  Object.assign(needs.numbers, said.numbers);
  if (said.budget) needs.budget = said.budget;
  needs.saving ||= said.saving || said.relation.cheaper;
  needs.owned.skus = union(needs.owned.skus, said.owned.skus);
  needs.owned.ingredients = union(needs.owned.ingredients, said.owned.ingredients);
  answerAsked(graph, needs, said);
  relateToShown(needs, said, priceOf);
  for (const key of [...Object.keys(said.wants), ...Object.keys(said.numbers)])
    needs.settled = union(needs.settled, [key]);
  return needs;
}

/** Another kind of product, or a new routine: what was wished of the last one is not wished of this one. */
function isOtherSubject(known: Needs, said: Said): boolean {
  const before = known.wants.category;
  const now = said.wants.category;
  return now !== undefined && before !== undefined && !now.some((category) => before.includes(category));
}

function forgetSubject(graph: Graph, needs: Needs): void {
  const kept = keysOfPerson(graph);
  needs.wants = Object.fromEntries(Object.entries(needs.wants).filter(([key]) => kept.has(key)));
  needs.avoids = Object.fromEntries(
    Object.entries(needs.avoids).filter(([key]) => kept.has(key) || key === 'ingredient'),
  );
  needs.budget = null;
  needs.settled = needs.settled.filter((key) => kept.has(key));
  needs.shown = [];
  needs.declined = [];
}

function answerAsked(graph: Graph, needs: Needs, said: Said): void {
  if (needs.asked.length === 0) return;
  if (said.indifferent) needs.settled = union(needs.settled, needs.asked);
  if (said.answer !== null) {
    for (const key of needs.asked) {
      const ask = graph.dimensions.find((dimension) => dimension.key === key)?.ask;
      const value = said.answer === 'yes' ? ask?.yes : ask?.no;
      if (value === undefined || needs.wants[key] !== undefined) continue;
      needs.wants[key] = [value];
      needs.settled = union(needs.settled, [key]);
      // A plain yes answers the first question that takes one, a plain no all of them.
      if (said.answer === 'yes') break;
    }
  }
}

function relateToShown(needs: Needs, { relation, more }: Said, priceOf: (sku: string) => number | null): void {
  const [first] = needs.shown;
  if (first === undefined) return;
  const price = priceOf(first);
  if (relation.cheaper && price !== null) needs.budget = { min: null, max: price - 0.01, firm: true };
  if (relation.dearer && price !== null) needs.budget = { min: price + 0.01, max: null, firm: true };
  if (relation.other && !relation.cheaper && !relation.dearer && Object.keys(more).length === 0) {
    needs.declined = union(needs.declined, needs.shown);
  }
  if (Object.keys(more).length > 0) needs.declined = union(needs.declined, [first]);
}

const union = (left: readonly string[], right: readonly string[]): string[] => [...new Set([...left, ...right])];

const nonEmpty = (values: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(values).filter(([, list]) => list.length > 0));
