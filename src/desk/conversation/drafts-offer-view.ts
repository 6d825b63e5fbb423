import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { formatBytes } from '#i18n/format-bytes.ts';
import { generatorStateText } from '#i18n/generator-state-text.ts';
import { GENERATOR_STRINGS } from '#i18n/generator-strings.ts';
import type { Desk } from '../state/desk.ts';

/** Asks the agent whether drafts may be worded here, and tells how far what it takes has come. The menu has the rest. */
export function draftsOfferView(desk: Desk) {
  const { drafts, language } = desk;
  const { draft } = desk.words;
  const { state, bytes } = drafts.status;
  const words = GENERATOR_STRINGS[language];
  const isOnItsWay = state === 'loading' || state === 'starting';
  if (!isOnItsWay && state !== 'offered') return nothing;
  const size = bytes > 0 ? fill(words.once, { size: formatBytes(bytes, language) }) : words.browsers;
  const answer = (yes: boolean) => () => void drafts.want(yes).catch(() => {});
  // One element through all states: it takes the focus when the pressed button goes.
  return html`<div class="offer" role="group" aria-label=${draft.title} tabindex="-1">
    ${
      isOnItsWay
        ? html`<p class="soft">${draft.menu}: ${generatorStateText(drafts.status, language)}</p>`
        : html`<p>${draft.offer} <span class="soft">${size}</span></p>
            <button type="button" class="button filled yes" @click=${answer(true)}>${draft.yes}</button>
            <button type="button" class="button no" @click=${answer(false)}>${draft.no}</button>`
    }
  </div>`;
}
