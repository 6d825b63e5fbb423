import { foldInPlace } from '#nlu/fold-in-place.ts';
import { findClaims } from './find-claims.ts';
import { claimOf, type FoundNumber } from './find-numbers.ts';
import type { FaultKind, GuardFault } from './guard-fault.ts';
import { type ScopedClause, scopedClauses, tells } from './scoped-words.ts';
import { isMoney } from './units.ts';

/** A sentence of the grounds. */
interface Source {
  clauses: readonly ScopedClause[];
  words: ReadonlySet<string>;
  facts: readonly Fact[];
}

/** A figure or moment that a text states; two of one measure may be taken for each other. */
interface Fact {
  kind: FaultKind;
  value: string;
  measure: string;
  found: string;
}

const SENTENCE = /(?<=[。！？!?\n])|(?<=\.)(?!\d)/;
/** Share of the weight of a clause that another has to have to be about the same. */
const ALIKE = 0.6;
/** Share of its words that a clause has in common with the one that denies a word of it. */
const HALF = 0.4;
/** By how much another sentence must be nearer to a clause than the one that has its figure. */
const NEARER = 0.5;
/** What says that something may be left out. */
const WAIVES = /\bwithout\b|\bno\b.*\b(?:needed|required|necessary)\b|不用|不需|无需|无须|不必|免(?!费)|没[^,]{1,6}也/;
const PLACES = /\b(?:before|regardless)\b/g;
/** Units of time, any of which may be taken for another. */
const SPANS: ReadonlySet<string> = new Set('second minute hour workday day night week month year'.split(' '));

/**
 * Whether what a sentence says belongs together in its grounds too: no clause says the contrary of the nearest clause of
 * theirs, and no figure stands beside words of another sentence than its own. Null where it does.
 */
export function createAlignmentGuard(texts: readonly string[]): (sentence: string) => GuardFault | null {
  const sources = texts
    .flatMap((text) => text.split(SENTENCE))
    .map(sourceOf)
    .filter(({ words }) => words.size > 0);
  const clauses = sources.flatMap((source) => source.clauses);
  const plain = `|${clauses.map(({ text }) => lettersOf(text)).join('|')}|`;
  const folded = foldInPlace(texts.join('\n'));
  const weights = new Map<string, number>();
  const weightOf = (word: string): number => {
    const known = weights.get(word);
    if (known !== undefined) return known;
    const count = Math.max(1, sources.filter(({ words }) => words.has(word)).length);
    const weight = (Math.log((sources.length + 1) / (count + 0.5)) + 0.2) * (tells(word) ? 1 : 0.5);
    weights.set(word, weight);
    return weight;
  };
  const sum = (words: Iterable<string>): number => [...words].reduce((total, word) => total + weightOf(word), 0);
  const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
    sum([...one].filter((word) => other.has(word)));

  /** Words that the clause says and all of its grounds deny. */
  function denied(clause: ScopedClause): boolean {
    if (clause.negates || clause.words.size < 2) return false;
    return [...clause.words].some((word) => {
      if (!tells(word)) return false;
      const holders = clauses.filter(({ words }) => words.has(word));
      return (
        holders.length > 0 &&
        holders.every((holder) => {
          if (!holder.negated.has(word) || holder.supposed) return false;
          const both = shared(clause.words, holder.words);
          return both >= HALF * sum(clause.words) || both >= ALIKE * sum(holder.words);
        })
      );
    });
  }

  function contradicted(clause: ScopedClause): boolean {
    const whole = sum(clause.words);
    if (clause.words.size < (clause.negates ? 4 : 2)) return false;
    const near = sources
      .flatMap((source) => source.clauses.map((ground) => ({ ground, source })))
      .map(({ ground, source }) => ({ ground, source, score: shared(clause.words, ground.words) }))
      .filter(({ score }) => score >= ALIKE * whole);
    const best = Math.max(...near.map(({ score }) => score));
    const nearest = near.filter(({ score }) => score >= best - 1e-9);
    return (
      nearest.length > 0 &&
      nearest.every(({ ground, source }) =>
        clause.negates ? !source.clauses.some(({ negates }) => negates) : ground.negates && !ground.supposed,
      )
    );
  }

  /** What the clause does without, and its grounds ask for. */
  function waived(clause: ScopedClause): boolean {
    if (!WAIVES.test(clause.text)) return false;
    return [...clause.negated].some((word) => {
      const holders = sources.filter(({ words }) => words.has(word));
      return (
        tells(word) && holders.length > 0 && !holders.some((holder) => holder.clauses.some(({ negates }) => negates))
      );
    });
  }

  /** Before something, where its grounds set nothing before anything. */
  function displaced(clause: ScopedClause): boolean {
    const places = clause.text.match(PLACES) ?? [];
    return (
      places.some((place) => !folded.includes(place)) &&
      sources.some(({ words }) => shared(clause.words, words) >= ALIKE * sum(clause.words))
    );
  }

  /** The figure of a clause that stands in the grounds, but beside other words. */
  function misplaced(clause: ScopedClause): GuardFault | null {
    for (const { value, measure, found, kind } of factsIn(clause.text)) {
      const holders = sources.filter(({ facts }) => facts.some((fact) => fact.value === value));
      if (holders.length === 0) continue;
      const own = Math.max(...holders.map(({ words }) => shared(clause.words, words)));
      const nearer = sources.some(
        ({ facts, words }) =>
          shared(clause.words, words) > own + NEARER && facts.some((fact) => fact.measure === measure),
      );
      if (nearer) return { kind, found };
    }
    return null;
  }

  return (sentence) => {
    for (const clause of scopedClauses(sentence)) {
      const letters = lettersOf(clause.text);
      // What denies may be quoted in part: what is left out of it grants nothing.
      if (plain.includes(clause.negates ? letters : `|${letters}|`)) continue;
      const fault = misplaced(clause);
      if (fault !== null) return fault;
      const contrary = denied(clause) || contradicted(clause) || waived(clause);
      if ((contrary && !clause.bound) || displaced(clause)) return { kind: 'ungrounded', found: clause.text };
    }
    return null;
  };
}

function sourceOf(sentence: string): Source {
  const clauses = scopedClauses(sentence);
  return {
    clauses,
    words: new Set(clauses.flatMap(({ words }) => [...words])),
    facts: factsIn(sentence),
  };
}

function factsIn(text: string): Fact[] {
  const { moments, numbers } = findClaims(text);
  return [
    ...moments.map(({ kind, key, found }) => ({ kind, value: key, measure: 'moment', found })),
    ...numbers.map((number) => ({ ...claimOf(number), value: number.value, measure: measureOf(number) })),
  ];
}

function measureOf({ unit, counted }: FoundNumber): string {
  if (unit === null) return counted;
  return isMoney(unit) ? 'money' : SPANS.has(unit) ? 'span' : unit;
}

const lettersOf = (text: string): string => foldInPlace(text).replace(/[^\p{L}\p{N}.%]/gu, '');
