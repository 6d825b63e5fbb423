import { findConcepts } from './concepts.ts';
import { prepareText } from './prepare-text.ts';

/**
 * How the nano model sees a message. The trainer and the runtime both use this file: a change here, in `prepare-text`, in
 * `concepts` or in `concept-words` needs a new model and a new version, which the model file carries and the loader
 * compares.
 */
export const FEATURES_VERSION = 1;

const WORD = /[\p{L}\p{N}\p{M}\ue000-\ue002']+/gu;

const SEED_CHARACTERS = 0x11;
const SEED_WORD = 0x22;
const SEED_WORD_PAIR = 0x33;
const SEED_PREFIX = 0x44;
const SEED_RAW = 0x55;
const SEED_SHAPE = 0x66;
const SEED_CONCEPT = 0x77;
const SEED_CONCEPT_PAIR = 0x88;

/**
 * The features of one message, as distinct 32-bit hashes: runs of one to four characters within and across words, words,
 * word pairs, word beginnings, the characters before folding (they tell the language), the shape of the whole, and the
 * concepts of `concept-words` with their pairs.
 */
export function featurise(text: string): Uint32Array {
  const { masked, folded } = prepareText(text);
  const found = new Set<number>();
  addCharacters(found, ` ${folded} `);
  addWords(found, folded);
  addRaw(found, masked);
  addShape(found, text, folded);
  addConcepts(found, folded);
  return Uint32Array.from(found);
}

function addCharacters(found: Set<number>, text: string): void {
  for (let start = 0; start < text.length; start++) {
    let hash = begin(SEED_CHARACTERS);
    for (let length = 1; length <= 4 && start + length <= text.length; length++) {
      hash = step(hash, text.charCodeAt(start + length - 1));
      found.add(finish(hash));
    }
  }
}

function addWords(found: Set<number>, text: string): void {
  let previous = '';
  for (const [word] of text.matchAll(WORD)) {
    found.add(hashOf(SEED_WORD, word));
    if (previous !== '') found.add(finish(hashUnits(step(hashUnits(begin(SEED_WORD_PAIR), previous), 32), word)));
    if (word.length > 5) found.add(hashOf(SEED_PREFIX, word.slice(0, 5)));
    previous = word;
  }
}

function addRaw(found: Set<number>, text: string): void {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) found.add(finish(step(begin(SEED_RAW), unit)));
  }
}

function addShape(found: Set<number>, text: string, folded: string): void {
  const lengthClass = Math.min(8, Math.floor(Math.log2(folded.length + 1)));
  found.add(hashOf(SEED_SHAPE, `length ${lengthClass}`));
  const question = /[?？؟]/.test(text);
  if (question) found.add(hashOf(SEED_SHAPE, 'question'));
  const shouts = (text.match(/[!！]/g) ?? []).length;
  if (shouts > 0) found.add(hashOf(SEED_SHAPE, `exclamation ${Math.min(shouts, 3)}`));
  if (/\p{Lu}{4}/u.test(text)) found.add(hashOf(SEED_SHAPE, 'capitals'));
}

function addConcepts(found: Set<number>, folded: string): void {
  const concepts = findConcepts(folded);
  for (const [at, concept] of concepts.entries()) {
    found.add(hashOf(SEED_CONCEPT, concept));
    for (const other of concepts.slice(at + 1)) found.add(hashOf(SEED_CONCEPT_PAIR, `${concept} ${other}`));
  }
}

function hashOf(seed: number, text: string): number {
  return finish(hashUnits(begin(seed), text));
}

// FNV-1a over UTF-16 units with murmur3's finaliser: integer arithmetic only, so every engine gives the same number.

function begin(seed: number): number {
  return step(0x811c9dc5, seed);
}

function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function hashUnits(hash: number, text: string): number {
  let running = hash;
  for (let at = 0; at < text.length; at++) running = step(running, text.charCodeAt(at));
  return running;
}

function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
