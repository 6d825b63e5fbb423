import { foldInPlace } from '#nlu/fold-in-place.ts';
import { GLUE_EN } from './glue-words.ts';
import { pairsOf, stem } from './words.ts';

/** A clause, with the words that something in it negates apart from the others. Stems of Latin words, pairs of Han. */
export interface ScopedClause {
  text: string;
  words: ReadonlySet<string>;
  /** Of `words`, those close behind a negation. */
  negated: ReadonlySet<string>;
  negates: boolean;
  /** It says what is so in a case: "if it does not turn up". */
  supposed: boolean;
  /** It is bound to a condition or leaves something out, which turns a negation round: "only", "unless", "instead of". */
  bound: boolean;
}

const CLAUSE =
  /(?<!\d),|,(?!\d)|[:;、|(（)）或]|[.!?]\s|\s-\s|—|\bbut\b|\b(?:and|or) (?=(?:[a-z]+ )?(?:not|never|no|cannot|[a-z]+n't)\b)/;
const TOKEN = /[a-z]+(?:['-][a-z]+)*|\p{Script=Han}+/gu;
const NEGATION_EN = /^(?:not|no|never|cannot|without|neither|nor|none|unable|dont|cant|wont|[a-z]+n't)$/;
const NEGATION_ZH =
  /(不(?!适(?![合用])|出|上|起|过|但|仅|光|同|一样|好意思|便|妨|用谢|然|断|论|管|少|足|到|满|超)|没(?!事|关系)|无(?!论|理由|门槛|线)|未(?!必|来)|免(?!费|邮|运|息)|勿|莫)/u;
const BOUND =
  /\b(?:only|unless|except|until|before|instead|rather|otherwise|beyond|outside|more than|less than|over|under|if|whether|too|avoid|exclud\w+|sorry|worry|n?either|nor|also|just)\b|[只才仅否未超]|除(?!夕)|不是|如果|要是|的话|之前|以前|一旦|除非|避免|别|担心|不得不|而是|是不是|会不会|能不能|不到|不满|不足/;
const SUPPOSED = /\b(?:if|whether|when)\b|如果|要是|的话|若|没收到|[没不无未][^,]{1,6}的|不[^,]{1,4}了[也就]/;
/** How many words, or pairs of Han, behind a negation it is about. */
const REACH_EN = 2;
const REACH_ZH = 2;
/** Words that hold a clause together. */
const LINKS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those it its they them we us our you your i me my he she who which what where when why how there ' +
    'here then than so as if or and but nor of in on at to for from with by about be am is are was were been being have has had ' +
    'do does did can could will would shall should may might must not no never cannot please also just yes any all'
  )
    .split(' ')
    .map(stem),
);

const GLUE_STEMS: ReadonlySet<string> = new Set([...GLUE_EN].map(stem));

/** Clauses of one sentence. */
export function scopedClauses(sentence: string): ScopedClause[] {
  return foldInPlace(sentence)
    .split(CLAUSE)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(scopedClause);
}

/** Whether a word tells something of the matter: no ordinary English word. */
export const tells = (word: string): boolean => !GLUE_STEMS.has(word);

function scopedClause(text: string): ScopedClause {
  const words = new Set<string>();
  const negated = new Set<string>();
  let negations = 0;
  let left = 0;
  const negate = (reach: number): void => {
    negations += 1;
    left = negations % 2 === 1 ? reach : 0;
  };
  const add = (word: string): void => {
    words.add(word);
    if (left-- > 0) negated.add(word);
  };
  for (const [token] of text.matchAll(TOKEN)) {
    if (/^[a-z]/.test(token)) {
      if (NEGATION_EN.test(token)) negate(REACH_EN);
      for (const word of token.split('-').map(stem)) if (word.length > 1 && !LINKS.has(word)) add(word);
      continue;
    }
    for (const [at, part] of token.split(NEGATION_ZH).entries()) {
      // What was split at stands at the odd places.
      if (at % 2 === 1) negate(REACH_ZH);
      else if (part !== '') {
        for (const pair of pairsOf(part)) add(pair);
        left = 0;
      }
    }
  }
  const negates = negations % 2 === 1;
  return {
    text,
    words,
    negated,
    negates,
    supposed: SUPPOSED.test(text),
    bound: BOUND.test(text),
  };
}
