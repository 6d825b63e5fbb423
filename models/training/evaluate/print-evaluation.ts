import type { Evaluation, GroupFigure } from './evaluate-tier.ts';

const LISTED_CONFUSIONS = 20;

/** The figures as a table for a terminal. */
export function printedEvaluation(name: string, evaluation: Evaluation): string {
  const { accuracy, amongCandidates, messages, emotion, language, outOfScope, confidence, calibration } = evaluation;
  const { answer, clarify, preset } = confidence.bands;
  const lines = [
    `${name}: ${messages} messages, intent ${percent(accuracy)}, among the candidates ${percent(amongCandidates)}`,
    ...section('language', evaluation.byLanguage),
    ...section('variety', evaluation.byVariety),
    ...section('file', evaluation.byFile),
    ...section('style', evaluation.byStyle),
    ...section('emotion', evaluation.byEmotion),
    ...section('intent, worst first', worstFirst(evaluation.byIntent)),
    '',
    ...(emotion === null ? [] : [`emotion, macro-F1: ${percent(emotion.macroF1)}`]),
    `language, five characters and more: ${percent(language.accuracy)} of ${language.messages}`,
    `out of scope: ${percent(outOfScope.recall)} refused, with ${percent(outOfScope.refused)} of the others (${calibration})`,
    `expected calibration error: ${confidence.error.toFixed(3)} (${calibration})`,
    ...Object.entries({ answer, clarify, preset }).map(
      ([band, { share, precision }]) => `band ${band}: ${percent(share)} of the messages, ${percent(precision)} right`,
    ),
    '',
    'taken for another:',
    ...evaluation.confusions
      .slice(0, LISTED_CONFUSIONS)
      .map(({ intended, read, messages: count }) => `  ${intended} → ${read}  ${count}`),
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, groups: Readonly<Record<string, GroupFigure>>): string[] {
  const rows = Object.entries(groups);
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    '',
    title,
    ...rows.map(
      ([name, { messages, accuracy }]) =>
        `  ${name.padEnd(width)}  ${percent(accuracy).padStart(7)}  ${String(messages).padStart(5)}`,
    ),
  ];
}

function worstFirst(groups: Readonly<Record<string, GroupFigure>>): Record<string, GroupFigure> {
  return Object.fromEntries(Object.entries(groups).sort(([, a], [, b]) => a.accuracy - b.accuracy));
}

/** As 87.3 %. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
