import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { studioIcons } from '../look/studio-icons.ts';
import './try-failures.ts';
import './try-figures.ts';
import './try-words-list.ts';
import { saveProof } from './save-proof.ts';
import { TryElement } from './try-element.ts';

/** How many conversations may be chosen; 0 for all. */
const SAMPLES = [100, 500, 2000, 0] as const;

/** The proof of concept: the shop's own conversations asked again, measured, each failure beside its fix. */
export class TryProof extends TryElement {
  static override styles = studioBase;
  static override properties = { ...TryElement.properties, sample: { state: true } };
  declare sample: number;

  constructor() {
    super();
    this.sample = 500;
  }

  override render() {
    const { logs, route, rehearsals } = this.workshop;
    const words = this.words.proof;
    if (logs.count === 0) {
      return html`<div class="empty">${studioIcons.start}<h2>${words.empty.title}</h2><p>${words.empty.text}</p>
        <button class="button filled" @click=${() => route.go('start')}>${words.empty.go}</button></div>`;
    }
    return html`<div class="page" style="padding-inline:0">
      <div class="row">
        <span class="grow">${fill(words.ready, { count: logs.count })}</span>
        <label class="row">${words.sample}
          <select @change=${(event: Event) => {
            this.sample = Number((event.target as HTMLSelectElement).value);
          }}>${SAMPLES.map(
            (size) =>
              html`<option value=${size} ?selected=${size === this.sample}>${
                size === 0 ? words.all : fill(words.newest, { count: size })
              }</option>`,
          )}</select>
        </label>
        <button class="button filled" ?disabled=${this.isRunning} @click=${this.#run}>${words.run}</button>
      </div>
      ${this.faultLine()}
      ${rehearsals.proof ? this.#result() : nothing}
    </div>`;
  }

  #result() {
    const { workshop, how } = this;
    const { proof } = workshop.rehearsals;
    if (!proof) return nothing;
    const { exports } = this.words.proof;
    const save = (kind: 'json' | 'csv' | 'html') => () => saveProof(proof, kind, workshop.language);
    return html`
      <try-figures .workshop=${workshop}></try-figures>
      <div class="row" role="group" aria-label=${exports.label}>
        <span>${exports.label}</span>
        <button class="button" @click=${save('json')}>${exports.json}</button>
        <button class="button" @click=${save('csv')}>${exports.csv}</button>
        <button class="button" @click=${save('html')}>${exports.html}</button>
        <button class="button" @click=${() => print()}>${exports.print}</button>
      </div>
      <try-failures .workshop=${workshop} .how=${how}></try-failures>
      <try-words-list .workshop=${workshop}></try-words-list>`;
  }

  readonly #run = async (): Promise<void> => {
    const { logs, draft, rehearsals } = this.workshop;
    await this.running(this.words.proof.job, async (task) => {
      const all = await logs.all();
      const chosen = this.sample === 0 ? all : newest(all, this.sample);
      await rehearsals.tryOnLogs(draft.files, chosen, this.rehearsalHow(), task);
    });
  };
}

/** By time; those without a time are taken last. */
function newest<T extends { startedAtMs: number | null }>(all: readonly T[], count: number): T[] {
  return all.toSorted((a, b) => (b.startedAtMs ?? 0) - (a.startedAtMs ?? 0)).slice(0, count);
}

defineOnce('try-proof', TryProof);
