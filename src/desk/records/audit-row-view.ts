import { html, nothing, type TemplateResult } from 'lit';
import type { DeskLanguage, DeskStrings } from '#i18n/desk-strings.ts';
import type { AuditEntry } from '#merchant/generated/protocol.ts';
import { moment } from '../look/moments.ts';
import { auditFact } from './audit-fact.ts';

/** One deed: when, who, what, with what. A kind that this page has no words for is shown by its name. */
export function auditRowView(
  { at, actor, action, shop, subject, facts = {} }: AuditEntry,
  names: ReadonlyMap<string, string>,
  strings: DeskStrings,
  language: DeskLanguage,
): TemplateResult {
  const { records: words } = strings;
  const who = { shopper: words.byShopper, system: words.bySystem }[actor] ?? names.get(actor) ?? actor;
  const details = Object.entries(facts).map(([name, value]) => auditFact(name, value, names, strings));
  return html`<tr>
    <td><time datetime=${at}>${moment(at, language)}</time></td>
    <td dir="auto" title=${actor}>${who}</td>
    <td>${words.action[action] ?? action}${details.length > 0 ? html` <span class="soft">${details.join(', ')}</span>` : nothing}</td>
    <td>${shop}</td>
    <td>${subject ? html`<code>${subject}</code>` : nothing}</td>
  </tr>`;
}
