import { readFileSync, writeFileSync } from 'node:fs';
import { LOCALES } from '#core/locale.ts';
import { type Message, readMessages } from '../prepare/corpus.ts';
import { table, thousands } from './card-tables.ts';
import { filled } from './fill-in.ts';

const README = new URL('../corpus/README.md', import.meta.url);

/** How many messages of which language there are, for the corpus's README. */
export function filledCorpusReadme(): string {
  const [train, dev] = [readMessages('train'), readMessages('dev')];
  const count = (messages: readonly Message[], has: (message: Message) => boolean): string =>
    thousands(messages.filter(has).length);
  const row = (name: string, has: (message: Message) => boolean): string[] => {
    const files = [...new Set(train.filter(has).map(({ file }) => `\`${file}\``))];
    return [name, files.join(' '), count(train, has), count(dev, has)];
  };
  const rows = [
    ...LOCALES.map((locale) => row(locale, ({ language, variety }) => language === locale && variety === '')),
    ...['yue', 'zh-dialect'].map((name) => row(name, ({ variety }) => variety === name)),
    ['all', '', thousands(train.length), thousands(dev.length)],
    ['of these out of scope', '', count(train, isOutside), count(dev, isOutside)],
  ];
  return filled(
    readFileSync(README, 'utf8'),
    'counts',
    table(['language or variety', 'files', 'messages to train on', 'development messages'], rows),
  );
}

export function writeCorpusReadme(): void {
  writeFileSync(README, filledCorpusReadme());
}

function isOutside({ intent }: Message): boolean {
  return intent === 'oos';
}
