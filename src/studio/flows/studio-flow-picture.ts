import { html, nothing, svg } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { flowsWords } from '#i18n/studio/flows-words.ts';
import type { DrawnStep } from '#publish/edit/drawn-flow.ts';
import { endOfStep } from '#publish/edit/flow-exits.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { flowPictureStyles } from './flow-picture.styles.ts';
import type { FlowWork } from './flow-work.ts';
import { layoutFlow, NODE, type PlacedEdge, type PlacedFlow, type PlacedNode } from './layout-flow.ts';
import { PanController } from './pan.controller.ts';
import { exitSummary, stepSummary } from './step-summary.ts';

/** Smaller than this a flow is not shown unless one asks for it. */
const LEAST_READ = 0.7;

/**
 * A flow drawn as steps and the ways between them. Tells with `choose` (a step's id) what is chosen, and with `connect` ({from, to})
 * that a line was drawn from one step to another.
 */
export class StudioFlowPicture extends StudioElement {
  static override properties = {
    ...StudioElement.properties,
    work: { attribute: false },
    chosen: {},
    zoom: { state: true },
  };
  static override styles = [studioBase, flowPictureStyles];
  declare work: FlowWork;
  declare chosen: string;
  /** 1: as large as the text around. */
  declare zoom: number;
  /** The flow that was brought into view. */
  #shown = '';
  /** Of this text of the flow. */
  #laid: { text: string; placed: PlacedFlow } | null = null;

  constructor() {
    super();
    this.chosen = '';
    this.zoom = 1;
    new PanController(this, {
      zoom: (by) => this.#zoomBy(by),
      connect: (from, to) => this.dispatchEvent(new CustomEvent('connect', { detail: { from, to } })),
    });
  }

