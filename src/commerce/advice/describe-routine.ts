import type { Locale } from '#core/locale.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { type Placed, type Routine, SESSIONS } from './build-routine.ts';
import { pairConflicts, type Used } from './find-conflicts.ts';
import type { RoutinePlan, Session } from './graph-schema.ts';
import { kindOf, objectionText } from './objections-to.ts';
import type { PreparedGraph } from './prepare-graph.ts';
import type { RoutinePart, RoutineStepShown } from './routine.ts';
import { worded } from './worded.ts';

/** A routine as it is shown. Null where it has less than two steps. */
export function describeRoutine(
  prepared: PreparedGraph,
  { placed, apart, barred, turned }: Routine,
  plan: RoutinePlan | null,
  products: readonly Product[],
  locale: Locale,
): RoutinePart | null {
  if (placed.length < 2) return null;
  const productOf = (used: Used): Product | undefined =>
    'at' in used ? products.find(({ sku }) => sku === prepared.skus[used.at]) : undefined;
  const nameOf = (used: Used): string => {
    if ('at' in used) return productOf(used)?.name ?? '';
    const words = prepared.graph.ingredients.find(({ id }) => id === used.ingredient)?.words;
    return words === undefined ? used.ingredient : worded(words, locale);
  };
  const bought = new Map(
    placed.flatMap(({ own, used }) => {
      const product = own ? undefined : productOf(used);
      return product ? [[product.sku, product] as const] : [];
    }),
  );
  const currency = [...bought.values()][0]?.price.currency;
  return {
    type: 'routine',
    title: plan === null ? null : worded(plan.words, locale),
    sessions: SESSIONS.map((session) => ({
      session,
      steps: prepared.graph.steps.flatMap((step) =>
        placed
          .filter((one) => one.session === session && one.step === step)
          .map(({ used, own }): RoutineStepShown => {
            const product = productOf(used);
            return {
              label: worded(step.words, locale),
              name: nameOf(used),
              sku: product?.sku ?? null,
              url: product?.url ?? null,
              price: product?.price ?? null,
              own,
              notes: notesOf(prepared, used, placed, session, locale),
            };
          }),
      ),
    })),
    apart: [
      ...apart.map(({ used, other, conflict }) => ({
        names: [nameOf(used), nameOf(other)],
        kind: conflict.kind,
        reason: worded(conflict.reason, locale),
      })),
      ...barred.map(({ used, objection }) => ({
        names: [nameOf(used)],
        kind: kindOf(objection),
        reason: objectionText(prepared, objection, locale),
      })),
      ...turned.map((conflict) => ({ names: [], kind: conflict.kind, reason: worded(conflict.reason, locale) })),
    ],
    total:
      currency === undefined
        ? null
        : {
            amount: [...bought.values()].reduce((sum, { price }) => sum + Number(price.amount), 0).toFixed(2),
            currency,
          },
  };
}

/** How to start with what works, and what to wait for. */
function notesOf(
  prepared: PreparedGraph,
  used: Used,
  placed: readonly Placed[],
  session: Session,
  locale: Locale,
): string[] {
  const { graph, familyOf, ingredientsOf } = prepared;
  const ingredients = 'at' in used ? (ingredientsOf[used.at] ?? []) : [used.ingredient];
  const treats =
    'at' in used
      ? prepared.nodes[used.at]?.facts.category === 'serum' || prepared.nodes[used.at]?.facts.category === 'toner'
      : true;
  const starts = graph.families.filter(
    ({ id, start }) => start && treats && ingredients.some((ingredient) => familyOf.get(ingredient) === id),
  );
  const waits = placed
    .filter((one) => one.session === session && one.used !== used)
    .flatMap((one) => pairConflicts(prepared, used, one.used).filter(({ kind }) => kind === 'buffer'));
  return [
    ...starts.slice(0, 1).flatMap(({ start }) => (start ? [worded(start, locale)] : [])),
    ...waits.slice(0, 1).map(({ reason }) => worded(reason, locale)),
  ];
}
