import type { StudioLanguage } from '#i18n/studio/two-languages.ts';
import type { Figure } from '#insight/figures/figure.ts';
import { percent } from '../look/percent.ts';

/** Numbers as a figure's unit wants them, in the language of the page. */
export function figureText(value: number, unit: Figure['unit'], language: StudioLanguage): string {
  const format = (options: Intl.NumberFormatOptions, number = value) =>
    new Intl.NumberFormat(language, options).format(number);
  switch (unit) {
    case 'share':
      return percent(value, language);
    case 'points':
      return format({ maximumFractionDigits: 1, signDisplay: 'exceptZero' }, value * 100);
    case 'rating':
      return format({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
    case 'money':
      return format({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }
}

/** Whether the target is met as far as the range tells: `unsure` where it lies within. */
export function targetState({ target, value, interval }: Figure): 'met' | 'missed' | 'unsure' | null {
  if (!target || value === null) return null;
  const { low, high } = interval ?? { low: value, high: value };
  const [worst, best] = target.better === 'higher' ? [low, high] : [-high, -low];
  const at = target.better === 'higher' ? target.at : -target.at;
  return worst >= at ? 'met' : best < at ? 'missed' : 'unsure';
}
