import type { Locale } from '#core/locale.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { AssistantMessage, ConversationState } from '#dialogue/state.ts';
import type { PlayedTurn } from '../conversation.ts';
import type { WrittenTurn } from '../line.ts';
import { assistants } from '../turn-facts.ts';
import type { Purpose } from './customer.ts';
import { openQuestion } from './open-question.ts';

export interface JudgedTurn {
  did: WrittenTurn;
  purpose: Purpose;
  turn: PlayedTurn;
  before: ConversationState;
  after: ConversationState;
  /** What happened in the turn. */
  events: readonly ConversationEvent[];
}

export const FAULTS = ['deadEnd', 'loop', 'repeated', 'wrongLanguage', 'failedRequest', 'unread'] as const;
export type Fault = (typeof FAULTS)[number];
export interface Finding {
  fault: Fault;
  /** Index of the turn. */
  turn: number;
  what: string;
}

/** A question asked more often than this although it was answered each time is a loop. */
const ASKED_LIMIT = 3;
/** Letters from which a sentence that comes again is noticed. */
const SENTENCE_LETTERS = 8;

/** Finds what should not happen in any conversation, whatever its goal. */
export class Judge {
  readonly #book: Playbook;
  readonly findings: Finding[] = [];
  #turns = 0;
  #asked = { key: '', count: 0 };
  #lastSentences: string[] = [];
  /** The shopper went over to another language. */
  #hasLeft = false;

  constructor(book: Playbook) {
    this.#book = book;
  }

  observe(turn: JudgedTurn): void {
    this.#note('deadEnd', this.#deadEnd(turn));
    this.#note('loop', this.#loop(turn));
    for (const reply of assistants(turn.turn)) this.#note('repeated', this.#repeated(reply));
    this.#note('wrongLanguage', this.#wrongLanguage(turn));
    this.#note('failedRequest', failedRequest(turn));
    this.#note('unread', unread(turn));
    this.#turns += 1;
  }

  #note(fault: Fault, what: string | null): void {
    if (what !== null) this.findings.push({ fault, turn: this.#turns, what });
  }

  #deadEnd({ did, after, turn, events }: JudgedTurn): string | null {
    const isSilence = typeof did === 'object' && ('pauseMinutes' in did || 'online' in did);
    if (isSilence || after.handoff.phase !== 'none' || !after.online) return null;
    const replies = assistants(turn);
    const isAmended = events.some(({ type }) => type === 'understood') && after.pending.length > 0;
    if (replies.length === 0 && !isAmended) return 'nothing was said';
    if (after.topics.length > 0 && after.pending.length === 0 && !openQuestion(after, this.#book)) {
      return `flow ${after.topics.at(-1)?.flow} asks nothing and waits for nothing`;
    }
    const isLost = replies.every(({ reason }) => reason === 'preset' || reason === 'clarify');
    const hasWay = replies.some(({ choices }) => choices.length > 0) || after.topics.length > 0;
    return isLost && !hasWay ? 'not understood, and no choice is offered' : null;
  }

  #loop({ before, after, purpose }: JudgedTurn): string | null {
    if (purpose === 'aside') return null;
    const question = openQuestion(after, this.#book);
    const last = after.messages.findLast(({ role }) => role === 'assistant');
    const isBack = last?.role === 'assistant' && last.reason === 'clarify';
    const ended = question === null && after.finished.length > 0 ? after.finished.at(-1) : undefined;
    const isEnding = ended !== undefined && !before.finished.includes(ended);
    // A question back stands alone: what the topic waits for is not asked beside it.
    const key = isBack
      ? `clarify: ${last.choices.map(({ label }) => label).join(' | ')}`
      : (question?.key ?? (isEnding ? `ended: ${ended.flow}` : ''));
    const count = key !== '' && key === this.#asked.key ? this.#asked.count + 1 : 1;
    this.#asked = { key, count };
    // Once for each loop, however long it goes on.
    return key !== '' && count === ASKED_LIMIT + 1 ? `${count} times: ${key}` : null;
  }

  /** A reply in another language than that of the conversation, though the shopper keeps to it. */
  #wrongLanguage({ did, after, turn }: JudgedTurn): string | null {
    const said = typeof did === 'string' ? did.replace(TELLS_NOTHING, '') : '';
    const letters = count(said, /\p{L}/gu);
    const isOwn = after.locale.startsWith('zh') === /\p{Script=Han}/u.test(said);
    if (letters > 0 && !isOwn) this.#hasLeft = true;
    else if (letters > LETTERS_TO_TELL / 2) this.#hasLeft = false;
    if (this.#hasLeft) return null;
    for (const { parts } of assistants(turn)) {
      const text = parts.flatMap((part) => (part.type === 'text' ? part.text : [])).join(' ');
      if (count(text, /\p{L}/gu) > LETTERS_TO_TELL && !isIn(after.locale, text)) return text;
    }
    return null;
  }

  #repeated({ parts }: AssistantMessage): string | null {
    const sentences = parts.flatMap((part) => (part.type === 'text' ? sentencesOf(part.text) : []));
    const again = sentences.find((sentence) => this.#lastSentences.includes(sentence));
    this.#lastSentences = sentences;
    return again ?? null;
  }
}

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[。！？!?；\n])|(?<=\.)\s/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => (sentence.match(/\p{L}/gu)?.length ?? 0) >= SENTENCE_LETTERS);

/** Words of the shopper that tell no language: an address, a number, a name in letters. */
const TELLS_NOTHING = /\S+@\S+|\b[\w-]*\d[\w-]*\b/gu;

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;
const LETTERS_TO_TELL = 12;

/** Whether words are of a conversation's language. Names of goods may stand in another: few letters of its own suffice. */
function isIn(locale: Locale, text: string): boolean {
  const han = count(text, /\p{Script=Han}/gu);
  return locale.startsWith('zh') ? han >= 4 : han <= count(text, /\p{Script=Latin}/gu);
}

function failedRequest({ events }: JudgedTurn): string | null {
  const failed = events.find((event) => event.type === 'decision-failed');
  return failed ? `${failed.key}: ${failed.cause} ${failed.message ?? ''}` : null;
}

/** A wish that was read below the bands. */
function unread({ purpose, turn: { reading } }: JudgedTurn): string | null {
  if (purpose !== 'wish' || reading?.band !== 'preset') return null;
  return `${reading.intent} ${reading.confidence.toFixed(2)}`;
}
