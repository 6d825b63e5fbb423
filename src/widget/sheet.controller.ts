import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import type { Strings } from '#i18n/strings.ts';

type Sheet = 'ledger' | 'packet' | 'waiting' | 'generator' | 'profile';

/** The code that shows it. */
const CODE: Record<Sheet, () => Promise<unknown>> = {
  ledger: () => import('./aisle-ledger.ts'),
  packet: () => import('./aisle-packet.ts'),
  waiting: () => import('./aisle-waiting.ts'),
  generator: () => import('./aisle-generator.ts'),
  profile: () => import('./aisle-profile.ts'),
};

/** The button to which the focus goes back. */
const OPENERS: Record<Sheet, string> = {
  ledger: '.ledger',
  packet: '.review',
  waiting: '.waits',
  generator: '.ledger',
  profile: '.ledger',
};

interface Surroundings {
  /** The shopper sees the panel. */
  isVisible: () => boolean;
  /** Says that something for a person has not been sent. */
  remind: () => void;
  focusComposer: () => void;
}

type Chat = ReactiveControllerHost & { host: ChatHost | null; shadowRoot: ShadowRoot | null };

/**
 * What lies over the chat. What a person is to get is shown once by itself; later the banner has the way to it, and it is
 * brought to mind when the network is back.
 */
export class SheetController implements ReactiveController {
  readonly #chat: Chat;
  readonly #around: Surroundings;
  /** Key of the draft that was shown by itself. */
  #shownDraft: string | null = null;
  #wasOnline = true;
  shown: Sheet | null = null;
  /** The sheet of what goes to a person could not be had: it can be sent without. */
  unlooked = false;

  constructor(chat: Chat, around: Surroundings) {
    this.#chat = chat;
    this.#around = around;
    chat.addController(this);
  }

  hostConnected(): void {}

  /** To be called after every change of the conversation, and when the panel comes into sight. */
  follow(): void {
    const { host } = this.#chat;
    const isBack = host?.status.online === true && !this.#wasOnline;
    this.#wasOnline = host?.status.online ?? true;
    // What could not be had without a network is tried for again.
    if (isBack && this.unlooked) this.#shownDraft = null;
    const handoff = host?.state?.handoff;
    if (handoff?.phase !== 'drafted' || !this.#around.isVisible()) return;
    if (handoff.key === this.#shownDraft) {
      if (isBack && this.shown !== 'packet') this.#around.remind();
      return;
    }
    this.#shownDraft = handoff.key;
    void this.show('packet');
  }

  async show(sheet: Sheet): Promise<void> {
    try {
      await CODE[sheet]();
      if (sheet === 'packet') this.unlooked = false;
      if (sheet !== 'packet' || this.#chat.host?.state?.handoff.phase === 'drafted') this.#set(sheet);
    } catch {
      if (sheet !== 'packet') return;
      // Without a network, code that never came. A person must be within reach all the same.
      this.unlooked = true;
      this.#chat.requestUpdate();
      this.#around.remind();
    }
  }

  /** The panel is closed, and what lies over it with it. */
  drop(): void {
    this.#set(null);
  }

  readonly close = (): void => {
    // A sheet whose matter is over closes itself, perhaps after it was closed.
    if (!this.shown) return;
    const opener = OPENERS[this.shown];
    this.#set(null);
    void this.#chat.updateComplete.then(() => {
      const button = this.#chat.shadowRoot?.querySelector<HTMLElement>(opener);
      if (button) button.focus();
      else this.#around.focusComposer();
    });
  };

  render(host: ChatHost, strings: Strings, locale: Locale): TemplateResult | typeof nothing {
    const { close } = this;
    switch (this.shown) {
      case 'ledger':
        return html`<aisle-ledger exportparts="ledger" .host=${host} .strings=${strings} .locale=${locale} .close=${close} .open=${this.#open}></aisle-ledger>`;
      case 'packet':
        return html`<aisle-packet exportparts="packet" .host=${host} .strings=${strings} .locale=${locale} .close=${close}></aisle-packet>`;
      case 'waiting':
        return html`<aisle-waiting exportparts="waiting" .host=${host} .strings=${strings} .locale=${locale} .close=${close}></aisle-waiting>`;
      case 'generator':
        return html`<aisle-generator exportparts="generator" .host=${host} .strings=${strings} .locale=${locale} .close=${close}></aisle-generator>`;
      case 'profile':
        return html`<aisle-profile exportparts="profile" .host=${host} .strings=${strings} .locale=${locale} .close=${close}></aisle-profile>`;
      case null:
        return nothing;
    }
  }

  readonly #open = (sheet: 'generator' | 'profile'): void => void this.show(sheet);

  #set(shown: Sheet | null): void {
    this.shown = shown;
    this.#chat.requestUpdate();
  }
}
