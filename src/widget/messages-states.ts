import { html, type TemplateResult } from 'lit';
import type { Strings } from '#i18n/strings.ts';
import { icons } from '#ui/icons.ts';

/** The conversation is being read, or the shop's answers are on their way for the first time. */
export const pendingView = (strings: Strings): TemplateResult => html`<div class="state pending">
  <div class="bones" aria-hidden="true"><i></i><i></i><i></i></div>
  <p>${strings.loading}</p>
</div>`;

/** Nothing was said yet. */
export const emptyView = (strings: Strings): TemplateResult => html`<div class="state">
  <span class="emblem">${icons.spark}</span>
  <h3>${strings.empty.title}</h3>
  <p>${strings.empty.text}</p>
</div>`;

/** No pack, and none to be had. */
export const failedView = (strings: Strings): TemplateResult => html`<div class="state failed">
  <span class="emblem">${icons.alert}</span>
  <h3>${strings.failed.title}</h3>
  <p>${strings.failed.text}</p>
</div>`;