  override render() {
    const words = this.say(flowsWords);
    const { flow } = this.work;
    if (!flow) return html`<p class="fault">${words.notAFlow}</p>`;
    const placed = this.#placed();
    const size = { width: `${placed.width}px`, height: `${placed.height}px` };
    return html`
      <div class="row" role="group" aria-label=${words.zoom}>
        <button class="button" aria-label=${words.smaller} @click=${() => this.#zoomBy(1 / 1.25)}>−</button>
        <button class="button" aria-label=${words.larger} @click=${() => this.#zoomBy(1.25)}>+</button>
        <button class="button" @click=${() => this.#fit(placed)}>${words.fit}</button>
        <span class="help">${words.pictureHelp}</span>
      </div>
      <div class="sheet" tabindex="0" role="region" aria-label=${words.picture}>
        <div class="room" style=${styleMap({ width: `${placed.width * this.zoom}px`, height: `${placed.height * this.zoom}px` })}>
          <div class="drawing" style=${styleMap({ ...size, transform: `scale(${this.zoom})` })}>
            <svg width=${placed.width} height=${placed.height} aria-hidden="true">
              <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="context-stroke"/></marker></defs>
              ${placed.edges.map((edge) => this.#edge(edge))}
              <path class="rubber" d=""/>
            </svg>
            ${placed.nodes.filter(({ isStep }) => !isStep).map((node) => this.#otherFlow(node))}
            <ol>${flow.steps.map((step, at) => {
              const node = placed.nodes.find(({ id }) => id === step.id);
              return node
                ? html`<li>${this.#step(step, node, at === 0, endOfStep(step, flow.steps[at + 1]?.id ?? null))}</li>`
                : nothing;
            })}</ol>
          </div>
        </div>
      </div>`;
  }

  protected override updated(): void {
    const { id } = this.work.entry;
    if (id === this.#shown || !this.work.flow) return;
    this.#shown = id;
    void this.#showFirst();
  }

  /** Shows a step and puts the focus on it. */
  focusStep(id: string): void {
    const button = [...this.renderRoot.querySelectorAll<HTMLElement>('.step')].find((one) => one.dataset.step === id);
    button?.scrollIntoView({ block: 'center', inline: 'center' });
    button?.focus();
  }

  #placed(): PlacedFlow {
    const { flow, text } = this.work;
    if (flow && this.#laid?.text !== text) this.#laid = { text, placed: layoutFlow(flow) };
    return this.#laid?.placed ?? { nodes: [], edges: [], width: NODE.width, height: NODE.height };
  }

  #step(step: DrawnStep, { x, y }: PlacedNode, isFirst: boolean, end: string | null) {
    const words = this.say(flowsWords);
    const faults = this.work.faultsOfStep(step);
    const summary = stepSummary(this.work, step, this.workshop.language);
    const kind = step.kind === null ? words.noKind : words.kinds[step.kind];
    const name = [
      isFirst ? words.first : '',
      `${kind} ${step.id}`,
      summary,
      end === null ? '' : words.ends,
      ...faults.map(({ message }) => message),
    ]
      .filter((part) => part !== '')
      .join(', ');
    const place = {
      left: `${x - NODE.width / 2}px`,
      top: `${y - NODE.height / 2}px`,
      width: `${NODE.width}px`,
      height: `${NODE.height}px`,
    };
    return html`<button class="step ${step.kind ?? ''} ${faults.length > 0 ? 'faulty' : ''}" style=${styleMap(place)} data-step=${step.id} aria-label=${name}
        aria-current=${this.chosen === step.id ? 'true' : nothing} title=${faults.map(({ message }) => message).join('\n')}
        @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: step.id }))}>
        <span class="top"><span class="kind">${isFirst ? '▶ ' : ''}${kind}</span><span class="id">${step.id}</span>${faults.length > 0 ? html`<span class="chip bad">${faults.length}</span>` : nothing}</span>
        <span class="summary">${summary}</span>
        ${end === null ? nothing : html`<span class="end">■</span>`}
      </button>
      <span class="handle" aria-hidden="true" data-from=${step.id} title=${words.drag} style=${styleMap({ left: `${x - 9}px`, top: `${y + NODE.height / 2 - 9}px` })}></span>`;
  }

  #otherFlow({ id, x, y }: PlacedNode) {
    const flow = id.replace(/^flow:/, '');
    const place = { left: `${x - NODE.width / 2}px`, top: `${y - 18}px`, width: `${NODE.width}px` };
    return html`<a class="other" style=${styleMap(place)} href="#flows?entry=${flow}">↪ ${flow}</a>`;
  }

  #edge({ exit, points, label }: PlacedEdge) {
    const step = this.work.step(exit.from);
    const d = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
    const text =
      step && exit.name !== 'next' && exit.name !== 'jump' ? exitSummary(step, exit, this.workshop.language) : '';
    const isLit = this.chosen === exit.from || this.chosen === exit.to;
    return svg`<g class=${isLit ? 'lit' : ''}>
      <path class="way ${exit.name}" d=${d} marker-end="url(#tip)"/>
      ${text === '' ? nothing : svg`<text x=${label.x} y=${label.y + 4} text-anchor="middle">${text.length > 22 ? `${text.slice(0, 21)}…` : text}<title>${text}</title></text>`}
    </g>`;
  }

  #zoomBy(by: number): void {
    this.zoom = Math.min(2, Math.max(0.2, this.zoom * by));
  }

  #fit(placed: PlacedFlow, least = 0.2): void {
    const sheet = this.renderRoot.querySelector('.sheet');
    if (sheet)
      this.zoom = Math.min(
        1,
        Math.max(least, Math.min(sheet.clientWidth / placed.width, sheet.clientHeight / placed.height)),
      );
  }

  /** The whole flow where it can still be read so small, else its beginning. */
  async #showFirst(): Promise<void> {
    const placed = this.#placed();
    this.#fit(placed, LEAST_READ);
    await this.updateComplete;
    const first = placed.nodes.find(({ id }) => id === this.work.flow?.steps[0]?.id);
    const sheet = this.renderRoot.querySelector('.sheet');
    if (first) sheet?.scrollTo(first.x * this.zoom - sheet.clientWidth / 2, 0);
  }
}
defineOnce('studio-flow-picture', StudioFlowPicture);
