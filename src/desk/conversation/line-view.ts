import { html, nothing, type TemplateResult } from 'lit';
import type { DeskLanguage, DeskStrings } from '#i18n/desk-strings.ts';
import { fill } from '#i18n/fill.ts';
import { icons } from '#ui/icons.ts';
import { deskIcons } from '../look/desk-icons.ts';
import { clockTime } from '../look/moments.ts';
import type { LogRow } from './log-rows.ts';

export interface LineContext {
  words: DeskStrings;
  language: DeskLanguage;
  /** This agent's name. */
  agent: string;
  /** A translation of a shopper's text, with its mark; nothing where none is wanted. */
  translated: (text: string) => unknown;
  sendAgain: (clientId: string) => void;
  /** Null where an answer cannot be proposed now. */
  propose: ((answer: string) => void) | null;
}

export type LineRole = 'shopper' | 'assistant' | 'agent' | 'system';

/** A bubble: who, what, when. */
export function lineView(
  { role, text, at, name }: { role: LineRole; text: string; at: string; name: string },
  { language }: LineContext,
  extra: unknown = nothing,
  beside: unknown = nothing,
): TemplateResult {
  return html`<li class=${role}>
    <span class="who">${beside}${name} <time datetime=${at}>${clockTime(at, language)}</time></span>
    <p class="bubble" dir="auto">${text}</p>
    ${extra}
  </li>`;
}

export function rowLine(row: LogRow, context: LineContext): TemplateResult {
  const { words, language } = context;
  const { conversation } = words;
  switch (row.kind) {
    case 'message':
      return messageLine(row, context);
    case 'note':
      return html`<li class="note">
        <span class="who">${deskIcons.note}${conversation.note} · ${row.note.agent.name} <time datetime=${row.at}>${clockTime(row.at, language)}</time></span>
        <p dir="auto">${row.note.text}</p>
      </li>`;
    case 'status':
      return html`<li class="status"><p>${statusText(row, words)}</p>${row.closing?.agreed ? html`<p class="agreed" dir="auto">${fill(conversation.agreed, { text: row.closing.agreed })}</p>` : nothing}</li>`;
    case 'outgoing':
      return outgoingLine(row, context);
  }
}

function messageLine({ event, own }: Extract<LogRow, { kind: 'message' }>, context: LineContext): TemplateResult {
  const { words, agent, propose, translated } = context;
  const { conversation, translate } = words;
  const { from, text, at } = event;
  const name = from === 'shopper' ? conversation.shopper : (event.agent?.name ?? (from === 'agent' ? agent : ''));
  const isMine = from === 'agent' && name === agent;
  const extra = html`
    ${from === 'shopper' ? translated(text) : nothing}
    ${own === null ? nothing : html`<p class="own">${deskIcons.translate}<span>${translate.youWrote}: <q dir="auto">${own}</q></span></p>`}
  `;
  const beside =
    isMine && propose
      ? html`<button type="button" class="propose" @click=${() => propose(text)}>${deskIcons.bulb}${conversation.propose}</button>`
      : nothing;
  return lineView({ role: from, text, at, name: isMine ? conversation.you : name }, context, extra, beside);
}

function outgoingLine({ message }: Extract<LogRow, { kind: 'outgoing' }>, context: LineContext): TemplateResult {
  const { conversation } = context.words;
  return html`<li class="agent outgoing">
    <span class="who">${conversation.you}</span>
    <p class="bubble" dir="auto">${message.text}</p>
    ${
      message.state === 'sending'
        ? html`<p class="own">${icons.clock}${conversation.sending}</p>`
        : html`<p class="own fault" role="alert">${icons.alert}${conversation.failed}
            <button type="button" class="again" @click=${() => context.sendAgain(message.clientId)}>${conversation.again}</button></p>`
    }
  </li>`;
}

function statusText(
  { status, name, closing }: Extract<LogRow, { kind: 'status' }>,
  { conversation, dialog }: DeskStrings,
): string {
  if (status === 'assigned') return fill(conversation.joined, { name: name ?? '' });
  if (status === 'queued') return conversation.queued;
  return closing ? fill(conversation.endedWith, { reason: dialog.closing[closing.reason] }) : conversation.ended;
}
