import { type Message, readMessages } from '#models/training/prepare/corpus.ts';
import type { BenchLanguage, BenchMessage } from './contender.ts';

/** In the short form every so-many-th message is used. */
const SHORT = { train: 24, dev: 6 };

/** Authored messages in simplified Chinese and English: those that our models learn from, and the development ones. */
export function benchMessages(short: boolean): { train: BenchMessage[]; dev: BenchMessage[] } {
  const take = (part: 'train' | 'dev'): BenchMessage[] =>
    readMessages(part)
      .flatMap((message) => {
        const language = languageOf(message);
        return language === null ? [] : [{ text: message.text, intent: message.intent, language }];
      })
      .filter((_, at) => !short || at % SHORT[part] === 0);
  return { train: take('train'), dev: take('dev') };
}

function languageOf({ language, variety }: Message): BenchLanguage | null {
  if (variety !== '') return null;
  return language === 'zh-Hans' ? 'zh' : language === 'en' ? 'en' : null;
}
