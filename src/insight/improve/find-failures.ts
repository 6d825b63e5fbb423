import { normalise } from '#core/normalise.ts';
import { isVerdict } from '../log/clean/read-outcome.ts';
import type { LogConversation } from '../log/conversation-log.ts';
import type { LoggedQuestion } from '../log/logged-question.ts';
import { FAILURE_KINDS, type Failure, type FailureKind } from './failure.ts';
import { likeness } from './likeness.ts';

export interface FailureGrounds {
  conversations: readonly LogConversation[];
  /** Those of the conversations, in any order. */
  questions: readonly LoggedQuestion[];
  readingOf: (question: LoggedQuestion) => Failure['reading'];
}

/** From here on a second question asks the first one again: two wordings of one thing share a third of their parts. */
const ASKED_AGAIN = 0.34;
/** Ratings of five that are a thumb down. */
const BAD_RATING = 2;
/** Intents of messages that ask nothing of a shop. */
const SMALL_TALK = /^(?:chat\.|feedback\.)/;
/** Conversations named for one wording. */
const PLACES = 50;

/** What failed in a log, by wording, what happened most and tells most first. */
export function findFailures({ conversations, questions, readingOf }: FailureGrounds): Failure[] {
  const byConversation = new Map<string, LoggedQuestion[]>();
  for (const question of questions) {
    const list = byConversation.get(question.conversationId);
    if (list) list.push(question);
    else byConversation.set(question.conversationId, [question]);
  }
  const found = new Map<string, Failure>();
  const newestFirst = [...conversations].sort((a, b) => (b.startedAtMs ?? 0) - (a.startedAtMs ?? 0));
  for (const conversation of newestFirst) {
    const asked = withoutVerdict((byConversation.get(conversation.id) ?? []).sort((a, b) => a.position - b.position));
    for (const [at, question] of asked.entries()) {
      const reading = readingOf(question);
      const kinds = SMALL_TALK.test(reading.intent) ? [] : kindsOf(conversation, asked, at, reading);
      if (kinds.length > 0) add(found, question, kinds, reading);
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count || weightOf(b) - weightOf(a) || (a.id < b.id ? -1 : 1));
}

/** "That did not help" at the end is said of what was asked before it: that failed, and is to be mended. */
function withoutVerdict(asked: readonly LoggedQuestion[]): readonly LoggedQuestion[] {
  const last = asked.at(-1);
  return asked.length > 1 && last && last.answer === null && isVerdict(last.text) ? asked.slice(0, -1) : asked;
}

function kindsOf(
  { outcome, turns }: LogConversation,
  asked: readonly LoggedQuestion[],
  at: number,
  reading: Failure['reading'],
): FailureKind[] {
  const question = asked[at];
  if (!question) return [];
  const next = asked[at + 1];
  const isLast = next === undefined;
  const kinds: FailureKind[] = [];
  if (reading.band !== 'answer') kinds.push('low-band');
  if (outcome.handedOver === true && isLastBeforePerson(turns, question, next)) kinds.push('handoff');
  // A rating is given at the end, and is told of what was asked last.
  if (isLast && outcome.rating !== null && outcome.rating <= BAD_RATING) kinds.push('thumbs-down');
  if (next && normalise(next.text) !== normalise(question.text) && likeness(question.text, next.text) >= ASKED_AGAIN) {
    kinds.push('rephrased');
  }
  if (question.answer === null || (isLast && outcome.resolved === false)) kinds.push('abandoned');
  return kinds;
}

/** Whether a person speaks for the first time between this question and the next. */
function isLastBeforePerson(
  turns: LogConversation['turns'],
  { position }: LoggedQuestion,
  next: LoggedQuestion | undefined,
): boolean {
  const person = turns.findIndex(({ speaker }) => speaker === 'agent');
  return person > position && (next === undefined || person < next.position);
}

function add(
  found: Map<string, Failure>,
  question: LoggedQuestion,
  kinds: readonly FailureKind[],
  reading: Failure['reading'],
): void {
  const id = normalise(question.text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (id === '') return;
  const place = { conversationId: question.conversationId, position: question.position };
  const failure = found.get(id);
  if (!failure) {
    const counted = Object.fromEntries(kinds.map((kind) => [kind, 1]));
    const { text, answer } = question;
    found.set(id, { id, text, kinds: counted, count: 1, reading, answer, places: [place] });
    return;
  }
  failure.count += 1;
  failure.answer ??= question.answer;
  for (const kind of kinds) failure.kinds[kind] = (failure.kinds[kind] ?? 0) + 1;
  if (failure.places.length < PLACES) failure.places.push(place);
}

/** The kinds that tell more count more, where wordings failed equally often. */
const weightOf = ({ kinds }: Failure): number =>
  FAILURE_KINDS.reduce((sum, kind, at) => sum + (kinds[kind] ?? 0) * (FAILURE_KINDS.length - at), 0);
