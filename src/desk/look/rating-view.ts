import { html, nothing, type TemplateResult } from 'lit';
import type { DeskStrings } from '#i18n/desk-strings.ts';
import { fill } from '#i18n/fill.ts';
import type { DeskRating } from '#merchant/generated/protocol.ts';

/** 1 and 2 want a look, 3 is neither. */
const LOOK = ['', 'bad', 'bad', '', 'good', 'good'] as const;

/** What the shopper thought of it, 5 being best, as a chip. */
export const ratingChip = ({ score }: DeskRating, { rating }: DeskStrings): TemplateResult =>
  html`<span class="chip ${LOOK[score] ?? ''}"><span aria-hidden="true">★ ${score}</span><span class="unseen">${fill(rating.of, { score })}</span></span>`;

/** The same with what they wrote to it. */
export const ratingView = (rating: DeskRating, { rating: words }: DeskStrings): TemplateResult =>
  html`<p class="rating">
    <span class="chip ${LOOK[rating.score] ?? ''}"><span aria-hidden="true">★</span> ${fill(words.of, { score: rating.score })}</span>
    ${rating.comment ? html`<q dir="auto">${rating.comment}</q>` : nothing}
  </p>`;
