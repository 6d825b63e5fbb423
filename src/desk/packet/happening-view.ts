import { html, nothing } from 'lit';
import type { DeskLanguage, DeskStrings } from '#i18n/desk-strings.ts';
import { fill } from '#i18n/fill.ts';
import { formatMoney } from '#i18n/format-money.ts';
import type { Happening } from './order-timeline.ts';

/** What happened, in words. What the shop wrote itself stays in the shop's words. */
export function happeningView(happening: Happening, words: DeskStrings, language: DeskLanguage) {
  const { order, ticket } = words;
  switch (happening.kind) {
    case 'placed':
    case 'shipped':
    case 'expected':
    case 'delivered':
      return html`<span>${order[happening.kind]}</span>`;
    case 'address-changed':
      return html`<span>${order.addressChanged}</span>`;
    case 'event':
      return html`<span dir="auto">${happening.text}${happening.place ? html`<span class="soft"> · ${happening.place}</span>` : nothing}</span>`;
    case 'sorting':
      return html`<span dir="auto">${happening.text}</span>`;
    case 'return':
      return html`<span>${fill(order.return, { id: happening.id, status: order.returnStatus[happening.status] })}</span>`;
    case 'refund': {
      const text =
        happening.status === 'paid' || happening.status === null ? order.refund : order.refundStatus[happening.status];
      return html`<span>${fill(text, { amount: formatMoney(happening.money, language) })}</span>`;
    }
    case 'too-warm':
    case 'too-cold': {
      const text = happening.kind === 'too-warm' ? order.tooWarm : order.tooCold;
      return html`<span class="fault">${fill(text, { celsius: happening.celsius })}${happening.place ? ` · ${happening.place}` : nothing}</span>`;
    }
    case 'action': {
      const { action, outcome, fields } = happening.action;
      return html`<span>
        <strong>${ticket.topic[action] ?? action}</strong>: ${order.outcome[outcome]}
        ${Object.entries(fields).map(([key, value]) => html`<span class="field" dir="auto">${ticket.field[key] ?? key}: ${value}</span>`)}
      </span>`;
    }
  }
}
