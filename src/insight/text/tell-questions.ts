import { foldInPlace } from '#nlu/fold-in-place.ts';
import { createNameFinder } from '#nlu/name-finder.ts';
import type { Emotion } from '#nlu/reading.ts';
import type { LogConversation } from '../log/conversation-log.ts';
import { toQuestions } from '../log/to-questions.ts';
import { fellSilent } from './silent-shoppers.ts';
import type { ToldQuestion } from './told-question.ts';

export interface TellingTools {
  /** Topic and mood of a question's words. */
  read: (text: string) => { topic: string; mood: Emotion };
  /** Names of products, each with the name under which it is counted. */
  products: readonly { name: string; value: string }[];
}

/**
 * Every question of the logs with what is read from it. A product named once is the conversation's from there on. Yields, after
 * each conversation, how many are read.
 */
export function* tellQuestions(
  conversations: readonly LogConversation[],
  { read, products }: TellingTools,
): Generator<number, ToldQuestion[]> {
  const find = createNameFinder(products);
  const told: ToldQuestion[] = [];
  for (const [at, conversation] of conversations.entries()) {
    const questions = toQuestions(conversation);
    const minutes = agentMinutes(conversation);
    let product: string | null = null;
    for (const question of questions) {
      product = find(foldInPlace(question.text))[0]?.values[0] ?? product;
      told.push({
        ...question,
        ...read(question.text),
        product,
        rating: conversation.outcome.rating,
        agentMinutes: minutes === null ? null : minutes / questions.length,
        silentAfter: fellSilent(conversation, question.position),
      });
    }
    yield at + 1;
  }
  return told;
}

/** From the first to the last word of an agent, and the wait before the first: the time one was bound. */
function agentMinutes({ turns }: LogConversation): number | null {
  const times = turns.flatMap(({ speaker, atMs }) => (speaker === 'agent' && atMs !== null ? [atMs] : []));
  const [first] = times;
  const last = times.at(-1);
  if (first === undefined || last === undefined) return null;
  // Nobody reads and writes an answer in no time; nor is an agent bound for the hours that a shopper is away.
  return Math.min(60, Math.max(0.5, (last - first) / 60_000));
}
