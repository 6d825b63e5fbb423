import { html, nothing, type TemplateResult } from 'lit';
import { isElsewhere, safeHref } from './safe-href.ts';

/** A link, or its text alone where the target may not be followed. */
export function linkView(href: string | null | undefined, text: unknown): TemplateResult {
  const safe = safeHref(href);
  if (!safe) return html`${text}`;
  const away = isElsewhere(safe, location.origin);
  return html`<a part="link" href=${safe} target=${away ? '_blank' : nothing} rel=${away ? 'noopener noreferrer' : nothing}
    >${text}</a
  >`;
}
