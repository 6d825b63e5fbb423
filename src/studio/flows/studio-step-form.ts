import { css, html, nothing } from 'lit';
import { flowsWords } from '#i18n/studio/flows-words.ts';
import type { DrawnStep } from '#publish/edit/drawn-flow.ts';
import { exitsOf, type FlowExit } from '#publish/edit/flow-exits.ts';
import { idFits } from '#publish/edit/new-entry.ts';
import { withValue } from '#publish/edit/plain-value.ts';
import { membersOf } from '#publish/edit/read-entries.ts';
import { defineOnce } from '#ui/define-once.ts';
import '../edit/studio-field.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { FlowWork } from './flow-work.ts';
import { stepFields } from './step-fields.ts';
import './studio-conditions.ts';
import './studio-flow-texts.ts';
import { exitSummary } from './step-summary.ts';

/** One step: what it does, where it leads, what it says. Tells with `choose` which step is next to be shown. */
export class StudioStepForm extends StudioElement {
  static override properties = { ...StudioElement.properties, work: { attribute: false }, step: {} };
  static override styles = [
    studioBase,
    css`:host { display: grid; gap: 14px; align-content: start; } .arm { padding: 10px; }`,
  ];
  declare work: FlowWork;
  /** Its id. */
  declare step: string;

  override render() {
    const words = this.say(flowsWords);
    const step = this.work.step(this.step);
    if (!step) return nothing;
    const faults = this.work.faultsOfStep(step).filter(({ field }) => field.startsWith('steps.'));
    return html`
      <h2>${step.kind === null ? words.noKind : words.kinds[step.kind]} · ${step.id}</h2>
      <p class="help">${step.kind === null ? '' : words.kindHelp[step.kind]}</p>
      ${faults.map(({ message }) => html`<p class="fault">${message}</p>`)}
      <studio-field .label=${words.stepName} .value=${step.id} @value=${(event: CustomEvent<string | undefined>) => this.#rename(step, event.detail)}></studio-field>
      ${stepFields(this.work, step).map(
        ({
          member,
          control,
          options = [],
        }) => html`<studio-field .label=${words.members[member]} .control=${control} .options=${options}
        .value=${step.members[member]} @value=${(event: CustomEvent<unknown>) => this.#set(step, { ...step.members, [member]: event.detail })}></studio-field>`,
      )}
      ${step.kind === 'act' || step.kind === 'ticket' ? this.#with(step) : nothing}
      ${step.kind === 'branch' ? this.#arms(step) : nothing}
      ${this.#exits(step)}
      <studio-flow-texts .workshop=${this.workshop} .work=${this.work} .keys=${this.work.textKeysOf(step)}></studio-flow-texts>
      <div class="row"><button class="button bad" @click=${() => this.#remove(step)}>${words.removeStep}</button></div>`;
  }

  /** Fields of the request: a slot, a fixed value, or the offer of the rules. */
  #with(step: DrawnStep) {
    const words = this.say(flowsWords);
    const lines = Object.entries(membersOf(step.members.with)).map(([field, from]) => `${field}: ${String(from)}`);
    return html`<studio-field control="lines" .label=${words.sends} .help=${words.sendsHelp} .value=${lines} @value=${(
      event: CustomEvent<string[] | undefined>,
    ) => {
      const pairs = (event.detail ?? [])
        .map((line) => line.split(/:\s*/, 2))
        .filter(([field = '', from = '']) => field !== '' && from !== '');
      this.#set(step, { ...step.members, with: pairs.length > 0 ? Object.fromEntries(pairs) : undefined });
    }}></studio-field>`;
  }

  #arms(step: DrawnStep) {
    const words = this.say(flowsWords);
    const arms = Array.isArray(step.members.branch) ? step.members.branch.map(membersOf) : [];
    const put = (next: readonly unknown[]) => this.#set(step, { ...step.members, branch: next });
    return html`${arms.map(
      (arm, at) => html`<fieldset class="card arm">
        <legend>${words.condition} ${at + 1}</legend>
        <studio-conditions .workshop=${this.workshop} .work=${this.work} .when=${arm.when}
          @value=${(event: CustomEvent<unknown>) => put(arms.map((one, index) => (index === at ? withValue(one, ['when'], event.detail) : one)))}></studio-conditions>
        ${arms.length > 1 ? html`<div><button class="button" @click=${() => put(arms.filter((_, index) => index !== at))}>${words.removeCondition}</button></div>` : nothing}
      </fieldset>`,
    )}
      <div><button class="button" @click=${() => put([...arms, { when: { online: false }, go: arms.at(-1)?.go ?? step.id }])}>${words.addCondition}</button></div>`;
  }

  #exits(step: DrawnStep) {
    const words = this.say(flowsWords);
    const { steps = [] } = this.work.flow ?? {};
    const at = steps.findIndex(({ id }) => id === step.id);
    const exits = exitsOf(step, steps[at + 1]?.id ?? null).filter(({ name }) => name !== 'jump');
    const some: FlowExit[] =
      step.kind === 'confirm' && step.members.some === undefined
        ? [{ from: step.id, to: null, name: 'some', path: ['some'], isImplied: false, isNeeded: false }]
        : [];
    return html`<fieldset><legend>${words.leads}</legend>
      ${[...exits, ...some].map((exit) => {
        const below = exit.isImplied ? exit.to : null;
        const options = [
          ...(exit.isNeeded
            ? []
            : [
                {
                  value: '',
                  label:
                    below === null
                      ? exit.name === 'no'
                        ? words.drops
                        : words.nowhereOrBelow
                      : `${words.below} (${below})`,
                },
              ]),
          ...steps.map(({ id }) => ({ value: id, label: id })),
        ];
        return html`<studio-field control="choice" .label=${exitSummary(step, exit, this.workshop.language)} .options=${options} .value=${exit.isImplied ? '' : (exit.to ?? '')}
          @value=${(event: CustomEvent<string | undefined>) => void this.work.change(`${step.id} → ${event.detail ?? words.below}`, (text, flow) => flow.connect(text, exit, event.detail ?? null))}></studio-field>`;
      })}
      ${exits.length === 0 ? html`<p class="help">${words.endsHere}</p>` : nothing}
    </fieldset>`;
  }

  #set(step: DrawnStep, members: Readonly<Record<string, unknown>>): void {
    void this.work.change(step.id, (text, flow) => flow.setStep(text, step.id, members));
  }

  #rename(step: DrawnStep, to: string | undefined): void {
    if (!to || !idFits('flow', to) || this.work.step(to)) {
      this.requestUpdate();
      return;
    }
    void this.work
      .change(`${step.id} → ${to}`, (text, flow) => flow.renameStep(text, step.id, to))
      .then(() => this.#choose(to));
  }

  #remove(step: DrawnStep): void {
    const words = this.say(flowsWords);
    void this.work
      .change(`${words.removeStep} ${step.id}`, (text, flow) => flow.removeStep(text, step.id))
      .then(() => this.#choose(''));
  }

  #choose(id: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: id }));
  }
}
defineOnce('studio-step-form', StudioStepForm);
