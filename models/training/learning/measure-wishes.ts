import { readMessage } from '../../../src/nlu/read-message.ts';
import { splitClauses } from '../../../src/nlu/split-wishes.ts';
import { readMessages } from '../prepare/corpus.ts';
import { createSeededRandom } from '../prepare/seeded-random.ts';
import { shuffle } from './merchants.ts';
import { readWith } from './read-with.ts';

// npx tsx models/training/learning/measure-wishes.ts [nano|encoder]
// Prints JSON: how often messages that were joined of two development messages are split into their two wishes, and how
// often messages that nobody joined are split although they hold one wish.

/** What shoppers put between two wishes. */
const JOINS: Readonly<Record<string, readonly string[]>> = {
  zh: ['。另外', '，还有', '？', '，顺便问下'],
  en: ['. Also, ', ' and also ', '? ', ', plus '],
  other: ['. ', '? '],
};
const BANDS = { answer: 0.7, clarify: 0.6 };
/** Polite words and refusals are no wish of their own. */
const WISH = /^(?!chat\.|oos$|feedback\.|complaint$)/;

const opine = await readWith(process.argv[2] === 'encoder' ? 'encoder' : 'nano');
const messages = readMessages('dev');
const random = createSeededRandom(1);

let split = 0;
for (const { text } of messages) if ((await wishesOf(text)).length > 0) split += 1;

let joined = 0;
let found = 0;
let right = 0;
for (const file of new Set(messages.map((message) => message.file))) {
  const wishes = shuffle(
    messages.filter((message) => message.file === file && WISH.test(message.intent) && message.text.length <= 60),
    random,
  );
  for (let at = 0; at + 1 < wishes.length; at += 2) {
    const [first, second] = [wishes[at], wishes[at + 1]];
    if (first === undefined || second === undefined || first.intent === second.intent) continue;
    const joins = JOINS[file.slice(0, 2)] ?? JOINS.other ?? [];
    const join = joins[Math.floor(random() * joins.length)] ?? '. ';
    const intents = await wishesOf(`${first.text.replace(/[.。?？!！]$/u, '')}${join}${second.text}`);
    joined += 1;
    if (intents.length > 0) found += 1;
    if (intents.join() === [first.intent, second.intent].join()) right += 1;
  }
}
console.log(
  JSON.stringify({
    unjoined: { messages: messages.length, leftWhole: 1 - split / messages.length },
    joined: { messages: joined, recall: right / joined, precision: right / found },
  }),
);

async function wishesOf(text: string): Promise<string[]> {
  const clauses = [];
  for (const clause of splitClauses(text)) clauses.push({ ...clause, opinion: await opine(clause.text) });
  const reading = readMessage(text, { opinion: await opine(text), findEntities: () => [], bands: BANDS, clauses });
  return (reading.wishes ?? []).map(({ intent }) => intent);
}
