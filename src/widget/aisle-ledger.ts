import { html, nothing, type TemplateResult } from 'lit';
import type { InsightView } from '#app/chat-host.ts';
import { formatBytes } from '#i18n/format-bytes.ts';
import { formatDate, formatTime, isSameDay } from '#i18n/format-time.ts';
import { generatorStateText } from '#i18n/generator-state-text.ts';
import { GENERATOR_STRINGS } from '#i18n/generator-strings.ts';
import { INSIGHT_STRINGS } from '#i18n/insight-strings.ts';
import { LEDGER_STRINGS } from '#i18n/ledger-strings.ts';
import { PROFILE_STRINGS } from '#i18n/profile-strings.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { icons } from '#ui/icons.ts';
import type { LedgerEntry } from '#workers/knowledge/knowledge-api.ts';
import { ledgerStyles } from './aisle-ledger.styles.ts';
import { AisleSheet } from './aisle-sheet.ts';

type View = { phase: 'pending' } | { phase: 'failed' } | { phase: 'done'; entries: LedgerEntry[] };

/** A request is noted when it begins: so much later than what goes along with it was made ready. */
const SAME_REQUEST_MS = 2_000;

/** Every request that left this device, and the way to erase what it holds. */
export class AisleLedger extends AisleSheet {
  static override styles = [AisleSheet.styles, ledgerStyles];
  static override properties = {
    open: { attribute: false },
    hasProfile: { state: true },
    insight: { state: true },
    view: { state: true },
    erase: { state: true },
  };

  /** Shows the sheet of what makes text on this device, or of what was noted of the shopper. */
  declare open: (sheet: 'generator' | 'profile') => void;
  declare private hasProfile: boolean;
  declare private insight: InsightView | null;
  declare private view: View;
  declare private erase: 'no' | 'asked' | 'erasing' | 'done' | 'failed';

  constructor() {
    super();
    new HostController(this, () => this.host);
    this.view = { phase: 'pending' };
    this.erase = 'no';
    this.hasProfile = false;
    this.insight = null;
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    void this.#read();
    void this.#readInsight();
    this.host.profile().then(
      (reading) => {
        this.hasProfile = reading !== null;
      },
      () => {},
    );
  }

