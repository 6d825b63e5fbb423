import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { fill } from '#i18n/fill.ts';
import { flowsWords } from '#i18n/studio/flows-words.ts';
import type { PackEntry } from '#publish/edit/pack-entry.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { type Editing, editingOf } from '../edit/editing.ts';
import '../edit/studio-chat-beside.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';
import { FlowWork } from './flow-work.ts';
import { flowsStyles } from './studio-flows.styles.ts';
import './studio-add-step.ts';
import './studio-connect.ts';
import './studio-flow-head.ts';
import './studio-flow-list.ts';
import './studio-flow-outline.ts';
import './studio-flow-picture.ts';
import type { StudioFlowPicture } from './studio-flow-picture.ts';
import './studio-step-form.ts';
import type { RouteTarget } from '../state/route.ts';

/** The flows of a shop as pictures that can be edited. The address names the flow and the step: `#flows?entry=cancel&step=check`. */
export class StudioFlows extends StudioElement {
  static override properties = { ...StudioElement.properties, look: { state: true }, line: { state: true } };
  static override styles = [studioBase, flowsStyles];
  declare look: 'picture' | 'outline';
  /** A line that was drawn from one step to another, and may mean several things. */
  declare line: { from: string; to: string } | null;
  #target: RouteTarget | null = null;
  #work: { text: string; entry: PackEntry; faults: unknown; work: FlowWork } | null = null;

  constructor() {
    super();
    this.look = 'picture';
    this.line = null;
    new HostController(this, () => (this.workshop ? this.editing : null));
  }

  get editing(): Editing {
    return editingOf(this.workshop);
  }

  override render() {
    const words = this.say(flowsWords);
    const { workshop, editing } = this;
    if (workshop.draft.isEmpty) return this.#empty();
    const entry = this.#entry();
    return html`<div class="work ${entry ? 'has-flow' : ''}">
      <nav class="list" aria-label=${words.flows}>
        <studio-flow-list .workshop=${workshop} .editing=${editing} .chosen=${entry?.id ?? ''} @choose=${(event: CustomEvent<string>) => this.choose(event.detail)}></studio-flow-list>
      </nav>
      ${entry ? this.#flow(entry) : html`<div class="empty"><h1>${words.chooseFlow}</h1><p>${words.chooseFlowHelp}</p></div>`}
    </div>`;
  }

  choose(entry: string, step = ''): void {
    this.line = null;
    this.workshop.route.go('flows', { ...(entry && { entry }), ...(step && { step }) });
  }

  #flow(entry: PackEntry) {
    const words = this.say(flowsWords);
    const { workshop, editing } = this;
    const work = this.#workOf(entry);
    const chosen = this.#chosenStep();
    const pick = (event: CustomEvent<string>) => this.choose(entry.id, event.detail);
    return html`
      <section class="picture" aria-label=${editing.titleOf(entry)}>
        <div class="heading">
          <div><button class="button back" @click=${() => this.choose('')}>${words.backToFlows}</button><h1>${editing.titleOf(entry)}</h1></div>
          ${entry.isInherited ? html`<span class="chip" title=${words.inheritedHelp}>${words.inherited}</span>` : nothing}
          <span class="chip mono">${entry.file}</span>
          <span class="chip ${work.faults.length > 0 ? 'bad' : 'good'}" role="status">${editing.isChecking ? words.checking : fill(words.faults, { count: work.faults.length })}</span>
        </div>
        <div class="row" role="group" aria-label=${words.look}>
          ${(['picture', 'outline'] as const).map(
            (look) =>
              html`<button class="button" aria-pressed=${this.look === look} @click=${() => {
                this.look = look;
              }}>${words[look]}</button>`,
          )}
          <button class="button" aria-pressed=${chosen === ''} @click=${() => this.choose(entry.id)}>${words.wholeFlow}</button>
          <button class="button" @click=${() => workshop.route.go('edit', { kind: 'flow', file: entry.file, entry: entry.id })}>${words.asFile}</button>
        </div>
        ${
          this.line === null
            ? nothing
            : html`<studio-connect .workshop=${workshop} .work=${work} .line=${this.line} @done=${() => {
                this.line = null;
              }}></studio-connect>`
        }
        ${
          this.look === 'picture'
            ? html`<studio-flow-picture .workshop=${workshop} .work=${work} .chosen=${chosen} @choose=${pick} @connect=${(
                event: CustomEvent<{ from: string; to: string }>,
              ) => {
                this.line = event.detail;
              }}></studio-flow-picture>`
            : html`<studio-flow-outline .workshop=${workshop} .work=${work} .chosen=${chosen} @choose=${pick}></studio-flow-outline>`
        }
      </section>
      <section class="form" aria-label=${words.form}>
        ${keyed(
          `${entry.id} ${chosen}`,
          chosen === ''
            ? html`<studio-flow-head .workshop=${workshop} .work=${work}></studio-flow-head>`
            : html`<studio-step-form .workshop=${workshop} .work=${work} .step=${chosen} @choose=${pick}></studio-step-form>`,
        )}
        <studio-add-step .workshop=${workshop} .work=${work} .below=${chosen} @choose=${pick}></studio-add-step>
        <h3>${words.walk}</h3>
        <studio-chat-beside .workshop=${workshop} .editing=${editing} .entry=${entry}></studio-chat-beside>
      </section>`;
  }

  protected override updated(): void {
    const { target } = this.workshop.route;
    if (target === this.#target || this.workshop.draft.isEmpty) return;
    this.#target = target;
    const step = this.#chosenStep();
    const picture = this.renderRoot.querySelector<StudioFlowPicture>('studio-flow-picture');
    // Only from elsewhere: who chose it in the picture has the focus there already.
    if (step !== '' && target.field !== undefined) void picture?.updateComplete.then(() => picture.focusStep(step));
  }

  /** The same work as long as nothing of it changed, its faults among it: what shows it is drawn anew when it did. */
  #workOf(entry: PackEntry): FlowWork {
    const text = this.editing.files.get(entry.file) ?? '';
    const { faults } = this.editing;
    if (this.#work?.text !== text || this.#work.entry !== entry || this.#work.faults !== faults) {
      this.#work = { text, entry, faults, work: new FlowWork(this.editing, entry) };
    }
    return this.#work.work;
  }

  #entry(): PackEntry | null {
    const { entry = '', file = '' } = this.workshop.route.target;
    const id = entry || file.replace(/^.*\/|\.yaml$/g, '');
    return id === '' ? null : this.editing.entry(`flow:${id}`);
  }

  /** Named as such, or by a fault's field: `steps.check`. */
  #chosenStep(): string {
    const { step = '', field = '' } = this.workshop.route.target;
    return step || (field.match(/^steps\.([^.]+)/)?.[1] ?? '');
  }

  #empty() {
    const words = this.say(flowsWords);
    return html`<div class="page"><div class="empty">${studioIcons.flows}<h1>${words.emptyTitle}</h1><p>${words.emptyText}</p>
      <button class="button filled" @click=${() => this.workshop.route.go('start')}>${words.emptyButton}</button></div></div>`;
  }
}
defineOnce('studio-flows', StudioFlows);
