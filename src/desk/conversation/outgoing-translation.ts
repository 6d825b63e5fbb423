import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Conversation } from '../state/conversation.ts';
import type { Desk } from '../state/desk.ts';

/** Without a key for this long, what is written is translated for the agent to see. */
const PAUSE_MS = 350;

/** What the shopper will read of what the agent writes, while a conversation is being translated. */
export class OutgoingTranslation implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #source = '';
  /** Null while it is on its way. */
  preview: string | null = null;
  /** This one is in the shopper's language already. */
  asWritten = false;
  failed = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  reset(): void {
    clearTimeout(this.#timer);
    this.#source = '';
    this.preview = null;
    this.asWritten = false;
    this.failed = false;
  }

  /** The language that the shopper reads, where what is written is to be translated to it. */
  target(desk: Desk, { detail }: Conversation): string | null {
    const { translations, language } = desk;
    const locale = detail && desk.shopperLanguage(detail);
    return locale && translations.state(locale, language) === 'on' ? locale : null;
  }

  look(desk: Desk, conversation: Conversation): void {
    const text = conversation.draft.trim();
    const target = this.target(desk, conversation);
    if (!target || this.asWritten || conversation.noting || text === '' || text === this.#source) return;
    this.#source = text;
    this.preview = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#translate(text, target, desk), PAUSE_MS);
  }

  /** What is to be sent, with what the agent wrote where that is something else; null when it cannot be translated. */
  async forSending(
    text: string,
    desk: Desk,
    conversation: Conversation,
  ): Promise<{ text: string; own: string | null } | null> {
    const target = this.target(desk, conversation);
    if (!target || this.asWritten) return { text, own: null };
    const { translations, language, settings, words } = desk;
    try {
      const translated = await translations.translate(language, target, text);
      if (!settings.now.sayTranslated) return { text: translated, own: text };
      const mark = await translations.translate(language, target, words.translate.mark);
      return { text: `${translated}\n(${mark})`, own: text };
    } catch {
      this.failed = true;
      this.#host.requestUpdate();
      return null;
    }
  }

  async #translate(text: string, target: string, { translations, language }: Desk): Promise<void> {
    try {
      const preview = await translations.translate(language, target, text);
      if (this.#source !== text) return;
      this.preview = preview;
      this.failed = false;
    } catch {
      this.failed = true;
    }
    this.#host.requestUpdate();
  }
}
