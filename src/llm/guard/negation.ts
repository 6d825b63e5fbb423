import { type Clause, clausesOf } from './clauses.ts';

/** A clause with fewer words is like too many others. */
const WORDS_EN = 3;
const WORDS_ZH = 4;
/** Share of words that the two have in common, from which on they say the same of the same. */
const ALIKE = 0.8;

/** The clause of a sentence that says the contrary of a clause of its grounds, all else being alike; null where none does. */
export function flippedClause(sentence: string, grounds: readonly Clause[]): string | null {
  for (const clause of clausesOf(sentence)) {
    if (clause.words.size < (/\p{Script=Han}/u.test(clause.text) ? WORDS_ZH : WORDS_EN)) continue;
    const alike = grounds.filter((ground) => likeness(clause.words, ground.words) >= ALIKE);
    if (alike.length > 0 && alike.every((ground) => contradicts(clause, ground))) return clause.text;
  }
  return null;
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (other.size === 0) return 0;
  const common = [...one].filter((word) => other.has(word)).length;
  return common / Math.max(one.size, other.size);
}

/** What negates may stand elsewhere in the line: "it cannot: refund an online order". */
const contradicts = (clause: Clause, ground: Clause): boolean =>
  clause.negated ? !ground.lineNegated : ground.negated && !clause.lineNegated;
