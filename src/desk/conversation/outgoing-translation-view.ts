import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { deskIcons } from '../look/desk-icons.ts';
import { languageName } from '../look/language-name.ts';
import type { Conversation } from '../state/conversation.ts';
import type { Desk } from '../state/desk.ts';
import type { OutgoingTranslation } from './outgoing-translation.ts';

/** What the shopper will read, beside what the agent writes. */
export function outgoingTranslationView(translation: OutgoingTranslation, desk: Desk, conversation: Conversation) {
  const { translate } = desk.words;
  const target = translation.target(desk, conversation);
  if (!target || conversation.draft.trim() === '') return nothing;
  const check = (label: string, checked: boolean, set: (checked: boolean) => void) => html`<label>
    <input
      type="checkbox"
      .checked=${checked}
      @change=${(event: Event) => {
        set((event.target as HTMLInputElement).checked);
        conversation.setNoting(conversation.noting);
      }}
    />
    ${label}
  </label>`;
  return html`<div class="translated">
    ${
      translation.asWritten
        ? nothing
        : html`<p class="mark">${deskIcons.translate}${fill(translate.willSend, { language: languageName(target, desk.language) })}</p>
            <p class="preview" dir="auto" role="status">${translation.failed ? translate.failed : (translation.preview ?? '…')}</p>`
    }
    <p class="choices">
      ${check(translate.sendAsWritten, translation.asWritten, (on) => {
        translation.asWritten = on;
      })}
      ${translation.asWritten ? nothing : check(translate.tell, desk.settings.now.sayTranslated, (on) => desk.settings.set({ sayTranslated: on }))}
    </p>
  </div>`;
}
