import { foldInPlace } from '#nlu/fold-in-place.ts';
import { createAlignmentGuard } from './alignment-guard.ts';
import { unfoundedFact } from './fact-guard.ts';
import { unfitForm } from './form-guard.ts';
import { groundWords } from './grounding-guard.ts';
import type { FaultKind, GuardFault, GuardRules } from './guard-fault.ts';
import { instructionSign } from './instruction-signs.ts';
import { foreignScript } from './language-guard.ts';
import { createNameGuard } from './name-guard.ts';
import { flippedClause } from './negation.ts';
import { personalIn } from './personal-guard.ts';
import { plainLetters } from './plain-letters.ts';
import { coarseWord } from './profanity.ts';
import { unfoundedPromise } from './promise-guard.ts';
import { readGrounds } from './read-grounds.ts';

export type { FaultKind, GuardFault, GuardOutcome, GuardRules } from './guard-fault.ts';

/** What the guard makes of a sentence. `informative`: it says something of its grounds, and is not an opening only. */
export interface Judgement {
  fault: GuardFault | null;
  informative: boolean;
}

type SentenceGuard = (sentence: string) => Judgement;

const kept = new WeakMap<GuardRules, SentenceGuard>();

/** Judges sentences by rules, which are read once. No text, wherever it comes from, switches a guard off: none can be. */
export function sentenceGuard(rules: GuardRules): SentenceGuard {
  const guard = kept.get(rules) ?? createSentenceGuard(rules);
  kept.set(rules, guard);
  return guard;
}

function createSentenceGuard(rules: GuardRules): SentenceGuard {
  const grounds = readGrounds(rules);
  const plain = grounds.texts.join('\n');
  const question = foldInPlace(plainLetters(rules.question));
  const findName = createNameGuard(rules.names, grounds.folded);
  const unaligned = createAlignmentGuard(grounds.texts);

  return (said) => {
    const sentence = plainLetters(said);
    const words = groundWords(sentence, grounds);
    const found = (kind: FaultKind, place: string | null): GuardFault | null =>
      place === null ? null : { kind, found: place };
    const fault =
      (said.length > rules.maxCharacters ? found('length', said) : null) ??
      found('form', unfitForm(said, `${grounds.written}\n${plain}`)) ??
      found('profanity', coarseWord(sentence, grounds.folded)) ??
      found('instruction', instructionSign(sentence, grounds.folded)) ??
      found('personal', personalIn(sentence, plain)) ??
      unfoundedFact(sentence, grounds) ??
      found('language', foreignScript(sentence, rules.locale, grounds.folded, question)) ??
      found('name', findName(sentence)) ??
      found('promise', unfoundedPromise(sentence, grounds.folded, grounds.demanded ? '' : question)) ??
      found('ungrounded', flippedClause(sentence, grounds.clauses)) ??
      found('ungrounded', words.fault) ??
      unaligned(sentence);
    return { fault, informative: words.informative };
  };
}

/** Why one generated sentence may not be shown; null where it may. For several sentences use `createGuard`. */
export function guardSentence(sentence: string, rules: GuardRules): GuardFault | null {
  return sentenceGuard(rules)(sentence).fault;
}