  readonly #read = async (): Promise<void> => {
    this.view = { phase: 'pending' };
    try {
      this.view = { phase: 'done', entries: await this.host.ledger() };
    } catch {
      this.view = { phase: 'failed' };
    }
  };

  /** Where the shop asks for noisy counts: the shopper's word on it, and with which requests they went. */
  async #readInsight(): Promise<void> {
    this.insight = (await this.host.insight?.().catch(() => null)) ?? null;
    if (this.insight) void import('./aisle-insight.ts').catch(() => {});
  }

  readonly #forget = async (): Promise<void> => {
    this.erase = 'erasing';
    try {
      await this.host.forget();
      this.erase = 'done';
    } catch {
      this.erase = 'failed';
    }
    await Promise.all([this.#read(), this.#readInsight()]);
  };

  protected override render(): TemplateResult {
    const words = LEDGER_STRINGS[this.locale];
    return this.dialog(
      'ledger',
      words.title,
      html`<p class="text">${words.text}</p>
        ${this.#generator()}${this.#profile()}
        ${this.insight ? html`<aisle-insight .host=${this.host} .locale=${this.locale} .view=${this.insight}></aisle-insight>` : nothing}
        <div aria-busy=${this.view.phase === 'pending' ? 'true' : nothing}>${this.#list()}</div>`,
      this.#footer(),
    );
  }

  #generator(): TemplateResult | typeof nothing {
    const { generator } = this.host.status;
    if (generator.state === 'none' && generator.reason === null && generator.storedBytes === 0) return nothing;
    return html`<button class="entry" type="button" @click=${() => this.open('generator')}>
      ${icons.spark}
      <span><strong>${GENERATOR_STRINGS[this.locale].title}</strong><small>${generatorStateText(generator, this.locale)}</small></span>
      <span class="turns">${icons.next}</span>
    </button>`;
  }

  /** Where the shop makes one: the rest of what this device holds of the shopper. */
  #profile(): TemplateResult | typeof nothing {
    if (!this.hasProfile) return nothing;
    return html`<button class="entry profile" type="button" @click=${() => this.open('profile')}>
      ${icons.person}
      <span><strong>${PROFILE_STRINGS[this.locale].title}</strong></span>
      <span class="turns">${icons.next}</span>
    </button>`;
  }

  #list(): TemplateResult {
    const words = LEDGER_STRINGS[this.locale];
    if (this.view.phase === 'pending') return html`<p class="text">${words.loading}</p>`;
    if (this.view.phase === 'failed') {
      return html`<p class="text">${words.failed}</p>
        <button class="pill" type="button" @click=${this.#read}>${words.retry}</button>`;
    }
    if (this.view.entries.length === 0) return html`<p class="none">${icons.shield}${words.empty}</p>`;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${words.time}</th>
          <th scope="col">${words.request}</th>
          <th scope="col">${words.result}</th>
          <th scope="col">${words.bytes}</th>
        </tr>
      </thead>
      <tbody>
        ${this.view.entries.map((entry) => this.#row(entry))}
      </tbody>
    </table>`;
  }

  #row(entry: LedgerEntry): TemplateResult {
    const { locale } = this;
    const words = LEDGER_STRINGS[locale];
    const now = Date.now();
    const day = isSameDay(entry.at, now) ? '' : `${formatDate(entry.at, now, locale)} `;
    return html`<tr>
      <td><time datetime=${new Date(entry.at).toISOString()}>${day}${formatTime(entry.at, locale)}</time></td>
      <td>
        <strong>${words.purpose[entry.purpose]}</strong>
        <span class="url" dir="ltr">${entry.method} ${entry.url}</span>
        ${this.#hadCounts(entry) ? html`<span class="url">${INSIGHT_STRINGS[locale].along}</span>` : nothing}
      </td>
      <td class=${entry.status >= 200 && entry.status < 400 ? '' : 'bad'}>${entry.status === 0 ? words.notArrived : entry.status}</td>
      <td><bdi>${formatBytes(entry.sentBytes, locale)}</bdi> / <bdi>${formatBytes(entry.receivedBytes, locale)}</bdi></td>
    </tr>`;
  }

  #hadCounts({ url, at }: LedgerEntry): boolean {
    return this.insight?.sent.some((sent) => sent.url === url && Math.abs(sent.at - at) < SAME_REQUEST_MS) ?? false;
  }

  #footer(): TemplateResult {
    const words = LEDGER_STRINGS[this.locale];
    switch (this.erase) {
      case 'no':
      case 'failed':
        return html`${this.erase === 'failed' ? html`<p class="text" role="status">${words.eraseFailed}</p>` : nothing}
          <button class="pill bad" type="button" @click=${() => this.#ask('asked')}>${words.erase}</button>`;
      case 'asked':
      case 'erasing':
        return html`<p class="text">${words.eraseText}</p>
          <div class="actions">
            <button class="pill bad sure" type="button" ?disabled=${this.erase === 'erasing'} @click=${this.#forget}>${words.eraseYes}</button>
            <button class="pill" type="button" @click=${() => this.#ask('no')}>${this.strings.cancel}</button>
          </div>`;
      case 'done':
        return html`<p class="text" role="status">${words.erased}</p>`;
    }
  }

  /** The pressed button goes away: the focus moves to the one that takes its place. */
  #ask(erase: 'no' | 'asked'): void {
    this.erase = erase;
    void this.updateComplete.then(() => this.shadowRoot?.querySelector<HTMLElement>('footer button')?.focus());
  }
}

defineOnce('aisle-ledger', AisleLedger);
