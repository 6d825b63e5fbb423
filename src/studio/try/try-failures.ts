import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { POC_FAULTS, type PocFailure, type PocFault } from '#replay/poc/judge-log.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { TryElement } from './try-element.ts';
import './try-failure.ts';

const PAGE = 30;

/** All failures of a proof by kind, a page at a time. */
export class TryFailures extends TryElement {
  static override styles = [
    studioBase,
    css`
      .button[aria-pressed='true'] {
        border-color: var(--_accent-text);
        background: var(--_accent-soft);
        color: var(--_accent-text);
      }
      ol {
        display: grid;
        gap: 12px;
      }
    `,
  ];
  static override properties = { ...TryElement.properties, kind: { state: true }, shown: { state: true } };
  declare kind: PocFault | null;
  declare shown: number;

  constructor() {
    super();
    this.kind = null;
    this.shown = PAGE;
  }

  override render() {
    const { proof } = this.workshop.rehearsals;
    if (!proof) return nothing;
    const words = this.words.failures;
    const all = proof.draft.failures;
    const counts = new Map(POC_FAULTS.map((kind) => [kind, all.filter((one) => one.kind === kind).length]));
    const chosen = inOrder(all).filter(({ kind }) => this.kind === null || kind === this.kind);
    return html`<section class="card">
      <h2>${words.title}</h2>
      <p class="help">${words.lead}</p>
      <div class="row" role="group" aria-label=${words.title}>
        ${this.#filter(null, all.length)}
        ${POC_FAULTS.filter((kind) => (counts.get(kind) ?? 0) > 0).map((kind) => this.#filter(kind, counts.get(kind) ?? 0))}
      </div>
      ${chosen.length === 0 ? html`<p>${words.none}</p>` : nothing}
      <ol role="list">${chosen
        .slice(0, this.shown)
        .map(
          (failure) =>
            html`<li><try-failure .workshop=${this.workshop} .how=${this.how} .failure=${failure}></try-failure></li>`,
        )}</ol>
      ${
        chosen.length > this.shown
          ? html`<button class="button" @click=${() => {
              this.shown += PAGE;
            }}>${fill(words.more, { count: Math.min(PAGE, chosen.length - this.shown) })}</button>`
          : nothing
      }
    </section>`;
  }

  #filter(kind: PocFault | null, count: number) {
    const words = this.words.failures;
    return html`<button class="button" aria-pressed=${this.kind === kind} @click=${() => {
      this.kind = kind;
      this.shown = PAGE;
    }}>${kind === null ? words.all : words.faults[kind]} <span class="chip">${count}</span></button>`;
  }
}

/** The worst kind first. */
const inOrder = (all: readonly PocFailure[]): PocFailure[] =>
  all.toSorted((a, b) => POC_FAULTS.indexOf(a.kind) - POC_FAULTS.indexOf(b.kind));

defineOnce('try-failures', TryFailures);
