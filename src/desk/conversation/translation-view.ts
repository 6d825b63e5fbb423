import { html, type TemplateResult } from 'lit';
import type { DeskStrings } from '#i18n/desk-strings.ts';
import { fill } from '#i18n/fill.ts';
import { deskIcons } from '../look/desk-icons.ts';

/** A translation under what it translates: marked as such, the original being the bubble above it. */
export const translationView = (
  { text, from }: { text: string | null; from: string },
  { translate }: DeskStrings,
): TemplateResult =>
  html`<div class="translation">
    ${text === null ? html`<p class="soft">…</p>` : html`<p dir="auto">${text}</p>`}
    <p class="mark">${deskIcons.translate}${fill(translate.translatedFrom, { language: from })}</p>
  </div>`;
