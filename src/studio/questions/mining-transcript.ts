import { css, html, nothing } from 'lit';
import { miningWords } from '#i18n/studio/mining-words.ts';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';

/** One imported conversation, as it was masked at the import. */
export class MiningTranscript extends StudioElement {
  static override styles = [
    studioBase,
    css`
      ol {
        display: grid;
        gap: 8px;
        margin-block: 12px;
      }
      li {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .who {
        color: var(--_text-soft);
        font-size: 12.5px;
      }
    `,
  ];
  static override properties = { ...StudioElement.properties, shown: { state: true } };
  declare shown: LogConversation | null;

  constructor() {
    super();
    this.shown = null;
  }

  /** Opens the conversation with this id; nothing where it is not in the logs any more. */
  async show(id: string): Promise<void> {
    this.shown = (await this.workshop.logs.get(id)) ?? null;
    if (this.shown === null) return;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render() {
    const words = this.say(miningWords);
    const { shown } = this;
    return html`<dialog aria-labelledby="title">
      <div class="heading"><h2 id="title">${words.transcript}</h2>
        <button class="button" @click=${() => this.renderRoot.querySelector('dialog')?.close()}>${words.close}</button></div>
      ${
        shown === null
          ? nothing
          : html`<p class="help">${shown.source.file}:${shown.source.line}</p>
            <ol role="list">${shown.turns.map(({ speaker, text }) => html`<li><span class="who">${words.speakers[speaker]}</span><br />${text}</li>`)}</ol>`
      }
    </dialog>`;
  }
}

defineOnce('mining-transcript', MiningTranscript);
