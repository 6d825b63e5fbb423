import { simplify } from '../../../src/core/simplify.ts';
import type { Message } from './corpus.ts';
import { CONFUSED_CHARACTERS, KEYBOARD_ROWS } from './slips.ts';

/** Numbers in [0, 1) from a seeded source. */
export type Random = () => number;

/** Short messages of one language that a shopper puts before or after a request. */
export interface Frames {
  openers: string[];
  closers: string[];
  asides: string[];
}

const MAX_FRAME = 24;

/** Openers and closers are real greetings and thanks of the corpus, asides its short out-of-scope talk. */
export function collectFrames(messages: readonly Message[]): Map<string, Frames> {
  const frames = new Map<string, Frames>();
  for (const { text, intent, emotion, language } of messages) {
    const own = frames.get(language) ?? { openers: [], closers: [], asides: [] };
    frames.set(language, own);
    if (text.length > MAX_FRAME * 2) continue;
    if (intent === 'oos' && emotion === 'neutral') own.asides.push(text);
    if (text.length > MAX_FRAME) continue;
    if (intent === 'chat.greet') own.openers.push(text);
    if (intent === 'chat.thanks') own.closers.push(text);
  }
  return frames;
}

/**
 * The message as another shopper might have sent it: with a greeting, thanks, a number or an aside around it, with slips
 * of the fingers, without punctuation or capitals. The wish and the mood stay.
 */
export function augment(message: Message, frames: Frames, random: Random): string {
  const { intent } = message;
  const spaced = !/[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/.test(message.text);
  let text = message.text;
  if (random() < 0.5) text = slip(text, random);
  if (random() < 0.3) text = text.replace(/[.,!?;:。，！？；：、]+/g, spaced ? '' : ' ').trim();
  if (random() < 0.2) text = text.toLowerCase();
  if (intent !== 'oos' && !intent.startsWith('chat.')) {
    const glue = pick([' ', ', ', '. ', spaced ? ' ' : '', '，'], random);
    if (random() < 0.35) text = `${pick(frames.openers, random)}${glue}${text}`;
    else if (random() < 0.08) text = `${pick(frames.asides, random)}${glue}${text}`;
    if (random() < 0.15) text = `${text}${glue}${pick(frames.closers, random)}`;
    if (random() < 0.15) text = `${text}${glue}${detail(random)}`;
  }
  return text;
}

/** What shoppers add unasked: an order number, a telephone number, an address for mail, a date. */
function detail(random: Random): string {
  const digits = (length: number): string => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  return pick(
    [
      digits(8),
      digits(11),
      `#${digits(5)}`,
      `AB-${digits(6)}`,
      `${1 + Math.floor(random() * 12)}/${1 + Math.floor(random() * 28)}`,
      `k${digits(3)}@example.com`,
    ],
    random,
  );
}

/** One or two slips: a neighbouring key, a lost, doubled or swapped letter, a character of the same sound. */
function slip(text: string, random: Random): string {
  const characters = [...text];
  const slips = 1 + Math.floor(random() * (characters.length > 30 ? 3 : 1.5));
  for (let n = 0; n < slips; n++) {
    const at = Math.floor(random() * characters.length);
    const character = characters[at] ?? '';
    const confused = CONFUSED_CHARACTERS.get(simplify(character));
    if (confused !== undefined) characters[at] = pick(confused, random);
    else if (/\p{Script=Han}|\p{Script=Thai}/u.test(character)) {
      if (random() < 0.3 && characters.length > 4) characters.splice(at, 1);
    } else if (/\p{L}/u.test(character)) slipLetter(characters, at, random);
  }
  return characters.join('');
}

function slipLetter(characters: string[], at: number, random: Random): void {
  const character = characters[at] ?? '';
  const kind = random();
  if (kind < 0.3 && characters.length > 3) characters.splice(at, 1);
  else if (kind < 0.5) characters.splice(at, 0, character);
  else if (kind < 0.75 && at + 1 < characters.length) {
    [characters[at], characters[at + 1]] = [characters[at + 1] ?? '', character];
  } else {
    const row = KEYBOARD_ROWS.find((keys) => keys.includes(character.toLowerCase()));
    const place = row?.indexOf(character.toLowerCase()) ?? -1;
    const neighbour = row?.[place + (random() < 0.5 ? 1 : -1)];
    if (neighbour !== undefined) characters[at] = neighbour;
  }
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
