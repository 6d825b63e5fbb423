import { foldInPlace } from '#nlu/fold-in-place.ts';
import { COMMON_EN, COMMON_ZH } from './common-words.ts';
import { EVERYDAY_EN, EVERYDAY_ZH } from './everyday-words.ts';
import { GLUE_EN, GLUE_ZH } from './glue-words.ts';
import { spellNumbers } from './number-words.ts';
import { hanRuns, latinWords, pairsOf, stem } from './words.ts';

/** Words of a text, to look others up in. */
export interface Vocabulary {
  stems: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
  characters: ReadonlySet<string>;
  /** Latin words joined by a hyphen. */
  compounds: ReadonlySet<string>;
}

const COMPOUND = /[a-z]{3,}(?:-[a-z]{3,})+/g;
const compoundsOf = (text: string): string[] => foldInPlace(text).match(COMPOUND) ?? [];

export function vocabularyOf(texts: readonly string[]): Vocabulary {
  const runs = texts.flatMap(hanRuns);
  return {
    stems: new Set(texts.flatMap(latinWords).map(stem)),
    pairs: new Set(runs.flatMap(pairsOf)),
    characters: new Set(runs.flatMap((run) => [...run])),
    compounds: new Set(texts.flatMap(compoundsOf)),
  };
}

/** How the words of a sentence stand to its grounds. A Latin word counts 1, a Han character 1/2. */
export interface Grounding {
  /** In the grounds. */
  grounded: number;
  /** In the question alone. */
  echoed: string[];
  /** In neither, and no ordinary word, but one of the common vocabulary. */
  common: string[];
  /** In neither, and nothing of the above. */
  foreign: string[];
}

const GLUE_STEMS: ReadonlySet<string> = new Set([...GLUE_EN].map(stem));
const EVERYDAY_STEMS: ReadonlySet<string> = new Set([...EVERYDAY_EN].map(stem));
const COMMON_STEMS: ReadonlySet<string> = new Set([...COMMON_EN].map(stem));
const ORDINARY_ZH: ReadonlySet<string> = new Set([...GLUE_ZH, ...EVERYDAY_ZH]);
const KNOWN_ZH: ReadonlySet<string> = new Set([...ORDINARY_ZH, ...COMMON_ZH]);
const LONGEST_ZH = Math.max(...[...KNOWN_ZH].map(({ length }) => length));
/** I'm, you've, she'll: pronouns with an auxiliary. */
const CONTRACTED = /^(?:i|you|he|she|it|we|they|there|that|what|who|here|let)'(?:m|re|s|ve|ll|d)$|n't$/;

/** Numbers in words are no words here: they are judged as numbers. */
export function groundingOf(text: string, grounds: Vocabulary, question: Vocabulary): Grounding {
  const sentence = spellNumbers(foldInPlace(text));
  const grounding: Grounding = { grounded: 0, echoed: [], common: [], foreign: [] };
  for (const word of latinWords(sentence)) {
    const bare = stem(word);
    const glue = GLUE_EN.has(word.replaceAll("'", '')) || GLUE_STEMS.has(bare);
    if (grounds.stems.has(bare)) grounding.grounded += glue ? 0 : 1;
    else if (glue || EVERYDAY_STEMS.has(bare) || CONTRACTED.test(word)) continue;
    else if (question.stems.has(bare)) grounding.echoed.push(word);
    else (COMMON_STEMS.has(bare) ? grounding.common : grounding.foreign).push(word);
  }
  for (const compound of compoundsOf(sentence)) {
    if (!grounds.compounds.has(compound) && !question.compounds.has(compound)) grounding.foreign.push(compound);
  }
  for (const run of hanRuns(sentence)) addRun(run, grounds, question, grounding);
  return grounding;
}

function addRun(run: string, grounds: Vocabulary, question: Vocabulary, grounding: Grounding): void {
  const characters = [...run];
  const state: ('grounded' | 'echoed' | 'glue' | 'common' | 'foreign')[] = characters.map(() => 'foreign');
  mark(characters, state, question.pairs, 'echoed');
  mark(characters, state, grounds.pairs, 'grounded');
  for (let at = 0; at < characters.length; at++) {
    const known = knownAt(run, at);
    if (known === undefined) continue;
    const as = ORDINARY_ZH.has(known) ? 'glue' : 'common';
    for (let inside = at; inside < at + known.length; inside++) {
      if (state[inside] === 'foreign' || (state[inside] === 'echoed' && known.length > 1)) state[inside] = as;
    }
    at += known.length - 1;
  }
  let from = 0;
  for (let at = 1; at <= characters.length; at++) {
    if (at < characters.length && state[at] === state[from]) continue;
    const piece = characters.slice(from, at);
    const kind = state[from];
    if (kind === 'grounded') grounding.grounded += piece.length / 2;
    // A character of its own is no word that could be looked up: it counts where the grounds know it.
    else if ((kind === 'foreign' || kind === 'common') && piece.length === 1 && grounds.characters.has(piece[0] ?? ''))
      grounding.grounded += 0;
    else if (kind === 'echoed') grounding.echoed.push(piece.join(''));
    else if (kind === 'common') grounding.common.push(piece.join(''));
    else if (kind === 'foreign') grounding.foreign.push(piece.join(''));
    from = at;
  }
}

/** The longest known word that begins there. */
function knownAt(run: string, at: number): string | undefined {
  for (let length = Math.min(LONGEST_ZH, run.length - at); length > 0; length--) {
    const word = run.slice(at, at + length);
    if (KNOWN_ZH.has(word)) return word;
  }
  return undefined;
}

function mark<State>(characters: readonly string[], state: State[], pairs: ReadonlySet<string>, as: State): void {
  for (let at = 1; at < characters.length; at++) {
    if (!pairs.has(`${characters[at - 1]}${characters[at]}`)) continue;
    state[at - 1] = as;
    state[at] = as;
  }
}
