import { css, html, nothing } from 'lit';
import type { GeneratorStatus } from '#app/chat-host.ts';
import { fill } from '#i18n/fill.ts';
import { formatBytes } from '#i18n/format-bytes.ts';
import { generatorStateText } from '#i18n/generator-state-text.ts';
import { GENERATOR_STRINGS } from '#i18n/generator-strings.ts';
import { refusalCause } from '#llm/refusal-cause.ts';
import { progressStyles } from '#ui/progress.styles.ts';
import { progressView } from '#ui/progress-view.ts';
import { dialogStyles } from './dialog.styles.ts';
import { DialogElement } from './dialog-element.ts';

/** What words drafts on the agent's device: where it stands, what it takes, and the ways to start it and be rid of it. */
export class DeskGenerator extends DialogElement {
  static override styles = [
    dialogStyles,
    progressStyles,
    css`
      .now {
        padding: 12px 14px;
        border: 1px solid var(--_line);
        border-radius: 12px;
      }
      strong {
        display: block;
        font-weight: 600;
      }
      .told:not(:empty) {
        margin-block-start: 14px;
      }
    `,
  ];
  static override properties = { ...DialogElement.properties, told: { state: true } };
  declare private told: string;

  constructor() {
    super();
    this.told = '';
  }

  protected override get heading(): string {
    return this.words.draft.title;
  }

  protected override content() {
    const { draft } = this.words;
    const words = GENERATOR_STRINGS[this.desk.language];
    const { status } = this.desk.drafts;
    return html`<div class="sheet">
      ${this.top()}
      <p class="soft">${draft.text}</p>
      <div>
        <div class="now">${this.#now(status)}</div>
        <p class="soft told" role="status">${this.told}</p>
      </div>
      <div class="foot">
        ${status.storedBytes > 0 ? html`<button type="button" class="button bad delete" @click=${this.#delete}>${words.delete}</button>` : nothing}
        ${this.#main(status)}
      </div>
    </div>`;
  }

  #now(status: GeneratorStatus) {
    const { language } = this.desk;
    const words = GENERATOR_STRINGS[language];
    const { state, bytes, loadedBytes, storedBytes, reason } = status;
    const text = generatorStateText(status, language);
    const size = (of: number) => formatBytes(of, language);
    const isOnItsWay = state === 'loading' || state === 'starting';
    const isOffered = state === 'offered' || state === 'declined';
    return html`<p role="status">
        ${isOnItsWay ? nothing : html`<strong>${text}</strong>`}
        ${state === 'none' || state === 'failed' ? words.cause[refusalCause(reason)] : nothing}
      </p>
      ${isOnItsWay ? progressView(this.heading, text, loadedBytes, state === 'loading' ? bytes : 0) : nothing}
      ${isOffered && bytes === 0 ? html`<p class="soft">${words.browsers}</p>` : nothing}
      ${isOffered && bytes > storedBytes ? html`<p class="soft">${fill(words.once, { size: size(bytes) })}</p>` : nothing}
      ${storedBytes > 0 ? html`<p class="soft">${fill(words.takes, { size: size(storedBytes) })}</p>` : nothing}`;
  }

  /** One button through all states: who pressed it does not lose the focus. */
  #main({ state }: GeneratorStatus) {
    const words = GENERATOR_STRINGS[this.desk.language];
    if (state === 'none') return nothing;
    const wants = state === 'offered' || state === 'declined' || state === 'failed';
    const calledOff = state === 'ready' ? words.turnOff : words.callOff;
    const label = wants ? (state === 'failed' ? words.again : words.turnOn) : calledOff;
    return html`<button type="button" class="button main ${wants ? 'filled' : ''}" @click=${() => this.#want(wants)}>${label}</button>`;
  }

  #want(wants: boolean): void {
    this.told = '';
    this.desk.drafts.want(wants).catch(() => {});
  }

  readonly #delete = async (): Promise<void> => {
    const words = GENERATOR_STRINGS[this.desk.language];
    try {
      await this.desk.drafts.delete();
      this.told = words.deleted;
    } catch {
      this.told = words.notDeleted;
    }
    await this.updateComplete;
    if (!this.shadowRoot?.activeElement) this.renderRoot.querySelector<HTMLElement>('.top button')?.focus();
  };
}

customElements.define('desk-generator', DeskGenerator);
