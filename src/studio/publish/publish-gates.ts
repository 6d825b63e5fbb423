import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { whyOf } from '../state/why-of.ts';
import type { Gate } from './gates.ts';

/** The checks that the draft passes before it is published, and what becomes of one that it does not pass. */
export class PublishGates extends StudioElement {
  static override styles = studioBase;
  #fault = '';

  override render() {
    const words = this.say(publishWords).gates;
    const { gates } = this.workshop;
    if (gates.list.length === 0) return html`<p class="help">${words.none}</p>`;
    return html`
      <p class="row"><button class="button" type="button" @click=${this.#run}>${words.run}</button></p>
      ${this.#fault === '' ? nothing : html`<p class="fault" role="alert">${this.#fault}</p>`}
      ${gates.list.map((gate) => this.#gate(gate))}`;
  }

  #gate({ id, name }: Gate) {
    const words = this.say(publishWords).gates;
    const { publishing } = this.workshop;
    const verdict = publishing.verdictOf(id);
    const override = publishing.overrideOf(id);
    const blocks = verdict !== null && !verdict.passed && verdict.blocking;
    const state = verdict === null ? words.unrun : verdict.passed ? words.passed : blocks ? words.failed : words.warned;
    return html`
      <div role="group" aria-label=${name()}>
        <p><strong>${name()}</strong> <span class="chip">${state}</span></p>
        ${verdict ? html`<ul>${verdict.lines.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
        ${override ? html`<p class="notice">${fill(words.overridden, { ...override })}</p>` : nothing}
        ${blocks && !override ? this.#overrideForm(id) : nothing}
      </div>`;
  }

  #overrideForm(id: string) {
    const words = this.say(publishWords).gates;
    return html`<form class="columns" @submit=${(event: SubmitEvent) => this.#override(event, id)}>
      <label class="field"><span>${words.by}</span><input name="by" required maxlength="100" .defaultValue=${this.workshop.settings.now.person} /></label>
      <label class="field"><span>${words.reason}</span><input name="reason" required minlength="5" maxlength="500" /></label>
      <p class="row"><button class="button" type="submit">${words.override}</button></p>
    </form>`;
  }

  readonly #run = async (): Promise<void> => {
    const words = this.say(publishWords).gates;
    const { jobs, gates, publishing } = this.workshop;
    this.#fault = '';
    try {
      await jobs.run(words.running, async (task) => {
        for (const { id, name } of gates.list) {
          task.progress(0, null, name());
          await publishing.runGate(id, task);
        }
      });
    } catch (fault) {
      this.#fault = fill(this.say(publishWords).publish.failed, { why: whyOf(fault) });
    }
    this.requestUpdate();
  };

  #override(event: SubmitEvent, gate: string): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const [by, reason] = ['by', 'reason'].map((name) => String(data.get(name)).trim());
    if (by && reason) this.workshop.publishing.override({ gate, by, reason });
  }
}

customElements.define('publish-gates', PublishGates);
