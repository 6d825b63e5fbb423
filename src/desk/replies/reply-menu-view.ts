import { html, nothing } from 'lit';
import type { DeskStrings } from '#i18n/desk-strings.ts';
import { fill } from '#i18n/fill.ts';
import type { CannedReply } from './canned-reply.ts';
import type { ReplyMenu } from './reply-menu.ts';

/** The list over the field. The focus stays in the field; the pointer chooses before the field loses it. */
export function replyMenuView(
  menu: ReplyMenu,
  { composer, replies }: DeskStrings,
  choose: (reply: CannedReply) => void,
) {
  const status = !menu.query
    ? nothing
    : menu.isOpen
      ? fill(composer.foundReplies, { count: menu.found.length })
      : composer.noReplies;
  return html`
    <span class="unseen" role="status">${status}</span>
    ${
      menu.isOpen
        ? html`<ul id="replies" class="replies" role="listbox" aria-label=${composer.replies}>
            ${menu.found.map(
              (reply, index) => html`<li
                id="reply-${index}"
                role="option"
                aria-selected=${index === menu.at}
                @pointerdown=${(event: Event) => {
                  event.preventDefault();
                  choose(reply);
                }}
              >
                <strong>${reply.title}</strong>
                <span class="chip ${reply.source === 'mine' ? 'good' : ''}">${replies[reply.source]}</span>
                <span class="text" dir="auto">${reply.text}</span>
              </li>`,
            )}
          </ul>`
        : nothing
    }
  `;
}
