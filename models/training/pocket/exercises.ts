import type { Locale } from '../../../src/core/locale.ts';
import { sentencesOf, wordsOf } from '../../../src/llm/sentences.ts';
import type { GeneratorTask } from '../../../src/llm/tasks.ts';

/** Something to learn from: what is asked, and what is to come. */
export interface Exercise {
  task: GeneratorTask;
  target: string;
}

export interface Answer {
  locale: Locale;
  questions: readonly string[];
  text: string;
}

type Random = () => number;

const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T;

export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const out = [...items];
  for (let at = out.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [out[at], out[other]] = [out[other] as T, out[at] as T];
  }
  return out;
}

const worded = (locale: Locale, question: string, text: string): GeneratorTask => ({
  use: 'word-answer',
  locale,
  question,
  mood: 'neutral',
  tone: 'plain',
  sources: [{ id: '', text }],
});

/** Finding one to three sentences by some of their words: the question is two to four of each, in any order. */
export function findSentences({ locale, text }: Answer, random: Random): Exercise | null {
  const sentences = sentencesOf(text);
  if (sentences.length < 2) return null;
  const sought = shuffled(sentences, random).slice(0, 1 + Math.floor(random() * 3));
  const words = sought.flatMap((target) => {
    const others = new Set(sentences.filter((other) => other !== target).flatMap(wordsOf));
    const own = [...new Set(wordsOf(target))].filter((word) => !others.has(word) && word.length > 1);
    return shuffled(own, random).slice(0, 2 + Math.floor(random() * 3));
  });
  if (words.length < 2) return null;
  return {
    task: worded(locale, shuffled(words, random).join(locale === 'en' ? ' ' : ''), text),
    target: sought[0] ?? '',
  };
}

/** A question of the pack's author, with the sentence of its entry that shares most words with it, where one does so clearly. */
export function answerQuestion({ locale, questions, text }: Answer, random: Random): Exercise | null {
  const sentences = sentencesOf(text);
  if (questions.length === 0 || sentences.length === 0) return null;
  const question = pick(questions, random);
  const asked = new Set(wordsOf(question));
  const rated = sentences
    .map((sentence) => {
      const words = new Set(wordsOf(sentence));
      return { sentence, shared: [...asked].filter((word) => words.has(word)).length / Math.sqrt(words.size + 4) };
    })
    .sort((a, b) => b.shared - a.shared);
  const [best, next] = rated;
  if (best === undefined || best.shared === 0 || best.shared < 1.3 * (next?.shared ?? 0)) return null;
  return { task: worded(locale, question, text), target: best.sentence };
}

/** Two to five questions about one place with their answers: one of them is asked. */
export function chooseAnswer(about: readonly { question: string; answer: string }[], random: Random): Exercise | null {
  const some = shuffled(about, random).slice(0, 2 + Math.floor(random() * 4));
  const asked = pick(some, random);
  const text = shuffled(some, random)
    .map(({ answer }) => answer)
    .join(random() < 0.5 ? '\n' : ' ');
  return { task: worded('en', asked.question, text), target: asked.answer };
}

/** A sentence with words left out or changed in their order, to be put right beside others of its text. */
export function mendSentence({ locale, text }: Answer, random: Random): Exercise | null {
  const sentences = sentencesOf(text);
  const target = pick(sentences, random);
  if (target === undefined || target.length < 8) return null;
  const units =
    locale === 'en' ? target.split(' ') : [...target.matchAll(/[\u3400-\u9fff]{1,2}|[^\u3400-\u9fff]+/g)].map(String);
  const kept = units.filter(() => random() > 0.25);
  const cut = Math.floor(random() * kept.length);
  const moved = random() < 0.4 ? [...kept.slice(cut), ...kept.slice(0, cut)] : kept;
  const rest = sentences.filter((other) => other !== target).slice(0, 2);
  return {
    task: worded(locale, moved.join(locale === 'en' ? ' ' : ''), shuffled([...rest, target], random).join('\n')),
    target,
  };
}
