import type { Axis, Evidence } from '#commerce/profile/evidence.ts';
import type { ProfileReading } from '#commerce/profile/open-profile.ts';
import type { ExportWords } from '#commerce/profile/profile-export.ts';
import { numberFormat } from '#core/kept-formats.ts';
import type { Locale } from '#core/locale.ts';
import { fill } from '#i18n/fill.ts';
import { PROFILE_STRINGS } from '#i18n/profile-strings.ts';

/** How a profile is worded: the shop names its axes and values where it can, the interface the rest. */
export function profileWords({ axes, names }: ProfileReading, locale: Locale): ExportWords {
  const strings = PROFILE_STRINGS[locale];
  const axisOf = (axis: Axis) => axes.find((one) => one.axis === axis);
  const value = (axis: Axis, id: string): string =>
    axis === 'budget'
      ? (strings.budget[id as keyof typeof strings.budget] ?? id)
      : (axisOf(axis)?.choices.find((choice) => choice.value === id)?.label ?? id);
  return {
    axis: (axis) => axisOf(axis)?.label ?? strings.axis[axis],
    value,
    piece: (piece: Evidence) =>
      piece.kind === 'told'
        ? fill(strings.piece.told, { value: value(piece.axis, piece.value) })
        : fill(strings.piece[piece.kind], {
            product: names[piece.sku] ?? piece.sku,
            time: piece.kind === 'dwelt' ? lengthOf(piece.seconds, locale) : '',
          }),
    fields: {
      ...strings.file,
      paused: strings.pause,
      axes: strings.title,
      because: strings.because.replace(/\s*[:：]$/, ''),
      evidence: strings.evidence,
    },
  };
}

/** `45 seconds`, `3 minutes`: as much as a person would say. */
function lengthOf(seconds: number, locale: Locale): string {
  const isShort = seconds < 60;
  const count = Math.round(isShort ? seconds : seconds / 60);
  const unit = isShort ? 'second' : 'minute';
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
