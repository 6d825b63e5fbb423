import type { EscalationRule } from '#knowledge/rules-schema.ts';
import { because, type Draft } from '../draft.ts';
import { memoryOf, type Question } from '../memory.ts';
import { policyOf } from '../policy.ts';
import { tierOf } from '../tier.ts';

/**
 * The merchant's rule that calls for a person now; each holds once in a conversation, and one that calls a person goes
 * before one that offers. Reads what was remembered of the messages, the newest included.
 */
export function dueEscalation(draft: Draft): EscalationRule | null {
  const { questions, escalated } = memoryOf(draft.state);
  const newest = questions.at(-1);
  if (!newest) return null;
  const tier = tierOf(draft.state, draft.book);
  const rules = policyOf(draft.book).escalations;
  const due = rules.filter(({ when }, index) => {
    if (escalated.includes(index) || (when.tier && when.tier !== tier)) return false;
    if (!fits(when, newest)) return false;
    return questions.filter((question) => fits(when, question)).length >= (when.count ?? 1);
  });
  const rule = due.find((each) => each.do === 'person') ?? due[0];
  if (!rule) return null;
  because(draft, `rule ${JSON.stringify(rule.when)} → ${rule.do} (${rule.reason})`);
  draft.state.memory = { ...memoryOf(draft.state), escalated: [...escalated, rules.indexOf(rule)] };
  return rule;
}

function fits(when: EscalationRule['when'], { intent, sure, mood }: Question): boolean {
  if (when.mood && when.mood !== mood) return false;
  if (!when.intent) return true;
  return sure && [when.intent].flat().includes(intent);
}
