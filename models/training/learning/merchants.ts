import { type Message, readPublicTexts } from '../prepare/corpus.ts';
import { createSeededRandom } from '../prepare/seeded-random.ts';

/** Messages of one simulated merchant: what they labelled, and what their shoppers write afterwards. */
export interface Merchant {
  examples: Message[];
  others: Message[];
}

/** The whole file in random order: every intent equally often, every message about something else. The hardest case. */
export function evenMerchant(messages: readonly Message[], exampleCount: number, seed: number): Merchant {
  const shuffled = shuffle(messages, createSeededRandom(seed));
  return { examples: shuffled.slice(0, exampleCount), others: shuffled.slice(exampleCount) };
}

/** The n-th most usual intent is asked 1/n as often as the first (Zipf), as in real shops; which is which is random. */
export function skewedMerchant(messages: readonly Message[], exampleCount: number, seed: number): Merchant {
  const random = createSeededRandom(seed);
  const byIntent = new Map<string, Message[]>();
  for (const message of messages) byIntent.set(message.intent, [...(byIntent.get(message.intent) ?? []), message]);
  const ranked = shuffle([...byIntent.values()], random);
  const most = Math.max(...ranked.map((list) => list.length));
  // The three most usual ones give all they have: more messages to judge by, and still a steep order.
  const taken = ranked.flatMap((list, rank) => {
    const count = Math.max(1, Math.round((3 * most) / (rank + 1)));
    return shuffle(list, random).slice(0, count);
  });
  const shuffled = shuffle(taken, random);
  return { examples: shuffled.slice(0, exampleCount), others: shuffled.slice(exampleCount) };
}

const OWN_INTENTS = 6;
const EXAMPLES_OF_OWN = 10;
const OTHERS_OF_OWN = 40;

/**
 * A shop with six intents that no label of ours stands for, ten examples each, beside as many as it labelled of the rest:
 * the questions of a bank (BANKING77), because our own files have only our own labels.
 */
export function foreignMerchant(messages: readonly Message[], exampleCount: number, seed: number): Merchant {
  const random = createSeededRandom(seed);
  const byIntent = new Map<string, Message[]>();
  for (const { text, label, language, source } of readPublicTexts('assistants')) {
    if (source !== 'banking77' || label === undefined) continue;
    const intent = `own.${label}`;
    const message = { text, intent, emotion: '', language, variety: '', file: source };
    byIntent.set(intent, [...(byIntent.get(intent) ?? []), message]);
  }
  const own = shuffle([...byIntent.values()], random)
    .slice(0, OWN_INTENTS)
    .map((list) => shuffle(list, random).slice(0, EXAMPLES_OF_OWN + OTHERS_OF_OWN));
  const rest = evenMerchant(messages, exampleCount, seed);
  return {
    examples: shuffle([...rest.examples, ...own.flatMap((list) => list.slice(0, EXAMPLES_OF_OWN))], random),
    others: [...rest.others, ...own.flatMap((list) => list.slice(EXAMPLES_OF_OWN))],
  };
}

export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const shuffled = [...items];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T];
  }
  return shuffled;
}
