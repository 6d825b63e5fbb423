import { normalise } from './normalise.ts';
import { simplify } from './simplify.ts';

/** A piece of text to match by. */
export interface Segment {
  text: string;
  /** `word`: a word of the language. `gram`: two neighbouring characters of a script that writes no spaces. */
  kind: 'word' | 'gram';
}

/** Splits a run of Han, kana or Thai into its words. */
export type WordBreaker = (run: string) => string[];

/**
 * What a character belongs to. `dense`: Han and kana; `thai`: Thai and Lao; both write no spaces. Hangul is spaced, but its
 * particles stick to the word.
 */
type Script = 'none' | 'letter' | 'digit' | 'dense' | 'thai' | 'hangul';

const MARKED = /[\u00c0-\u06ff\u1e00-\u1eff]/;
const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{N}/u;

/**
 * Words and character pairs of a text, in reading order, in one spelling (`normalise`, simplified Han, no accents).
 * Chinese, Japanese and Thai give the words `breakWords` finds and every pair of neighbouring characters; with `null`
 * (where `Intl.Segmenter` is missing, or for speed) the pairs alone. Digits part from letters: "200g" is "200 g".
 */
export function segment(text: string, breakWords: WordBreaker | null = intlWordBreaker()): Segment[] {
  const spelt = spell(text);
  const segments: Segment[] = [];
  let from = 0;
  let script: Script = 'none';
  // One place further than the end, to close the last run.
  for (let at = 0; at <= spelt.length; ) {
    const code = spelt.codePointAt(at) ?? 0;
    const next: Script = joins(spelt, at, script) ? script : scriptOf(code);
    if (next !== script) {
      if (script !== 'none') addRun(segments, spelt.slice(from, at), script, breakWords);
      from = at;
      script = next;
    }
    at += code > 0xffff ? 2 : 1;
  }
  return segments;
}

/** The spelling in which texts are compared. */
function spell(text: string): string {
  const folded = simplify(normalise(text));
  if (!MARKED.test(folded)) return folded;
  return folded
    .replace(/đ/g, 'd')
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u0655]/g, '')
    .normalize('NFC');
}

/** An apostrophe between letters and a point or comma between digits do not end a run. */
function joins(text: string, at: number, script: Script): boolean {
  const char = text[at];
  if (script === 'letter') return char === "'" && scriptOf(text.codePointAt(at + 1) ?? 0) === 'letter';
  if (script === 'digit') return (char === '.' || char === ',') && scriptOf(text.codePointAt(at + 1) ?? 0) === 'digit';
  return false;
}

/** Ranges instead of Unicode properties: this runs for every character of every entry. */
function scriptOf(code: number): Script {
  if (code < 0x80) {
    if (code >= 0x61 && code <= 0x7a) return 'letter';
    return code >= 0x30 && code <= 0x39 ? 'digit' : 'none';
  }
  if (code >= 0x4e00 && code <= 0x9fff) return 'dense';
  if ((code >= 0x2000 && code <= 0x303f && code !== 0x3005) || (code >= 0xff00 && code <= 0xff20)) return 'none';
  if (code >= 0x0e00 && code <= 0x0eff) return 'thai';
  if (code >= 0xac00 && code <= 0xd7ff) return 'hangul';
  if (
    code === 0x3005 ||
    (code >= 0x3041 && code <= 0x30ff) ||
    (code >= 0x31f0 && code <= 0x31ff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x323af)
  ) {
    return 'dense';
  }
  const char = String.fromCodePoint(code);
  if (LETTER.test(char)) return 'letter';
  return DIGIT.test(char) ? 'digit' : 'none';
}

function addRun(segments: Segment[], run: string, script: Script, breakWords: WordBreaker | null): void {
  switch (script) {
    case 'letter':
      segments.push({ text: run.includes("'") ? run.replace(/'s$/, '').replaceAll("'", '') : run, kind: 'word' });
      return;
    case 'digit':
      segments.push({ text: run.replaceAll(',', ''), kind: 'word' });
      return;
    case 'hangul':
      segments.push({ text: run, kind: 'word' });
      if (run.length > 2) addPairs(segments, [...run], []);
      return;
    case 'dense':
      addDense(segments, run, [...run], breakWords);
      return;
    case 'thai':
      // Vowels and tones stay with their consonant.
      addDense(segments, run, run.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [], breakWords);
      return;
    case 'none':
      return;
  }
}

function addDense(segments: Segment[], run: string, characters: string[], breakWords: WordBreaker | null): void {
  if (characters.length === 1) {
    segments.push({ text: run, kind: 'word' });
    return;
  }
  const words = breakWords === null ? [] : breakWords(run);
  for (const word of words) segments.push({ text: word, kind: 'word' });
  addPairs(segments, characters, words);
}

function addPairs(segments: Segment[], characters: readonly string[], words: readonly string[]): void {
  for (let at = 1; at < characters.length; at++) {
    const pair = `${characters[at - 1]}${characters[at]}`;
    if (!words.includes(pair)) segments.push({ text: pair, kind: 'gram' });
  }
}

let breaker: WordBreaker | null | undefined;

function intlWordBreaker(): WordBreaker | null {
  if (breaker !== undefined) return breaker;
  // Missing from Firefox before 125 and from older embedded browsers.
  if (typeof Intl.Segmenter !== 'function') return null;
  // The dictionaries go by script: one segmenter serves Chinese, Japanese and Thai.
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  breaker = (run) => Array.from(segmenter.segment(run), (part) => part.segment);
  return breaker;
}
