import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { pocketPrompt } from '../../../src/llm/pocket-prompt.ts';
import { likeliestSentences } from '../../../src/llm/rank-sentences.ts';
import { sentencesOf } from '../../../src/llm/sentences.ts';
import { SLOTS, Slots } from '../../../src/llm/slots.ts';
import { createSeededRandom } from '../prepare/seeded-random.ts';
import {
  type Answer,
  answerQuestion,
  chooseAnswer,
  type Exercise,
  findSentences,
  mendSentence,
  shuffled,
} from './exercises.ts';
import { bareSentence, pickSentences } from './pick-sentences.ts';
import { type AuthoredRow, isWatched, readAuthored } from './read-authored.ts';

// Writes what the pocket generator learns from to `models/training/.work/pocket/`, in the words that the browser will use
// (`src/llm/pocket-prompt.ts`):
//
// exercises.jsonl  {part, prompt, target}: part is `drill` (derived by rule from answers and public questions), `train`
//                  (written by hand, several times with other slots) or `dev` (kept
//                  out of training)
// texts.txt        what the tokenizer counts its words in

const WORK = new URL('../.work/pocket/', import.meta.url);
const PACKS = new URL('../../../examples/packs/', import.meta.url);
const DRILLS_PER_ANSWER = 16;
const DRILLS_OF_PUBLIC = 9_000;
const COPIES = 4;

const random = createSeededRandom(6);
mkdirSync(WORK, { recursive: true });

const authored = readAuthored('authored');
const watched = authored.filter((_, at) => isWatched(at));
const learnt = authored.filter((_, at) => !isWatched(at));
const answers = [...readPacks(), ...inventedIn(authored)];
const rows = [
  ...[...answers.flatMap((answer) => drillsOf(answer)), ...publicDrills()].map((exercise) =>
    row('drill', withMarked(exercise)),
  ),
  ...learnt.flatMap((one) => Array.from({ length: COPIES }, (_, copy) => row('train', exerciseOf(one), copy > 0))),
  ...watched.map((one) => row('dev', exerciseOf(one), false)),
].filter((one) => one !== null);

writeFileSync(new URL('exercises.jsonl', WORK), rows.map((one) => `${JSON.stringify(one)}\n`).join(''));
writeFileSync(new URL('texts.txt', WORK), textsForTokenizer().join('\n'));
for (const part of ['drill', 'train', 'dev']) {
  process.stdout.write(`${part}: ${rows.filter((one) => one.part === part).length}\n`);
}

/** Null where the target holds a number that is not in the prompt: the generator is never to spell one. */
function row(
  part: string,
  exercise: Exercise | null,
  shuffle = true,
): { part: string; prompt: string; target: string } | null {
  if (exercise === null) return null;
  const slots = new Slots(shuffle ? shuffledOrder() : undefined);
  const { messages } = pocketPrompt(exercise.task, slots);
  const prompt = messages[0]?.content ?? '';
  const target = slots.markKnown(exercise.target);
  if (/\d/.test(target.replace(/⟨[nmk]\d+⟩/g, ''))) return null;
  return { part, prompt, target };
}

function shuffledOrder(): Record<keyof typeof SLOTS, number[]> {
  const order = (count: number) =>
    shuffled(
      Array.from({ length: count }, (_, index) => index),
      random,
    );
  return { number: order(SLOTS.number), money: order(SLOTS.money), name: order(SLOTS.name) };
}

function exerciseOf(one: AuthoredRow): Exercise | null {
  const { locale } = one;
  switch (one.task) {
    case 'reword': {
      const { question, mood, tone, source, needs, reply } = one;
      if (reply === undefined) return null;
      const target = targetOf(question, source, pickSentences(source, needs, reply)).join('\n');
      return {
        task: { use: 'word-answer', locale, question, mood, tone, sources: [{ id: one.id, text: source }] },
        target,
      };
    }
    case 'standalone':
      return { task: { use: 'stand-alone', locale, turns: one.turns, followUp: one.follow_up }, target: one.question };
    case 'summary':
      return one.summary === undefined
        ? null
        : { task: { use: 'summarise', locale, mood: one.mood, turns: one.turns }, target: one.summary };
  }
}

/** A drill asks for what is marked as well: what is to be learnt of it is to copy that, one sentence after the other. */
function withMarked(exercise: Exercise | null): Exercise | null {
  if (exercise?.task.use !== 'word-answer') return exercise;
  const { question, sources } = exercise.task;
  const source = sources.map(({ text }) => text).join('\n');
  return {
    ...exercise,
    target: targetOf(question, source, [bareSentence(exercise.target)]).join('\n'),
  };
}

