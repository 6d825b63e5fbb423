import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { HandoffPacket, TranscriptLine } from '#dialogue/outward.ts';
import { knownIn, maskPacket } from '#dialogue/packet/mask-packet.ts';
import type { HandoffState } from '#dialogue/state.ts';
import { PACKET_STRINGS } from '#i18n/packet-strings.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { icons } from '#ui/icons.ts';
import { packetStyles } from './aisle-packet.styles.ts';
import { AisleSheet } from './aisle-sheet.ts';

type Drafted = Extract<HandoffState, { phase: 'drafted' }>;

/** What a person will get, for the shopper to look over, change and send. */
export class AislePacket extends AisleSheet {
  static override styles = [AisleSheet.styles, packetStyles];
  static override properties = {
    summary: { state: true },
    leftOut: { state: true },
    unmasked: { state: true },
    phase: { state: true },
  };

  /** In the shopper's words; null until they change it. */
  declare private summary: string | null;
  declare private leftOut: ReadonlySet<string>;
  declare private unmasked: boolean;
  declare private phase: 'idle' | 'sending' | 'failed';

  constructor() {
    super();
    this.summary = null;
    this.leftOut = new Set();
    this.unmasked = false;
    this.phase = 'idle';
    new HostController(this, () => this.host);
  }

  protected override updated(changed: PropertyValues): void {
    // It was sent or dropped, here or in another tab. Once closed, it is not to close what is shown after it.
    if (!this.#drafted && this.isConnected) this.close();
    if (changed.has('phase') && this.phase === 'failed') this.shadowRoot?.querySelector<HTMLElement>('.send')?.focus();
  }

  get #drafted(): Drafted | null {
    const handoff = this.host.state?.handoff;
    return handoff?.phase === 'drafted' ? handoff : null;
  }

  protected override render(): TemplateResult {
    const drafted = this.#drafted;
    const { state } = this.host;
    if (!drafted || !state) return html``;
    const words = PACKET_STRINGS[this.locale];
    const packet = this.unmasked ? drafted.packet : maskPacket(drafted.packet, knownIn(state));
    const isBusy = this.phase === 'sending';
    return this.dialog(
      'packet',
      words.title,
      html`<p class="text">${words.text}</p>
        <label class="head" for="summary">${words.summary}</label>
        <textarea
          id="summary"
          rows="4"
          maxlength="4000"
          dir="auto"
          .value=${live(this.summary ?? packet.summary)}
          @input=${this.#onSummary}
        ></textarea>
        ${this.#facts(packet)}
        <label class="check mask">
          <input type="checkbox" .checked=${live(this.unmasked)} @change=${this.#onUnmask} />
          <span><b>${words.unmask}</b><small>${words.masked}</small></span>
        </label>
        ${this.#lines(packet.transcript, drafted.lineIds ?? [])}`,
      html`${this.phase === 'failed' ? html`<p class="text" role="alert">${words.failed}</p>` : nothing}
        <div class="actions">
          <button class="pill send" type="button" ?disabled=${isBusy} @click=${this.#send}>
            <span class="turns">${icons.send}</span>${this.host.status.online ? words.send : words.sendLater}
          </button>
          <button class="pill" type="button" ?disabled=${isBusy} @click=${this.#decline}>${words.decline}</button>
        </div>`,
    );
  }

  #facts({ facts }: HandoffPacket): TemplateResult | typeof nothing {
    if (facts.length === 0) return nothing;
    return html`<h3 class="head">${PACKET_STRINGS[this.locale].facts}</h3>
      <dl>
        ${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`)}
      </dl>`;
  }

  #lines(lines: readonly TranscriptLine[], ids: readonly string[]): TemplateResult | typeof nothing {
    if (lines.length === 0) return nothing;
    const { message } = this.strings;
    const names = { shopper: message.you, assistant: message.assistant, agent: message.team, system: message.team };
    return html`<h3 class="head" id="lines">${PACKET_STRINGS[this.locale].conversation}</h3>
      <ul role="list" aria-labelledby="lines">
        ${lines.map((line, index) => {
          const id = ids[index] ?? String(index);
          return html`<li>
            <label class="check">
              <input type="checkbox" .checked=${live(!this.leftOut.has(id))} @change=${() => this.#toggle(id)} />
              <span><small>${names[line.role]}</small><span class="line" dir="auto">${line.text}</span></span>
            </label>
          </li>`;
        })}
      </ul>`;
  }

  readonly #onSummary = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLTextAreaElement) this.summary = currentTarget.value;
  };

  readonly #onUnmask = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLInputElement) this.unmasked = currentTarget.checked;
  };

  #toggle(id: string): void {
    const leftOut = new Set(this.leftOut);
    if (!leftOut.delete(id)) leftOut.add(id);
    this.leftOut = leftOut;
  }

  readonly #send = (): Promise<void> =>
    this.#do(() =>
      this.host.approvePacket({ summary: this.summary, leftOut: [...this.leftOut], unmasked: this.unmasked }),
    );

  readonly #decline = (): Promise<void> => this.#do(() => this.host.declinePacket());

  async #do(work: () => Promise<void>): Promise<void> {
    this.phase = 'sending';
    try {
      await work();
      if (this.isConnected) this.close();
    } catch {
      this.phase = 'failed';
    }
  }
}

defineOnce('aisle-packet', AislePacket);
