import { plain } from './pocket-prompt.ts';
import { likeliestSentences } from './rank-sentences.ts';
import { sentencesOf } from './sentences.ts';
import type { GeneratorTask } from './tasks.ts';

/** A reply that is hardly shorter than the entry is not worth waiting for. */
const SHORTER = 0.85;

/**
 * Whether the pocket generator is to word an answer: it is where few sentences of the source are likely enough to hold it,
 * and are clearly shorter than the whole (docs/decisions/0082).
 */
export function isWorthWording({ question, sources }: Extract<GeneratorTask, { use: 'word-answer' }>): boolean {
  const whole = sources.map(({ text }) => plain(text)).join('\n');
  const sentences = sentencesOf(whole);
  const { places, isSure } = likeliestSentences(plain(question), sentences);
  const length = places.reduce((sum, place) => sum + (sentences[place]?.length ?? 0), 0);
  return isSure && length <= SHORTER * whole.length;
}
