import type { Lexicon } from './pack-schema.ts';
import { termsOf } from './terms.ts';

/** A phrase of the query that the pack's lexicon knows, and what it may also be called. */
export interface Expansion {
  /** Terms of the phrase as it stands in the query. */
  phrase: readonly string[];
  /** Terms of each other name. */
  others: readonly (readonly string[])[];
}

/** Synonyms and shop terms of a pack's lexicon. */
export class SynonymIndex {
  /** First term of a phrase → the phrases that begin with it. */
  readonly #byFirstTerm = new Map<string, Expansion[]>();

  constructor(lexicon: Pick<Lexicon, 'synonyms' | 'terms'>) {
    for (const group of lexicon.synonyms) {
      const phrases = group.map(phraseTerms);
      phrases.forEach((phrase, at) => {
        this.#add(
          phrase,
          phrases.filter((_, other) => other !== at),
        );
      });
    }
    for (const [term, meaning] of Object.entries(lexicon.terms)) this.#add(phraseTerms(term), [phraseTerms(meaning)]);
  }

  /** The known phrases all of whose terms are in the query. */
  expansions(queryTerms: ReadonlySet<string>): Expansion[] {
    return [...queryTerms].flatMap((term) =>
      (this.#byFirstTerm.get(term) ?? []).filter(({ phrase }) => phrase.every((part) => queryTerms.has(part))),
    );
  }

  #add(phrase: string[], others: string[][]): void {
    const [first] = phrase;
    if (first === undefined) return;
    const known = this.#byFirstTerm.get(first) ?? [];
    known.push({ phrase, others: others.filter((other) => other.length > 0) });
    this.#byFirstTerm.set(first, known);
  }
}

/** Pairs alone where the script has no spaces: they are in the query too, however its words were cut. */
function phraseTerms(text: string): string[] {
  return termsOf(text, null);
}
