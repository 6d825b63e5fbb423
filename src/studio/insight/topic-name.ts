import type { StudioLanguage } from '#i18n/studio/two-languages.ts';
import table from '#models/intents.tsv?raw';

const CHINESE = new Map(
  table
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([label = '', , chinese = '']) => [label, chinese]),
);

/** What a topic is called: its label in words. */
export const topicName = (topic: string, language: StudioLanguage): string =>
  language === 'zh-Hans'
    ? (CHINESE.get(topic) ?? topic)
    : topic === 'oos'
      ? 'something else'
      : topic.replace(/[._]/g, ' ');
