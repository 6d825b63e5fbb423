import { html, type TemplateResult } from 'lit';

/** A bar with words under it. `of` 0: nobody knows how far it is. */
export function progressView(label: string, text: string, value: number, of: number): TemplateResult {
  return html`${
    of > 0
      ? html`<progress aria-label=${label} aria-valuetext=${text} max=${of} .value=${Math.min(value, of)}></progress>`
      : html`<progress aria-label=${label} aria-valuetext=${text}></progress>`
  }
    <span class="far">${text}</span>`;
}
