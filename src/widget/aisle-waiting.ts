import { css, html, type TemplateResult } from 'lit';
import { type Waiting, waitingIn } from '#dialogue/waiting.ts';
import { fill } from '#i18n/fill.ts';
import { formatDate, formatTime, isSameDay } from '#i18n/format-time.ts';
import { WAITING_STRINGS } from '#i18n/waiting-strings.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { icons } from '#ui/icons.ts';
import { AisleSheet } from './aisle-sheet.ts';

const listStyles = css`
  li {
    display: flex;
    align-items: flex-start;
    gap: 12px;
    padding-block: 10px;
    border-block-end: 1px solid var(--_line);
  }

  li > div {
    flex: 1;
    min-inline-size: 0;
  }

  strong {
    display: block;
    font-size: 14px;
    font-weight: 600;
  }

  .said {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    overflow-wrap: anywhere;
    font-size: 13.5px;
  }

  small {
    font-size: 12.5px;
    color: var(--_text-soft);
  }
`;

/** What waits to be sent, since when, and the way to call it off. */
export class AisleWaiting extends AisleSheet {
  static override styles = [AisleSheet.styles, listStyles];

  constructor() {
    super();
    new HostController(this, () => this.host);
  }

  protected override render(): TemplateResult {
    const words = WAITING_STRINGS[this.locale];
    const waiting = this.host.state ? waitingIn(this.host.state) : [];
    const body =
      waiting.length === 0
        ? html`<p class="none">${icons.check}${words.none}</p>`
        : html`<p class="text">${words.text}</p>
            <ol role="list">
              ${waiting.map((each) => this.#row(each))}
            </ol>`;
    return this.dialog('waiting', words.title, html`<div aria-live="polite">${body}</div>`);
  }

  #row({ key, what, text, sinceMs }: Waiting): TemplateResult {
    const words = WAITING_STRINGS[this.locale];
    const isSending = this.host.status.sending.includes(key);
    return html`<li>
      <div>
        <strong>${words.what[what]}</strong>
        ${text ? html`<span class="said" dir="auto">${text}</span>` : ''}
        <small>${isSending ? words.sending : fill(words.since, { time: this.#time(sinceMs) })}</small>
      </div>
      ${
        // Here it has ended already; that the shop hears of it is no choice.
        what === 'close-handoff'
          ? ''
          : html`<button
              class="pill"
              type="button"
              ?disabled=${isSending}
              aria-label=${fill(words.cancelWhat, { what: [words.what[what], text].filter(Boolean).join(' – ') })}
              @click=${() => this.#cancel(key)}
            >
              ${words.cancel}
            </button>`
      }
    </li>`;
  }

  #time(atMs: number): string {
    const time = formatTime(atMs, this.locale);
    const now = Date.now();
    return isSameDay(atMs, now) ? time : `${formatDate(atMs, now, this.locale)} ${time}`;
  }

  /** The pressed button goes away with its line: the focus moves to the way back. */
  #cancel(key: string): void {
    this.host.cancelWaiting(key).catch(() => {});
    this.focusBack();
  }
}

defineOnce('aisle-waiting', AisleWaiting);
