import { html, type PropertyValues } from 'lit';
import { fill } from '#i18n/fill.ts';
import { flowsWords } from '#i18n/studio/flows-words.ts';
import { exitsOf, type FlowExit } from '#publish/edit/flow-exits.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { FlowWork } from './flow-work.ts';
import { exitSummary } from './step-summary.ts';

/** A line was drawn: which way out of the first step is to lead to the second. Done at once where there is only one. */
export class StudioConnect extends StudioElement {
  static override properties = { ...StudioElement.properties, work: { attribute: false }, line: { attribute: false } };
  static override styles = studioBase;
  declare work: FlowWork;
  declare line: { from: string; to: string };

  override render() {
    const words = this.say(flowsWords);
    const step = this.work.step(this.line.from);
    if (!step) return html``;
    const exits = this.#exits();
    return html`<div class="card" role="group" aria-label=${words.leads}>
      <p>${exits.length === 0 ? fill(words.noWayOut, { step: this.line.from }) : fill(words.whichWay, this.line)}</p>
      <div class="row">${exits.map((exit) => html`<button class="button" @click=${() => this.#connect(exit)}>${exitSummary(step, exit, this.workshop.language)}</button>`)}
      <button class="button" @click=${() => this.#done()}>${words.cancel}</button></div>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('line')) return;
    const [only, ...more] = this.#exits();
    if (only && more.length === 0) this.#connect(only);
    else this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  #exits(): FlowExit[] {
    const { steps = [] } = this.work.flow ?? {};
    const at = steps.findIndex(({ id }) => id === this.line.from);
    const step = steps[at];
    return step ? exitsOf(step, steps[at + 1]?.id ?? null).filter(({ name }) => name !== 'jump') : [];
  }

  #connect(exit: FlowExit): void {
    const { from, to } = this.line;
    void this.work.change(`${from} → ${to}`, (text, flow) => flow.connect(text, exit, to));
    this.#done();
  }

  #done(): void {
    this.dispatchEvent(new CustomEvent('done'));
  }
}
defineOnce('studio-connect', StudioConnect);
