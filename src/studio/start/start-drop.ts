import { css, html } from 'lit';
import { importWords } from '#i18n/studio/import-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';

const SAMPLE = '/studio/sample-log.csv';

/** Where logs come in: dropped, chosen, pasted, or the sample. */
export class StartDrop extends StudioElement {
  static override properties = { ...StudioElement.properties, over: { state: true }, failed: { state: true } };
  declare over: boolean;
  declare failed: boolean;
  static override styles = [
    studioBase,
    css`
      .zone.over {
        border-color: var(--_accent-text);
        background: var(--_accent-soft);
      }
      .row {
        justify-content: center;
      }
      input[type='file'] {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        opacity: 0;
      }
      label.button {
        cursor: pointer;
      }
      label.button:focus-within {
        outline: 2px solid var(--_accent-text);
        outline-offset: 2px;
      }
      details {
        margin-block-start: 12px;
      }
      form {
        display: grid;
        gap: 8px;
        margin-block-start: 8px;
      }
    `,
  ];

  constructor() {
    super();
    this.over = false;
    this.failed = false;
  }

  override render() {
    const { drop } = this.say(importWords);
    const { importing } = this.workshop;
    const isOver = (over: boolean) => (event: DragEvent) => {
      event.preventDefault();
      this.over = over;
    };
    return html`
      <div class="empty zone ${this.over ? 'over' : ''}" @dragover=${isOver(true)} @dragleave=${isOver(false)} @drop=${(
        event: DragEvent,
      ) => {
        isOver(false)(event);
        void importing.choose([...(event.dataTransfer?.files ?? [])]);
      }}>
        ${studioIcons.start}
        <h3>${drop.title}</h3>
        <p>${drop.hint}</p>
        <div class="row">
          <label class="button filled">${drop.choose}<input type="file" multiple
              accept=".csv,.tsv,.txt,.log,.json,.jsonl,.ndjson,.xlsx,.zip" @change=${this.#picked} /></label>
          <button class="button" @click=${this.#sample}>${drop.sample}</button>
        </div>
        <p role="alert" class="bad-text">${this.failed ? drop.sampleFailed : ''}</p>
      </div>
      <details>
        <summary>${drop.paste}</summary>
        <form @submit=${this.#pasted}>
          <label class="field"><span>${drop.pasteLabel}</span><textarea name="text" rows="6" required></textarea></label>
          <div><button class="button" type="submit">${drop.pasteUse}</button></div>
        </form>
      </details>
    `;
  }

  #picked(event: Event): void {
    const input = event.target as HTMLInputElement;
    void this.workshop.importing.choose([...(input.files ?? [])]);
    // So that the same file may be chosen again.
    input.value = '';
  }

  #pasted(event: SubmitEvent): void {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get('text'));
    void this.workshop.importing.choose([new File([text], 'pasted.txt')]);
  }

  async #sample(): Promise<void> {
    this.failed = false;
    try {
      const response = await fetch(SAMPLE);
      if (!response.ok) throw new Error(String(response.status));
      await this.workshop.importing.choose([new File([await response.blob()], 'sample-log.csv')]);
    } catch {
      this.failed = true;
    }
  }
}

defineOnce('start-drop', StartDrop);
