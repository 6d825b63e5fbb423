import type { Emotion, Reading } from '#nlu/reading.ts';
import { because, type Draft } from '../draft.ts';
import { groupOf } from '../intent-groups.ts';
import { memoryOf } from '../memory.ts';
import { policyOf } from '../policy.ts';
import type { MessagePart } from '../state.ts';
import { type ScriptKey, spokenFirst } from '../wording.ts';

export const isNegative = (mood: Emotion): boolean => mood === 'angry' || mood === 'anxious';

/** The mood to go by: what was read, where it was read surely enough. */
export function moodOf(draft: Draft, { emotion, emotionConfidence }: Reading): Emotion {
  const { sure } = policyOf(draft.book).mood;
  if (emotion === 'neutral' || emotionConfidence < sure) return 'neutral';
  because(draft, `mood ${emotion} ${emotionConfidence.toFixed(2)} ≥ ${sure.toFixed(2)}`);
  return emotion;
}

/**
 * What is said first to someone angry or worried: an apology that names the fault, or comfort that names the worry. The
 * same one is not given twice: who is still angry hears the plain one in other words.
 */
export function openingWords(draft: Draft, intent: string): MessagePart[] {
  const { mood, said } = memoryOf(draft.state);
  if (!isNegative(mood)) return [];
  const [kind, plain] =
    mood === 'angry' ? (['apology', 'soothe-angry'] as const) : (['comfort', 'soothe-anxious'] as const);
  const [family = ''] = intent.split('.', 1);
  const named: ScriptKey[] = [`${kind}-${intent}`, `${kind}-${family}`, `${kind}-${groupOf(intent)}`];
  return spokenFirst(draft, [...named.filter((key) => !said[key]), plain]);
}
