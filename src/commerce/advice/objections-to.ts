import type { Locale } from '#core/locale.ts';
import { isAbout, personalConflicts, type Used } from './find-conflicts.ts';
import type { Conflict, ConflictKind } from './graph-schema.ts';
import type { Needs } from './needs.ts';
import { hasIngredient, type PreparedGraph } from './prepare-graph.ts';
import { worded } from './worded.ts';

/** Why something is not for this shopper at all: a rule on what they told of themselves, or what they are allergic to. */
export type Objection = { rule: Conflict } | { allergens: string[] };

/** What the gates would say to a thing that they are not asked about, because it is owned or was named. */
export function objectionsTo(prepared: PreparedGraph, needs: Needs, used: Used): Objection[] {
  const rules = personalConflicts(prepared, needs)
    .filter(({ conflict: { kind } }) => kind !== 'fine' && kind !== 'caution')
    .filter((personal) =>
      'at' in used
        ? isAbout(prepared, personal, used.at, needs)
        : hasIngredient(prepared, personal.thing, used.ingredient),
    )
    .map(({ conflict }) => ({ rule: conflict }));
  const inside = 'at' in used ? (prepared.ingredientsOf[used.at] ?? []) : [used.ingredient];
  const allergens = (needs.wants.allergy ?? []).filter((id) => inside.includes(id));
  return allergens.length > 0 ? [{ allergens }, ...rules] : rules;
}

export const kindOf = (objection: Objection): ConflictKind => ('rule' in objection ? objection.rule.kind : 'avoid');

/** The rule's own reason; of an allergy its name in the graph, and to what. */
export function objectionText({ graph }: PreparedGraph, objection: Objection, locale: Locale): string {
  if ('rule' in objection) return worded(objection.rule.reason, locale);
  const names = objection.allergens.map((id) => {
    const words = graph.ingredients.find((ingredient) => ingredient.id === id)?.words;
    return words === undefined ? id : worded(words, locale);
  });
  const isChinese = locale.startsWith('zh');
  const listed = names.join(isChinese ? '、' : ', ');
  const label = graph.dimensions.find(({ key }) => key === 'allergy')?.label;
  return label === undefined ? listed : `${worded(label, locale)}${isChinese ? '：' : ': '}${listed}`;
}
