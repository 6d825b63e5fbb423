import { html, type TemplateResult } from 'lit';
import type { DeskStrings } from '#i18n/desk-strings.ts';
import { deskIcons } from '../look/desk-icons.ts';
import type { Conversation } from '../state/conversation.ts';

/** Under the field: reply or note, what is to be known before sending, ready-made replies, and Send. */
export function composerFootView(
  conversation: Conversation,
  { composer }: DeskStrings,
  {
    status,
    canSend,
    openReplies,
    send,
  }: { status: unknown; canSend: boolean; openReplies: () => void; send: () => void },
): TemplateResult {
  const { noting } = conversation;
  return html`<div class="foot">
    <div class="modes" role="group" aria-label=${composer.mode}>
      <button type="button" aria-pressed=${!noting} @click=${() => conversation.setNoting(false)}>${composer.modeReply}</button>
      <button type="button" aria-pressed=${noting} @click=${() => conversation.setNoting(true)}>${deskIcons.note}${composer.modeNote}</button>
    </div>
    <p role="status">${status}</p>
    <button type="button" class="icon-button" aria-label=${composer.replies} title=${composer.replies} @click=${openReplies}><kbd>/</kbd></button>
    <button type="button" class="button filled send" ?disabled=${!canSend} @click=${send}>${noting ? composer.keepNote : composer.send}</button>
  </div>`;
}
