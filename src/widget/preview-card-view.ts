import { html, type TemplateResult } from 'lit';
import type { Locale } from '#core/locale.ts';
import { plainText } from '#core/plain-text.ts';
import type { AnswerPreview } from '#dialogue/preview.ts';
import { formatMoney } from '#i18n/format-money.ts';
import type { Strings } from '#i18n/strings.ts';
import { icons } from '#ui/icons.ts';

/** Characters of an answer that fit on the card, with room to spare. */
const LINES_LENGTH = 240;

/** An answer that is offered: its source, its title and its first lines. */
export function previewCardView(
  { source, body }: AnswerPreview,
  strings: Strings,
  locale: Locale,
  on: { take: () => void; dismiss: () => void },
): TemplateResult {
  const { label } = strings.preview;
  const lines =
    body.type === 'rich'
      ? plainText(body.blocks)
      : `${formatMoney(body.product.price, locale)} · ${body.product.summary}`;
  return html`<div class="card" part="preview" role="group" aria-label=${label}>
    <button class="take" type="button" aria-labelledby="title" aria-describedby="source lines" @pointerdown=${keepFocus} @click=${on.take}>
      <span class="top">
        ${icons.book}
        <span id="source">${source.kind === 'answer' ? label : `${label} · ${strings.sources[source.kind]}`}</span>
        <kbd aria-hidden="true">↑</kbd>
      </span>
      <strong id="title" dir="auto">${source.title}</strong>
      <span id="lines" class="lines" dir="auto">${lines.slice(0, LINES_LENGTH)}</span>
    </button>
    <button class="icon-button" type="button" aria-label=${strings.dismiss} @pointerdown=${keepFocus} @click=${on.dismiss}>
      ${icons.close}
    </button>
  </div>`;
}

/** A tap leaves the focus in the field, or the on-screen keyboard would close. */
const keepFocus = (event: Event): void => event.preventDefault();
