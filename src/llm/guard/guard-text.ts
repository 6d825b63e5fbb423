import { foldInPlace } from '#nlu/fold-in-place.ts';
import { type GuardFault, type GuardOutcome, type GuardRules, sentenceGuard } from './guard-sentence.ts';

export interface Guard {
  /** Takes the next sentence, in order. Once one has failed none passes any more. */
  take(sentence: string): { passed: string } | { fault: GuardFault };
  /** Judges the whole. Where the verdict is `template`, nothing that passed may stay. */
  outcome(): GuardOutcome;
}

/** Watches over one generated text, sentence by sentence. */
export function createGuard(rules: GuardRules): Guard {
  const judge = sentenceGuard(rules);
  const said = new Set<string>();
  const faults: GuardFault[] = [];
  let sentences = 0;
  let characters = 0;
  let informs = false;

  function faultOfWhole(sentence: string): GuardFault | null {
    const tooLong = sentences >= rules.maxSentences || characters + sentence.length > rules.maxCharacters;
    if (tooLong || said.has(keyOf(sentence))) return { kind: 'length', found: sentence };
    // What follows a gap may lean on what is missing.
    return faults[0] ?? null;
  }

  return {
    take(sentence) {
      const { fault, informative } = judge(sentence);
      const found = fault ?? faultOfWhole(sentence);
      if (found !== null) {
        faults.push(found);
        return { fault: found };
      }
      said.add(keyOf(sentence));
      sentences += 1;
      characters += sentence.length;
      informs ||= informative;
      return { passed: sentence };
    },
    outcome() {
      if (!informs) return { verdict: 'template', sentences, faults };
      return { verdict: faults.length > 0 ? 'cut' : 'kept', sentences, faults };
    },
  };
}

const keyOf = (sentence: string): string => foldInPlace(sentence).replace(/[^\p{L}\p{N}]/gu, '');
