import { frequentOpenings } from './clean/is-automatic.ts';
import { plainMessage } from './clean/plain-message.ts';
import { ratingTop } from './clean/read-outcome.ts';
import { guessSpeakers } from './columns/speaker-words.ts';
import type { LogConversation, LogSpeaker } from './conversation-log.ts';
import { distinctId } from './distinct-id.ts';
import { finishConversation, type RawConversation } from './finish-conversation.ts';
import type { ImportCounts, ImportTools } from './import-tools.ts';
import { maskedFileName } from './mask/masked-file-name.ts';
import type { LogFault, RawMessage } from './raw-message.ts';

/** Where nothing names the conversation, a pause of this length ends it. */
const PAUSE_MS = 6 * 3600_000;
/** Two files may use the same ids; parts of one conversation are not further apart, and have times. */
const APART_MS = 24 * 3600_000;

/** A conversation that is done, or why there is none. */
export type Finished = { conversation: LogConversation } | { fault: LogFault };

/**
 * Puts the messages of an import together to conversations: by their id, by their place in the file, or by shopper and
 * pause. Holds raw words: it stays in the importing thread, and nothing of it is stored.
 */
export class Gatherer {
  readonly #conversations = new Map<string, RawConversation>();
  /** Shopper → the key of their conversation under way, and when they last spoke in it. */
  readonly #open = new Map<string, { key: string; atMs: number | null }>();
  /** File → who is in it. */
  readonly #people = new Map<string, Set<string>>();
  /** File → its name as it may be kept. */
  readonly #fileNames = new Map<string, string>();
  #next = 0;

  get size(): number {
    return this.#conversations.size;
  }

  add(file: string, message: RawMessage): void {
    const people = this.#people.get(file) ?? new Set();
    this.#people.set(file, people);
    const { name, facts } = message;
    for (const who of [name, facts.shopper, ...(facts.people ?? [])]) if (who != null) people.add(who);
    const key = this.#keyOf(file, message);
    const conversation = this.#conversations.get(key);
    if (conversation === undefined)
      this.#conversations.set(key, { id: message.conversation, file, messages: [message] });
    else conversation.messages.push(message);
  }

  /** A file's name without people, once all of it was added; two that become alike are numbered. */
  fileName(file: string): string {
    const known = this.#fileNames.get(file);
    if (known !== undefined) return known;
    // A zip is called after those in its files.
    const people = [...this.#people].flatMap(([one, who]) =>
      one === file || one.startsWith(`${file}/`) ? [...who] : [],
    );
    const masked = maskedFileName(file, people);
    const taken = new Set(this.#fileNames.values());
    let own = masked;
    for (let count = 2; taken.has(own); count++) own = `${masked} (${count})`;
    this.#fileNames.set(file, own);
    return own;
  }

  /** Who the senders are whose part nothing tells. A person may correct it. */
  speakers(told: Readonly<Record<string, LogSpeaker>>): Map<string, LogSpeaker> {
    const guessed = guessSpeakers(this.#eachUnnamed());
    for (const [name, speaker] of Object.entries(told)) guessed.set(name, speaker);
    return guessed;
  }

  /** Cleans and masks one after the other. What was there twice is left out and counted. */
  *finish(tools: ImportTools, counts: ImportCounts): Generator<Finished> {
    const speakers = this.speakers(tools.speakers);
    const speakerOf = (name: string): LogSpeaker => speakers.get(name) ?? 'shopper';
    const context = { tools, speakerOf, openings: this.#openings(speakerOf), top: this.#top(), counts };
    const seen = new Set<string>();
    const ids = new Set<string>();
    for (const raw of this.#conversations.values()) {
      const conversation = finishConversation(raw, context);
      if (conversation === null) {
        yield { fault: { file: raw.file, line: raw.messages[0]?.line ?? 0, reason: 'conversation-empty', detail: '' } };
        continue;
      }
      const print = conversation.turns
        .map(({ speaker, atMs, text }) => `${speaker}\u0000${atMs}\u0000${text}`)
        .join('\u0001');
      // One message without a time may well be asked twice; only its own id tells the two apart.
      const canRepeat = raw.id !== null && conversation.startedAtMs === null && conversation.turns.length === 1;
      if (seen.has(print) && !canRepeat) {
        counts.sameConversations += 1;
        continue;
      }
      seen.add(print);
      counts.conversations += 1;
      counts.turns += conversation.turns.length;
      conversation.source.file = this.fileName(raw.file);
      if (ids.has(conversation.id)) conversation.id = distinctId(conversation);
      const own = conversation.id;
      for (let count = 2; ids.has(conversation.id); count++) conversation.id = `${own}.${count}`;
      ids.add(conversation.id);
      yield { conversation };
    }
  }

  #keyOf(file: string, message: RawMessage): string {
    if (message.conversation !== null) {
      const key = `id ${message.conversation}`;
      const known = this.#conversations.get(key);
      if (known === undefined || known.file === file || !isApart(known, message)) return key;
      return `${key} of ${file}`;
    }
    if (message.segment !== undefined) return `at ${file}#${message.segment}`;
    const shopper = message.facts.shopper ?? file;
    const open = this.#open.get(shopper);
    const goesOn =
      open !== undefined &&
      (message.atMs === null || open.atMs === null || Math.abs(message.atMs - open.atMs) <= PAUSE_MS);
    const key = goesOn ? open.key : `by ${this.#next++}`;
    this.#open.set(shopper, { key, atMs: message.atMs ?? open?.atMs ?? null });
    return key;
  }

  *#eachUnnamed(): Generator<string[]> {
    for (const { messages } of this.#conversations.values()) {
      const names = messages.flatMap(({ speaker, name }) => (speaker === null && name !== null ? [name] : []));
      if (names.length > 0) yield names;
    }
  }

  #openings(speakerOf: (name: string) => LogSpeaker): Set<string> {
    const openings: string[] = [];
    let answered = 0;
    for (const { messages } of this.#conversations.values()) {
      const first = messages.findIndex(
        ({ speaker, name }) => (speaker ?? (name === null ? null : speakerOf(name))) === 'agent',
      );
      const opening = messages[first];
      if (opening === undefined) continue;
      answered += 1;
      if (first <= 1) openings.push(plainMessage(opening.text));
    }
    return frequentOpenings(openings, answered);
  }

  #top(): number {
    const ratings: string[] = [];
    for (const { messages } of this.#conversations.values()) {
      const rating = messages.find(({ facts }) => facts.rating !== undefined)?.facts.rating;
      if (rating !== undefined) ratings.push(rating);
    }
    return ratingTop(ratings);
  }
}

function isApart(known: RawConversation, { atMs }: RawMessage): boolean {
  const before = known.messages[0]?.atMs ?? null;
  if (atMs === null || before === null) return atMs === before;
  return Math.abs(atMs - before) > APART_MS;
}
