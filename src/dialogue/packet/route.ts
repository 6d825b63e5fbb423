import type { HandoffRule } from '#knowledge/rules-schema.ts';
import type { Draft } from '../draft.ts';
import { because } from '../draft.ts';
import { memoryOf } from '../memory.ts';
import { PRIORITIES, type Priority, SKILLS, type Skill } from '../outward.ts';
import { policyOf } from '../policy.ts';
import { tierOf } from '../tier.ts';

/** How soon and by whom: the highest that any fitting rule of the pack says; `normal` and `junior` where none does. */
export function routeOf(draft: Draft, isCrisis: boolean): { priority: Priority; skill: Skill } {
  const rules = policyOf(draft.book).handoff.route.filter(({ when }) => fits(draft, when, isCrisis));
  for (const { when, priority, skill } of rules) {
    because(draft, `route ${JSON.stringify(when)} → ${[priority, skill].filter(Boolean).join(', ')}`);
  }
  return {
    priority:
      highest(
        PRIORITIES,
        rules.flatMap((rule) => rule.priority ?? []),
      ) ?? 'normal',
    skill:
      highest(
        SKILLS,
        rules.flatMap((rule) => rule.skill ?? []),
      ) ?? 'junior',
  };
}

/** Whether the merchant lets this one go without being looked over first. */
export function goesAtOnce({ state, book }: Draft, isCrisis: boolean): boolean {
  const { atOnce } = policyOf(book).handoff;
  return (isCrisis && atOnce.includes('crisis')) || (tierOf(state, book) === 'vip' && atOnce.includes('vip'));
}

function fits({ state, book }: Draft, when: HandoffRule['when'], isCrisis: boolean): boolean {
  if (when.crisis !== undefined && when.crisis !== isCrisis) return false;
  if (when.tier && when.tier !== tierOf(state, book)) return false;
  if (when.mood && !recentMoods(state).includes(when.mood)) return false;
  if (when.topic && ![when.topic].flat().includes(state.topic ?? '')) return false;
  return when.value === undefined || isWorth(state, when.value);
}

/** The mood of the last three messages: who was angry a moment ago is not calm because they now give a number. */
function recentMoods(state: Draft['state']): string[] {
  const { mood, questions } = memoryOf(state);
  return [mood, ...questions.slice(-3).map((question) => question.mood)];
}

/** Whether one of the orders seen is worth so much, in its own currency. */
const isWorth = ({ orders }: Draft['state'], least: Readonly<Record<string, number>>): boolean =>
  Object.values(orders).some(({ order: { total } }) => {
    const from = least[total.currency];
    return from !== undefined && Number(total.amount) >= from;
  });

function highest<Name extends string>(scale: readonly Name[], names: readonly Name[]): Name | undefined {
  return scale.findLast((name) => names.includes(name));
}
