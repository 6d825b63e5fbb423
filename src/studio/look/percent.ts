import type { StudioLanguage } from '#i18n/studio/two-languages.ts';

/** A share in [0, 1] as a person reads it, with at most `digits` decimals: `12.3%`. */
export const percent = (share: number, language: StudioLanguage, digits = 1): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(share);

/** A range of shares: `10% – 15%`. */
export const percentRange = (low: number, high: number, language: StudioLanguage): string =>
  `${percent(low, language, 0)} – ${percent(high, language, 0)}`;

/** A difference of shares in points, with its sign: `+1.2`. */
export const points = (difference: number): string => {
  const size = Math.abs(difference * 100).toFixed(1);
  return `${size === '0.0' ? '' : difference > 0 ? '+' : '−'}${size}`;
};
