import type { DeskLanguage } from '#i18n/desk-strings.ts';
import table from '#models/intents.tsv?raw';

const CHINESE = new Map(
  table
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([label = '', , name = '']) => [label, name]),
);

/** An intent as agents read it: `late (order)`, `催单/配送延迟`; a shop's own ones by their label. */
export function intentName(label: string, language: DeskLanguage): string {
  const chinese = CHINESE.get(label);
  if (language === 'zh-Hans' && chinese) return chinese;
  const [group = '', rest] = label.split('.');
  const plain = (text: string) => text.replaceAll('_', ' ');
  return rest ? `${plain(group)} · ${plain(rest)}` : plain(group);
}