/**
 * What is marked in the prompt, and what else the reply rests on, in the order of the source: the marks are worth more than
 * what so small a model makes out by itself. Nothing, where the source does not say it: then the template is said.
 */
function targetOf(question: string, source: string, picked: readonly string[]): string[] {
  if (picked.length === 0) return [];
  const sentences = sentencesOf(source);
  const { places } = likeliestSentences(question, sentences);
  return sentences.flatMap((sentence, at) => {
    const bare = bareSentence(sentence);
    return places.includes(at) || picked.includes(bare) ? [bare] : [];
  });
}

function drillsOf(answer: Answer): (Exercise | null)[] {
  return Array.from({ length: DRILLS_PER_ANSWER }, (_, n) =>
    n % 4 === 0
      ? answerQuestion(answer, random)
      : n % 4 === 1
        ? mendSentence(answer, random)
        : findSentences(answer, random),
  );
}

function publicDrills(): Exercise[] {
  const byPlace = new Map<string, { question: string; answer: string }[]>();
  for (const { entity, ...said } of readLines<{ question: string; answer: string; entity: string }>('faq-answers')) {
    byPlace.set(entity, [...(byPlace.get(entity) ?? []), said]);
  }
  const places = [...byPlace.values()].filter((about) => about.length > 3);
  const drills: (Exercise | null)[] = [];
  for (let n = 0; n < DRILLS_OF_PUBLIC; n++) drills.push(chooseAnswer(places[n % places.length] ?? [], random));
  const chinese = readLines<{ text: string; lang: string }>('dialogue').filter(
    ({ lang, text }) => lang === 'zh-Hans' && text.length > 12 && text.length < 60,
  );
  for (let n = 0; n < DRILLS_OF_PUBLIC; n++) {
    const text = Array.from(
      { length: 3 + Math.floor(random() * 3) },
      () => chinese[Math.floor(random() * chinese.length)]?.text,
    ).join('\n');
    drills.push((n % 3 === 0 ? mendSentence : findSentences)({ locale: 'zh-Hans', questions: [], text }, random));
  }
  return drills.filter((one) => one !== null);
}

/** The answers of the demo shops, as the device's `sourceText` would write them. */
function readPacks(): Answer[] {
  return ['fresh', 'beauty', 'global'].flatMap((shop) => {
    const folder = new URL(`${shop}/answers/`, PACKS);
    return readdirSync(folder).flatMap((name) => {
      const entries = parse(readFileSync(new URL(name, folder), 'utf8')) as Record<
        string,
        { answer?: string; questions?: string[] }
      >[];
      return entries.flatMap((entry) =>
        (['zh-Hans', 'en'] as const).flatMap((locale): Answer[] => {
          const { answer, questions = [] } = entry[locale] ?? {};
          if (!answer) return [];
          const text = answer
            .replace(/\*\*|`/g, '')
            .replace(/^\|[-| ]+\|$/gm, '')
            .replace(/\n{2,}/g, '\n')
            .trim();
          return [{ locale, questions, text }];
        }),
      );
    });
  });
}

/** Sources that the writers invented, once each. */
function inventedIn(rows: readonly AuthoredRow[]): Answer[] {
  const others = rows.filter((one) => one.task === 'reword' && one.shop === 'other');
  const bySource = new Map(others.map((one) => [one.task === 'reword' ? one.source : '', one.locale]));
  return [...bySource].map(([text, locale]) => ({ locale, questions: [], text }));
}

function textsForTokenizer(): string[] {
  const said = authored.flatMap((one) => {
    if (one.task === 'reword') return [one.question, one.reply ?? ''];
    return [...one.turns.map(({ text }) => text), one.task === 'summary' ? (one.summary ?? '') : one.question];
  });
  const messages = ['zh-c', 'zh-a', 'en-c', 'en-a'].flatMap((name) =>
    readFileSync(new URL(`../corpus/authored/${name}.tsv`, import.meta.url), 'utf8')
      .split('\n')
      .map((line) => line.split('\t')[2] ?? ''),
  );
  const replies = readLines<{ answer: string }>('faq-answers').map(({ answer }) => answer);
  const dialogue = readLines<{ text: string }>('dialogue').map(({ text }) => text);
  const own = [...answers.flatMap(({ text, questions }) => [text, ...questions]), ...said];
  return [...own, ...own, ...own, ...messages, ...replies.slice(0, 4000), ...dialogue.slice(0, 8000)];
}

function readLines<T>(set: string): T[] {
  return gunzipSync(readFileSync(new URL(`../corpus/public/${set}.jsonl.gz`, import.meta.url)))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
