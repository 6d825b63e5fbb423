import { html, nothing, type TemplateResult } from 'lit';
import type { LabelDate } from '#commerce/photo/label-date.ts';
import { dateTimeFormat } from '#core/kept-formats.ts';
import type { Locale } from '#core/locale.ts';
import { fill } from '#i18n/fill.ts';
import { PHOTO_STRINGS } from '#i18n/photo-strings.ts';
import { findingsOf, type PickedPhoto } from './photo-triage.ts';

/** A picked photo with what was found; `product`: the name behind its barcode, where the shop has one. */
export function photoPreview(photo: PickedPhoto, product: string | null, locale: Locale, at: number): TemplateResult {
  const words = PHOTO_STRINGS[locale];
  const { code, dates, faults } = photo;
  const goesAlong = Object.keys(findingsOf(photo)).length > 0;
  return html`<li>
    <canvas data-at=${at} role="img" aria-label=${words.preview}></canvas>
    <div>
      ${faults.map((fault) => html`<p class="fault">${words[fault]}</p>`)}
      <p>${words.stripped}</p>
      ${code ? html`<p>${product ? fill(words.product, { product }) : fill(words.barcode, { code: code.digits })}</p>` : nothing}
      ${dates.map((date) => html`<p>${fill(words[date.kind ?? 'date'], { date: readings(date, locale) })}</p>`)}
      ${goesAlong ? html`<p>${words.along}</p>` : nothing}
    </div>
  </li>`;
}

/** Every way in which the date can be read. */
const readings = ({ dates }: LabelDate, locale: Locale): string =>
  dates.map((iso) => dayText(iso, locale)).join(` ${PHOTO_STRINGS[locale].or} `);

function dayText(iso: string, locale: Locale): string {
  const isDay = iso.length === 10;
  const options = {
    year: 'numeric',
    month: 'long',
    ...(isDay && { day: 'numeric' as const }),
    timeZone: 'UTC',
  } as const;
  return dateTimeFormat(locale, options).format(Date.parse(isDay ? iso : `${iso}-01`));
}
