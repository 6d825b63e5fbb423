import { html, nothing } from 'lit';
import { icons } from '#ui/icons.ts';
import { localeOf } from './assist/assist.ts';
import { barStyles } from './desk-bar.styles.ts';
import { DeskElement } from './look/desk-element.ts';
import { deskIcons } from './look/desk-icons.ts';
import { initialOf } from './look/initial-of.ts';
import type { Alerts } from './state/alerts.ts';
import type { DeskView } from './state/desk-store.ts';
import type { DeskSettings } from './state/settings.ts';

const NEXT_THEME = { auto: 'light', light: 'dark', dark: 'auto' } as const satisfies Record<
  DeskSettings['theme'],
  string
>;

/** The line at the top: what is shown, whether new conversations are taken, and how the agent likes the desk. */
export class DeskBar extends DeskElement {
  static override styles = barStyles;
  static override properties = { ...DeskElement.properties, alerts: { attribute: false } };
  declare alerts: Alerts;

  override render() {
    const { bar, title } = this.words;
    const { store } = this.desk;
    return html`
      <div class="brand"><span class="logo">${icons.spark}</span><h1>${title}</h1></div>
      <nav aria-label=${bar.views}>
        ${this.#view('conversations', deskIcons.chats, store.unread.total(store.lists?.mine ?? []))}
        ${this.#view('tickets', deskIcons.ticket, store.lists?.open_tickets ?? 0)}
        ${store.records ? this.#view('records', icons.shield) : nothing}
      </nav>
      <p class="link" role="status">${store.linkUp ? nothing : html`${icons.alert}<span>${bar.reconnecting}</span>`}</p>
      ${this.#presence()}
      <button type="button" class="icon-button wide" aria-label=${bar.shortcuts} title=${bar.shortcuts} @click=${() => this.desk.show('shortcuts')}>
        ${deskIcons.keyboard}
      </button>
      ${this.#menu()}
    `;
  }

  #view(view: DeskView, icon: unknown, count = 0) {
    const { store } = this.desk;
    const label = this.words.bar[view];
    return html`<button
      type="button"
      aria-current=${store.view === view ? 'page' : 'false'}
      aria-label=${count > 0 ? `${label} ${count}` : label}
      @click=${() => store.showView(view)}
    >
      ${icon}<span class="label">${label}</span>
      ${count > 0 ? html`<span class="badge count">${count}</span>` : nothing}
    </button>`;
  }

  #presence() {
    const { bar } = this.words;
    const { store } = this.desk;
    const { duty } = store;
    if (!duty?.me) return nothing;
    const here = duty.me.state === 'available';
    return html`<button
      type="button"
      role="switch"
      class="presence"
      aria-checked=${here}
      title=${bar.presence}
      @click=${() => store.run(duty.setPresence({ state: here ? 'away' : 'available' }))}
    >
      <span class="dot"></span>${here ? bar.available : bar.away}
    </button>`;
  }

  #menu() {
    const { bar, replies, draft } = this.words;
    const { settings, store } = this.desk;
    const { sound, notifications, theme } = settings.now;
    const blocked = 'Notification' in globalThis && Notification.permission === 'denied';
    const name = store.session?.agent.name ?? '';
    const item = (icon: unknown, label: string, act: () => void, checked?: boolean) => html`<li>
      <button type="button" aria-pressed=${checked ?? nothing} @click=${act}>${icon}<span>${label}</span></button>
    </li>`;
    const sheet = (dialog: 'replies' | 'shortcuts') => {
      this.#details?.removeAttribute('open');
      this.desk.show(dialog);
    };
    return html`<details class="me" @keydown=${this.#onKey} @focusout=${this.#onFocusOut}>
      <summary aria-label=${name}><span class="avatar" aria-hidden="true">${initialOf(name)}</span><span class="label">${name}</span>${deskIcons.down}</summary>
      <ul>
        ${item(sound ? deskIcons.sound : deskIcons.mute, sound ? bar.sound : bar.soundOff, () => settings.set({ sound: !sound }), sound)}
        ${item(deskIcons.bell, blocked ? bar.notifyRefused : notifications ? bar.notifyOn : bar.notify, () => this.#notify(), notifications)}
        ${item(deskIcons.theme, bar.theme[theme], () => settings.set({ theme: NEXT_THEME[theme] }))}
        ${item(deskIcons.language, bar.language, () => settings.set({ language: this.desk.language === 'en' ? 'zh-Hans' : 'en' }))}
        ${item(deskIcons.pencil, replies.manage, () => sheet('replies'))}
        ${this.desk.drafts.isOff ? nothing : item(deskIcons.bulb, draft.menu, () => this.#showGenerator())}
        ${item(deskIcons.keyboard, bar.shortcuts, () => sheet('shortcuts'))}
        ${item(deskIcons.out, bar.signOut, () => store.signOut())}
      </ul>
    </details>`;
  }

  #showGenerator(): void {
    const shopper = this.desk.store.open?.detail?.handoff.locale;
    this.desk.drafts.look(shopper ? localeOf(shopper) : this.desk.language);
    this.#details?.removeAttribute('open');
    this.desk.show('generator');
  }

  #notify(): void {
    const { settings } = this.desk;
    if (settings.now.notifications) settings.set({ notifications: false });
    else void this.alerts.askForNotifications();
  }

  get #details(): HTMLDetailsElement | null {
    return this.renderRoot.querySelector('details');
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#details?.open) return;
    event.stopPropagation();
    this.#details.open = false;
    this.#details.querySelector('summary')?.focus();
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && !this.#details?.contains(to)) this.#details?.removeAttribute('open');
  };
}

customElements.define('desk-bar', DeskBar);
