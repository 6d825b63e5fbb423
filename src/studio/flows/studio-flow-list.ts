import { css, html, nothing } from 'lit';
import { flowsWords } from '#i18n/studio/flows-words.ts';
import { idFits } from '#publish/edit/new-entry.ts';
import { defineOnce } from '#ui/define-once.ts';
import { EditElement } from '../edit/edit-element.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { newFlow } from './new-flow.ts';

/** The flows of the shop, and a way to a new one. Tells with `choose` (an id). */
export class StudioFlowList extends EditElement {
  static override properties = { ...EditElement.properties, chosen: {}, words: { state: true } };
  static override styles = [
    studioBase,
    css`
      :host { display: grid; gap: 8px; align-content: start; }
      li button { display: flex; gap: 6px; align-items: baseline; inline-size: 100%; padding: 6px 10px; border-radius: 9px; }
      li button > :first-child { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
      li button[aria-current] { background: var(--_accent-soft); color: var(--_accent-text); }
      @media (hover: hover) { li button:not([aria-current]):hover { background: var(--_sunken); } }
    `,
  ];
  declare chosen: string;
  declare words: string;

  constructor() {
    super();
    this.words = '';
  }

  override render() {
    const words = this.say(flowsWords);
    const wanted = this.words.toLowerCase();
    const flows = this.editing.entries.filter((entry) => entry.kind === 'flow' && entry.words.includes(wanted));
    return html`<label class="field"><span class="unseen">${words.searchFlows}</span><input type="search" placeholder=${words.searchFlows} .value=${this.words}
        @input=${(event: Event) => {
          this.words = (event.target as HTMLInputElement).value;
        }}></label>
      <ul @keydown=${this.#move}>${flows.map((entry) => {
        const faults = this.editing.faultsOf(entry).length;
        return html`<li><button aria-current=${entry.id === this.chosen ? 'true' : nothing} @click=${() => this.#choose(entry.id)}>
          <span>${this.editing.titleOf(entry)}</span>
          ${faults > 0 ? html`<span class="chip bad">${faults}<span class="unseen"> ${words.faultWord}</span></span>` : nothing}
          ${entry.isInherited ? nothing : html`<span class="chip good">${words.own}</span>`}
        </button></li>`;
      })}</ul>
      <form class="card" @submit=${this.#add}>
        <label class="field"><span>${words.newFlowId}</span><input name="id" required pattern="[a-z][a-z0-9\\-]*" aria-describedby="id-help"></label>
        <p class="help" id="id-help">${words.idHelp}</p>
        <label class="field"><span>${words.newFlowTitle}</span><input name="title" required></label>
        <button class="button">${words.newFlow}</button>
      </form>`;
  }

  readonly #add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const id = String(data.get('id')).trim();
    if (!idFits('flow', id)) return;
    if (!this.editing.entry(`flow:${id}`)) {
      const text = newFlow(id, String(data.get('title')).trim(), this.editing.languages.whole);
      await this.editing.change(`${this.say(flowsWords).newFlow}: ${id}`, { [`flows/${id}.yaml`]: text });
    }
    form.reset();
    this.#choose(id);
  };

  readonly #move = (event: KeyboardEvent): void => {
    const step =
      event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0;
    if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('li button')];
    rows[rows.indexOf(event.target as HTMLElement) + step]?.focus();
  };

  #choose(id: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: id }));
  }
}
defineOnce('studio-flow-list', StudioFlowList);
