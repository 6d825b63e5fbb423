import type { Locale } from '#core/locale.ts';
import type { Overlay, UrgentAnswer } from './overlay-schema.ts';
import type { AnswerEntry } from './pack-schema.ts';

/** Answers of the overlay that are told at `now` (epoch ms). */
export const urgentAt = (overlay: Overlay | null, now: number): UrgentAnswer[] =>
  (overlay?.answers ?? []).filter(({ until }) => now <= Date.parse(until));

/**
 * A language's answers with the urgent ones among them: one of the same id takes an entry's place and keeps how shoppers ask
 * for it, others come last. The same array where nothing is urgent.
 */
export function withUrgent(
  answers: readonly AnswerEntry[],
  urgent: readonly UrgentAnswer[],
  locale: Locale,
): readonly AnswerEntry[] {
  if (urgent.length === 0) return answers;
  const waiting = new Map(urgent.map((answer) => [answer.id, answer]));
  const changed = answers.flatMap((entry) => {
    const answer = waiting.get(entry.id);
    if (!answer) return [entry];
    waiting.delete(entry.id);
    const text = answer.texts[locale];
    return text ? [{ ...text, id: entry.id, questions: [...new Set([...text.questions, ...entry.questions])] }] : [];
  });
  const added = [...waiting.values()].flatMap(({ id, texts }) => {
    const text = texts[locale];
    return text ? [{ ...text, id }] : [];
  });
  return [...changed, ...added];
}
