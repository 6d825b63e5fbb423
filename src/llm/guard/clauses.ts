import { foldInPlace } from '#nlu/fold-in-place.ts';
import { GLUE_EN } from './glue-words.ts';
import { hanRuns, latinWords, pairsOf, stem } from './words.ts';

/** A part of a sentence with its words, to be compared with others. */
export interface Clause {
  text: string;
  /** Stems of Latin words, pairs of Han; no ordinary words, no negation. */
  words: ReadonlySet<string>;
  negated: boolean;
  /** Whether anything is negated in the line that it is part of. */
  lineNegated: boolean;
}

const BREAK = /[,;:!?，。；：！？、\n|]|\.(?!\d)| - |—|–(?!\d)/u;
const ASIDE = /[(（][^()（）\n]{0,80}[)）]/g;
const NEGATION_EN = /\b(?:not|no|never|cannot|without|neither|nor|none|nobody|nothing|unable|\w+n't|dont|cant|wont)\b/g;
/** Words with a negating character that do not negate, and questions of the form A-not-A. */
const NO_NEGATION_ZH =
  /不过|不但|不仅|不光|不同|不一样|不好意思|对不起|不便|不妨|不用谢|不然|要不|差不多|不断|无论|不管|不少|别的|特别|分别|区别|级别|个别|类别|性别|识别|(.)不\1|没事|没关系|来不及|免不了|不得不|未必|无酒精|未来|无人|别担心|别慌|别急|别怕|不痛快|不会不/g;
const NEGATION_ZH = /不|没|无|非|别|未|勿|莫/g;

export function clausesOf(text: string): Clause[] {
  return text.split('\n').flatMap((line) => {
    const parts = line
      .replace(ASIDE, '')
      .split(BREAK)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const negated = parts.map(isNegated);
    const lineNegated = negated.includes(true);
    return parts.map((part, at) => ({ text: part, words: wordsIn(part), negated: negated[at] ?? false, lineNegated }));
  });
}

function isNegated(clause: string): boolean {
  const folded = foldInPlace(clause);
  const count =
    (folded.match(NEGATION_EN)?.length ?? 0) + (folded.replace(NO_NEGATION_ZH, '  ').match(NEGATION_ZH)?.length ?? 0);
  return count % 2 === 1;
}

function wordsIn(clause: string): Set<string> {
  const latin = latinWords(clause)
    .filter((word) => !GLUE_EN.has(word.replaceAll("'", '')))
    .map(stem);
  const han = hanRuns(clause.replace(NEGATION_ZH, '')).flatMap(pairsOf);
  return new Set([...latin, ...han]);
}
