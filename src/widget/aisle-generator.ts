import { css, html, nothing, type TemplateResult } from 'lit';
import type { GeneratorStatus } from '#app/chat-host.ts';
import { fill } from '#i18n/fill.ts';
import { formatBytes } from '#i18n/format-bytes.ts';
import { generatorStateText } from '#i18n/generator-state-text.ts';
import { GENERATOR_STRINGS, type GeneratorStrings } from '#i18n/generator-strings.ts';
import { refusalCause } from '#llm/refusal-cause.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { progressStyles } from '#ui/progress.styles.ts';
import { AisleSheet } from './aisle-sheet.ts';
import { generatorBar } from './generator-bar.ts';

const nowStyles = css`
  .now {
    padding: 14px 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-m);
  }

  .now strong {
    display: block;
    margin-block-end: 2px;
    font-size: 14.5px;
    font-weight: 600;
    color: var(--_text);
  }

  .now p {
    font-size: 13.5px;
    color: var(--_text-soft);
  }

  .text:empty {
    margin: 0;
  }
`;

/** What makes text on this device: what it does, where it stands, what it takes, and the ways to start it and be rid of it. */
export class AisleGenerator extends AisleSheet {
  static override styles = [AisleSheet.styles, progressStyles, nowStyles];
  static override properties = { erase: { state: true } };

  declare private erase: 'no' | 'erasing' | 'done' | 'failed';
  /** A download that was called off leaves what had come. */
  #hasFetched = false;

  constructor() {
    super();
    this.erase = 'no';
    new HostController(this, () => this.host);
  }

  protected override render(): TemplateResult {
    const words = GENERATOR_STRINGS[this.locale];
    const { generator } = this.host.status;
    this.#hasFetched ||= generator.loadedBytes > 0;
    return this.dialog(
      'generator',
      words.title,
      html`<p class="text">${words.text}</p>
        <div class="now">${this.#now(generator, words)}</div>`,
      this.#foot(generator, words),
    );
  }

  /** Only what is final is told to screen readers; the bar tells the rest to those who ask it. */
  #now(generator: GeneratorStatus, words: GeneratorStrings): TemplateResult {
    const { state, bytes, storedBytes, reason } = generator;
    const isOnItsWay = state === 'loading' || state === 'starting';
    const size = fill(words.once, { size: formatBytes(bytes, this.locale) });
    const isOffered = state === 'offered' || state === 'declined';
    const stored = fill(words.takes, { size: formatBytes(storedBytes, this.locale) });
    return html`<p role="status">
        ${isOnItsWay ? nothing : html`<strong>${generatorStateText(generator, this.locale)}</strong>`}
        ${state === 'none' || state === 'failed' ? words.cause[refusalCause(reason)] : nothing}
      </p>
      ${isOnItsWay ? generatorBar(generator, this.locale) : nothing}
      ${isOffered && bytes === 0 ? html`<p>${words.browsers}</p>` : nothing}
      ${isOffered && bytes > storedBytes ? html`<p>${size}</p>` : nothing}
      ${storedBytes > 0 ? html`<p>${stored}</p>` : nothing}`;
  }

  #foot(generator: GeneratorStatus, words: GeneratorStrings): TemplateResult | undefined {
    const main = this.#main(generator, words);
    const isStored = generator.storedBytes > 0 || this.#hasFetched;
    if (!main && !isStored && this.erase === 'no') return undefined;
    const told = { no: nothing, erasing: nothing, done: words.deleted, failed: words.notDeleted }[this.erase];
    return html`<p class="text" role="status">${told}</p>
      <div class="actions">
        ${
          main
            ? html`<button class="pill main ${main.wants ? 'filled' : ''}" type="button" @click=${() => this.#want(main.wants)}>${main.label}</button>`
            : nothing
        }
        ${
          isStored
            ? html`<button class="pill bad" type="button" aria-disabled=${this.erase === 'erasing' ? 'true' : 'false'} @click=${this.#delete}>${words.delete}</button>`
            : nothing
        }
      </div>`;
  }

  #main({ state }: GeneratorStatus, words: GeneratorStrings): { label: string; wants: boolean } | null {
    switch (state) {
      case 'none':
        return null;
      case 'offered':
      case 'declined':
        return { label: words.turnOn, wants: true };
      case 'loading':
      case 'starting':
        return { label: words.callOff, wants: false };
      case 'ready':
        return { label: words.turnOff, wants: false };
      case 'failed':
        return { label: words.again, wants: true };
    }
  }

  #want(wants: boolean): void {
    this.erase = 'no';
    this.host.wantGenerator(wants).catch(() => {});
  }

  readonly #delete = async (): Promise<void> => {
    if (this.erase === 'erasing') return;
    this.erase = 'erasing';
    try {
      await this.host.deleteGenerator();
      this.#hasFetched = false;
      this.erase = 'done';
    } catch {
      this.erase = 'failed';
    }
    // The pressed button may be gone.
    await this.updateComplete;
    if (!this.shadowRoot?.activeElement) this.focusBack();
  };
}

defineOnce('aisle-generator', AisleGenerator);
