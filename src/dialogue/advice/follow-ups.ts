import { because, type Draft } from '../draft.ts';
import { memoryOf } from '../memory.ts';
import { policyOf } from '../policy.ts';
import type { Choice } from '../state.ts';
import { wording } from '../wording.ts';
import { shortName } from './question.ts';
import type { Subject } from './subject.ts';

/** Quick replies with what shoppers ask next after this entry, or after this intent; never what was asked already. */
export function followUpChoices(
  draft: Draft,
  entryId: string,
  { question, product }: Subject,
  intent: string,
): Choice[] {
  const { choices, minProbability, next } = policyOf(draft.book).followUps;
  const asked = new Set(memoryOf(draft.state).questions.map((before) => before.intent));
  const subject = product ? shortName(product) : question.name;
  const likely = (next[entryId] ?? next[intent] ?? [])
    .filter((step) => step.probability >= minProbability && !asked.has(step.intent))
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, choices);
  return likely.flatMap((step) => {
    const label =
      (subject === null ? null : wording(draft, `ask-this-${step.intent}`, { subject })) ??
      wording(draft, `ask-${step.intent}`);
    if (label === null) return [];
    because(draft, `next ${step.intent} ${step.probability.toFixed(2)} ≥ ${minProbability.toFixed(2)}`);
    return [{ id: `ask.${step.intent}`, label, act: { type: 'say', text: label } }];
  });
}
