import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import { type CallPush, type PushState, pushState, turnPushOff, turnPushOn } from '#app/push-notices.ts';
import type { Locale } from '#core/locale.ts';
import { NOTICE_STRINGS } from '#i18n/notice-strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { noticesStyles } from './aisle-notices.styles.ts';

/** Under an open order: to be told when something changes with it, and to be told no more. Nothing where that cannot be. */
export class AisleNotices extends LitElement {
  static override styles = [base, noticesStyles];
  static override properties = {
    host: { attribute: false },
    locale: {},
    orderId: {},
    state: { state: true },
    isBusy: { state: true },
    hasFailed: { state: true },
  };

  declare host: ChatHost;
  declare locale: Locale;
  declare orderId: string;
  declare private state: PushState;
  declare private isBusy: boolean;
  declare private hasFailed: boolean;

  constructor() {
    super();
    this.state = 'none';
    this.isBusy = false;
    this.hasFailed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#do(() => pushState(this.#call, this.orderId)).then(() => {
      this.hasFailed = false;
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.state === 'none') return nothing;
    const words = NOTICE_STRINGS[this.locale];
    const note = this.hasFailed ? words.failed : { off: words.about, on: '', denied: words.denied }[this.state];
    const isOn = this.state === 'on';
    // One button for both ways: the focus stays on it.
    return html`<section part="notices">
      <p class="between">
        ${isOn ? html`<span>${words.on}</span>` : nothing}
        ${
          this.state === 'denied'
            ? nothing
            : html`<button class="pill" type="button" aria-disabled=${this.isBusy} @click=${isOn ? this.#off : this.#on}>
                ${isOn ? words.off : words.offer}
              </button>`
        }
      </p>
      <p class="soft" role="status">${note}</p>
    </section>`;
  }

  readonly #on = (): void => void this.#do(() => turnPushOn(this.#call, this.orderId, this.locale));
  readonly #off = (): void => void this.#do(() => turnPushOff(this.#call, this.orderId));

  readonly #call: CallPush = async (call) => (await this.host.push?.(call)) ?? null;

  async #do(work: () => Promise<PushState>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.hasFailed = false;
    try {
      this.state = await work();
    } catch {
      this.hasFailed = true;
    } finally {
      this.isBusy = false;
    }
  }
}

defineOnce('aisle-notices', AisleNotices);
