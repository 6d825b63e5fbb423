import { LOCALES } from '#core/locale.ts';
import type { Evaluation, GroupFigure } from './evaluate-tier.ts';
import type { ModelCard } from './model-card.ts';
import { percent } from './print-evaluation.ts';

const LISTED_INTENTS = 10;
const LISTED_CONFUSIONS = 10;

/** The figures of a card as Markdown. */
export function cardTables({ version, bytes, evaluation }: ModelCard): string {
  return [
    `Model ${version}, ${thousands(bytes)} bytes. ${thousands(evaluation.messages)} development messages; written by ` +
      '`npm run eval -- --cards`.',
    languageTable(evaluation),
    headlineTable(evaluation),
    groupTable('style', evaluation.byStyle),
    groupTable('emotion of the message', evaluation.byEmotion),
    worstIntents(evaluation),
    worstConfusions(evaluation),
    '![What is taken for what](confusions.svg)',
  ].join('\n\n');
}

function languageTable({ byLanguage, byVariety, accuracy }: Evaluation): string {
  const columns: [string, number][] = [
    ...LOCALES.flatMap((locale): [string, number][] => {
      const own = byLanguage[locale];
      return own === undefined ? [] : [[locale, own.accuracy]];
    }),
    ...Object.entries(byVariety).map(([name, own]): [string, number] => [name, own.accuracy]),
    ['all', accuracy],
  ];
  return table(
    ['', ...columns.map(([name]) => name)],
    [['intent, % right', ...columns.map(([, share]) => (share * 100).toFixed(1))]],
  );
}

function headlineTable(evaluation: Evaluation): string {
  const { amongCandidates, emotion, language, outOfScope, confidence, calibration } = evaluation;
  const { answer, clarify, preset } = confidence.bands;
  const band = (of: { share: number; precision: number }): string =>
    `${percent(of.share)} of messages, ${percent(of.precision)} of them right`;
  return table(
    ['', ''],
    [
      ['right intent among the candidates', percent(amongCandidates)],
      ...(emotion === null ? [] : [['emotion, macro-F1', emotion.macroF1.toFixed(3)]]),
      ['language, messages of five characters and more', percent(language.accuracy)],
      [
        'out-of-scope messages refused',
        `${percent(outOfScope.recall)}, with ${percent(outOfScope.refused)} of the others`,
      ],
      ['expected calibration error, ten bins', confidence.error.toFixed(3)],
      ['confidence ≥ 0.70', band(answer)],
      ['confidence 0.60–0.70', band(clarify)],
      ['confidence < 0.60', band(preset)],
      [
        'the five lines above',
        calibration === 'cross-fitted' ? 'fitted on one half and measured on the other, both ways' : 'as shipped',
      ],
    ],
  );
}

function groupTable(title: string, groups: Readonly<Record<string, GroupFigure>>): string {
  return table(
    [title, 'messages', 'intent right'],
    Object.entries(groups).map(([name, { messages, accuracy }]) => [name, String(messages), percent(accuracy)]),
  );
}

function worstIntents({ byIntent }: Evaluation): string {
  const worst = Object.entries(byIntent).sort(([, a], [, b]) => a.accuracy - b.accuracy);
  return table(
    ['weakest intents', 'messages', 'found', 'right where said'],
    worst
      .slice(0, LISTED_INTENTS)
      .map(([name, own]) => [`\`${name}\``, String(own.messages), percent(own.accuracy), percent(own.precision)]),
  );
}

function worstConfusions({ confusions }: Evaluation): string {
  return table(
    ['most often taken for another', 'read as', 'messages'],
    confusions
      .slice(0, LISTED_CONFUSIONS)
      .map(({ intended, read, messages }) => [`\`${intended}\``, `\`${read}\``, String(messages)]),
  );
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export function thousands(value: number): string {
  return value.toLocaleString('en-GB');
}
