import { OUTCOMES } from '#commerce/risk/risk-model.ts';
import type { Figures } from './evaluate-model.ts';

/** The figures as a table of Markdown, as the model's card has them. */
export function figuresTable({ outcomes, delay }: Figures): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const rows = OUTCOMES.flatMap((outcome) => {
    const { rate, alertRate, rule, model, logistic, gain } = outcomes[outcome];
    const head = [outcome, percent(rate), percent(alertRate)];
    const row = (name: string, { auc, averagePrecision, precision }: typeof rule | typeof model, calibration = '') => [
      ...head,
      name,
      auc.toFixed(3),
      averagePrecision.toFixed(3),
      percent(precision),
      calibration,
    ];
    const between = ([from, to]: readonly [number, number]) => `${from.toFixed(3)} to ${to.toFixed(3)}`;
    return [
      row('rule', rule),
      row('model', model, model.calibrationError.toFixed(4)),
      ...(logistic ? [row('logistic regression', logistic, logistic.calibrationError.toFixed(4))] : []),
      [
        outcome,
        '',
        '',
        'model less rule, 95 %',
        between(gain.auc),
        between(gain.averagePrecision),
        between(gain.precision),
        '',
      ],
    ];
  });
  const heads = [
    'outcome',
    'happened',
    'alerts',
    'by',
    'AUC',
    'average precision',
    'right at the rule’s number of alerts',
    'ECE',
  ];
  const table = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `${table}\n\nThe foretold delay is off by ${delay.model} minutes on average, one number for all by ${delay.constant}.\n`;
}
