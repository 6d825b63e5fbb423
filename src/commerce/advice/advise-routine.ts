import type { Finding } from '../specialist.ts';
import type { Advising } from './advising.ts';
import { planRoutine } from './build-routine.ts';
import { describeRoutine } from './describe-routine.ts';
import type { Needs } from './needs.ts';

/** A routine, where one is asked for by its name or with something to build it on. */
export function adviseRoutine({ prepared, goods, inquiry, said, needs }: Advising): Finding | null {
  const plan = prepared.graph.plans.find(({ id }) => id === said.plan) ?? null;
  const { wants, owned, numbers } = needs;
  const grounds = wants.skin ?? wants.sensitivity ?? wants.concern ?? wants.pregnancy ?? wants.experience;
  const owns = owned.skus.length + said.products.length + owned.ingredients.length > 1;
  if (plan === null && !(said.routine && (grounds !== undefined || owns || numbers.age !== undefined))) return null;
  // A routine is made of kinds of its own: one that was asked for before is another subject.
  const asked: Needs = { ...needs, wants: { ...needs.wants } };
  if (said.wants.category === undefined) delete asked.wants.category;
  delete asked.wants.ingredient;
  // What is named is to be in it, and is theirs only where they said so.
  const routine = planRoutine(prepared, asked, plan, said.products);
  const part = describeRoutine(prepared, routine, plan, goods.products, inquiry.locale);
  if (part === null) return null;
  const [turned] = part.apart.filter(({ names }) => names.length === 0);
  return {
    lines: [
      plan ? { say: 'advice-routine-plan', params: { plan: part.title ?? '' } } : { say: 'advice-routine' },
      ...(turned ? [{ say: 'advice-routine-turned', params: { reason: turned.reason } }] : []),
      { show: part },
    ],
    choices: [],
    citations: [],
    known: { ...asked },
    asks: false,
    why: [
      `routine${plan ? ` ${plan.id}` : ''}: ${part.sessions.map(({ session, steps }) => `${steps.length} in the ${session}`).join(', ')}`,
      ...routine.apart.map(({ conflict }) => `kept apart by ${conflict.id}`),
      ...routine.barred.map(({ objection }) => `left out by ${'rule' in objection ? objection.rule.id : 'an allergy'}`),
      ...routine.turned.map(({ id }) => `turned by ${id}`),
    ],
  };
}
