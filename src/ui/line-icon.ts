import { svg, type TemplateResult } from 'lit';

/** An icon of lines, all of one weight and in the text's colour; never the only bearer of a meaning. */
export const lineIcon = (paths: TemplateResult): TemplateResult => svg`<svg
  class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.75"
  stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;
