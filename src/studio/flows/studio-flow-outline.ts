import { css, html, nothing } from 'lit';
import { flowsWords } from '#i18n/studio/flows-words.ts';
import { endOfStep, exitsOf } from '#publish/edit/flow-exits.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { FlowWork } from './flow-work.ts';
import { exitSummary, stepSummary } from './step-summary.ts';

/** The same flow as a list: each step, what it does, and where it leads. Tells with `choose` what is chosen. */
export class StudioFlowOutline extends StudioElement {
  static override properties = { ...StudioElement.properties, work: { attribute: false }, chosen: {} };
  static override styles = [
    studioBase,
    css`
      ol { display: grid; gap: 6px; }
      .step { display: block; inline-size: 100%; padding: 6px 10px; border: 1px solid var(--_line); border-radius: 9px; background: var(--_surface); overflow-wrap: anywhere; }
      .step[aria-current] { background: var(--_accent-soft); border-color: var(--_accent-text); }
      ul { padding-inline-start: 24px; }
      ul button { padding: 2px 4px; color: var(--_accent-text); text-decoration: underline; }
    `,
  ];
  declare work: FlowWork;
  declare chosen: string;

  override render() {
    const words = this.say(flowsWords);
    const { flow } = this.work;
    if (!flow) return html`<p class="fault">${words.notAFlow}</p>`;
    return html`<ol aria-label=${words.outline}>${flow.steps.map((step, at) => {
      const following = flow.steps[at + 1]?.id ?? null;
      const faults = this.work.faultsOfStep(step);
      return html`<li>
        <button class="step" aria-current=${this.chosen === step.id ? 'true' : nothing} @click=${() => this.#choose(step.id)}>
          <strong>${step.id}</strong> <span class="chip">${step.kind === null ? words.noKind : words.kinds[step.kind]}</span> ${stepSummary(this.work, step, this.workshop.language)}
          ${endOfStep(step, following) === null ? nothing : html`<span class="chip">${words.ends}</span>`}
          ${faults.map(({ message }) => html`<span class="bad-text"> ${message}</span>`)}
        </button>
        <ul>${exitsOf(step, following).map(
          (exit) =>
            html`<li>${exitSummary(step, exit, this.workshop.language)} → ${
              exit.to === null
                ? words.nowhere
                : exit.name === 'jump'
                  ? html`<a href="#flows?entry=${exit.to}">${exit.to}</a>`
                  : html`<button @click=${() => this.#choose(exit.to ?? '')}>${exit.to}</button>`
            }</li>`,
        )}</ul>
      </li>`;
    })}</ol>`;
  }

  #choose(id: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: id }));
  }
}
defineOnce('studio-flow-outline', StudioFlowOutline);
