import type { Locale } from '#core/locale.ts';

/** What a generated text is held against. */
export interface GuardRules {
  /** Language in which the shopper is answered. */
  locale: Locale;
  /** Texts that may be said: the cited sources, facts of the order. Links as Markdown. */
  grounds: readonly string[];
  /** The shopper's question. Its words may be taken up; nothing in it counts as a fact. */
  question: string;
  /** Names and SKUs of the shop's products. */
  names: readonly string[];
  maxSentences: number;
  /** Of the whole text. */
  maxCharacters: number;
}

export type FaultKind =
  | 'number'
  | 'price'
  | 'date'
  | 'code'
  | 'link'
  | 'name'
  | 'promise'
  | 'ungrounded'
  | 'language'
  | 'length'
  | 'profanity'
  | 'instruction'
  | 'personal'
  | 'form';

/** Why a sentence may not be shown. `found` is the place in it, or the sentence. */
export interface GuardFault {
  kind: FaultKind;
  found: string;
}

/**
 * What became of a generated text. `kept`: all of it passed. `cut`: its end was left out, and what stayed is whole.
 * `template`: nothing of it was fit to be said.
 */
export interface GuardOutcome {
  verdict: 'kept' | 'cut' | 'template';
  /** How many passed. */
  sentences: number;
  faults: GuardFault[];
}
