import type { Locale } from '#core/locale.ts';
import { segment } from '#core/segment.ts';
import { isStopWord, termOf } from '#knowledge/terms.ts';
import type { Device } from '../device.ts';
import type { PlayedLog } from './play-logged.ts';

/** A word that shoppers use and that stands nowhere in the pack: a synonym, a term, or something that it should tell of. */
export interface UnknownWord {
  text: string;
  /** In how many conversations shoppers used it. */
  conversations: number;
  /** Where it was said first. */
  example: { conversation: string; position: number; text: string };
}

/** Fewer conversations are a slip of the keys, more of all than this share a word of everyday speech. */
const LEAST = 3;
const MOST_SHARE = 0.2;
const MOST_WORDS = 60;
const PLACEHOLDER = /\[\p{L}+\]/gu;

/** Counts the words of shoppers while conversations are played. */
export class UnknownWords {
  readonly #device: Device;
  readonly #words = new Map<string, UnknownWord | null>();
  readonly #terms = new Map<Locale, ReadonlyMap<string, number>>();
  #conversations = 0;

  constructor(device: Device) {
    this.#device = device;
  }

  async count({ conversation, locale, exchanges }: PlayedLog): Promise<void> {
    this.#conversations += 1;
    const terms = this.#terms.get(locale) ?? (await this.#device.terms(locale));
    this.#terms.set(locale, terms);
    const seen = new Set<string>();
    for (const { position, text } of exchanges.flatMap(({ messages }) => messages)) {
      for (const word of wordsIn(text)) {
        if (seen.has(word)) continue;
        seen.add(word);
        const known = this.#words.get(word);
        if (known === undefined && standsIn(terms, word)) this.#words.set(word, null);
        else if (known === undefined) {
          this.#words.set(word, {
            text: word,
            conversations: 1,
            example: { conversation: conversation.id, position, text },
          });
        } else if (known) known.conversations += 1;
      }
    }
  }

  /** The most frequent first. */
  get all(): UnknownWord[] {
    const most = Math.max(LEAST, this.#conversations * MOST_SHARE);
    return [...this.#words.values()]
      .filter((word) => word !== null)
      .filter(({ conversations }) => conversations >= LEAST && conversations <= most)
      .toSorted((a, b) => b.conversations - a.conversations || (a.text < b.text ? -1 : 1))
      .slice(0, MOST_WORDS);
  }
}

function wordsIn(text: string): string[] {
  const pieces = segment(text.replace(PLACEHOLDER, ' ')).filter(({ kind }) => kind === 'word');
  return pieces
    .map((piece) => piece.text)
    .filter((word) => /^(?:\p{Script=Han}{2,}|\p{Script=Latin}{4,})$/u.test(word) && !isStopWord(word));
}

/** Whether all of a word stands in an index: Han is indexed by pairs. */
function standsIn(terms: ReadonlyMap<string, number>, word: string): boolean {
  if (terms.has(termOf({ text: word, kind: 'word' }))) return true;
  const signs = [...word];
  if (!/^\p{Script=Han}{3,}$/u.test(word)) return false;
  return signs.slice(1).every((sign, at) => terms.has(`${signs[at]}${sign}`));
}
