import { simplify } from '#core/simplify.ts';
import type { NanoReader } from '#nlu/nano-reader.ts';
import { possibleLanguages } from '#nlu/possible-languages.ts';

/** Fewer letters than this tell no language, unless their script does. */
const LETTERS = 6;
const SURE = 0.5;

/** Tells languages by the model where it is there, else by the script; null where it cannot be told. */
export function languageReader(nano: NanoReader | null): (text: string) => string | null {
  return (text) => {
    const letters = text.replace(/\[\w+\]/g, '').match(/\p{L}/gu)?.length ?? 0;
    const [first, second] = possibleLanguages(text);
    if (letters === 0) return null;
    if (first === 'zh-Hans' && nano === null) return simplify(text) === text ? 'zh-Hans' : 'zh-Hant';
    // One language alone is written so.
    if (second === undefined) return first ?? null;
    if (nano === null || (letters < LETTERS && first !== 'zh-Hans')) return null;
    const { labels, probabilities } = nano.opine(text).languages;
    let best = 0;
    for (let at = 1; at < probabilities.length; at++)
      if ((probabilities[at] ?? 0) > (probabilities[best] ?? 0)) best = at;
    return (probabilities[best] ?? 0) >= SURE ? (labels[best] ?? null) : null;
  };
}
