import { html } from 'lit';
import { fill } from '#i18n/fill.ts';
import { flowsWords } from '#i18n/studio/flows-words.ts';
import { STEP_KINDS, type StepKind } from '#publish/edit/drawn-flow.ts';
import { idFits } from '#publish/edit/new-entry.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { FlowWork } from './flow-work.ts';

/** A new step below the chosen one, or at the beginning. Tells with `choose` what it is called. */
export class StudioAddStep extends StudioElement {
  static override properties = {
    ...StudioElement.properties,
    work: { attribute: false },
    below: {},
    fault: { state: true },
  };
  static override styles = studioBase;
  declare work: FlowWork;
  declare below: string;
  declare fault: string;

  constructor() {
    super();
    this.fault = '';
  }

  override render() {
    const words = this.say(flowsWords);
    return html`<form class="card" @submit=${this.#add}>
      <h3>${this.below === '' ? words.addFirst : fill(words.addBelow, { step: this.below })}</h3>
      <label class="field"><span>${words.kind}</span><select name="kind">${STEP_KINDS.map((kind) => html`<option value=${kind} .selected=${kind === 'say'}>${words.kinds[kind]}</option>`)}</select></label>
      <label class="field"><span>${words.stepName}</span><input name="id" required aria-describedby="help"></label>
      <p class="help" id="help">${words.idHelp}</p>
      ${this.fault === '' ? '' : html`<p class="fault" role="alert">${this.fault}</p>`}
      <div><button class="button">${words.addStep}</button></div>
    </form>`;
  }

  readonly #add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const words = this.say(flowsWords);
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const id = String(data.get('id')).trim();
    this.fault = this.work.step(id) ? words.nameTaken : idFits('flow', id) ? '' : words.idHelp;
    if (this.fault !== '') return;
    const other = this.work.editing.entries.find((entry) => entry.kind === 'flow' && entry.id !== this.work.entry.id);
    const around = {
      flow: other?.id ?? this.work.entry.id,
      intent: this.work.flow?.starts.find(({ intent }) => intent !== '')?.intent ?? 'order.track',
    };
    const kind = String(data.get('kind')) as StepKind;
    await this.work.change(`${words.addStep} ${id}`, (text, flow) =>
      flow.addStep(text, this.below || null, id, kind, around),
    );
    form.reset();
    this.dispatchEvent(new CustomEvent('choose', { detail: id }));
  };
}
defineOnce('studio-add-step', StudioAddStep);
