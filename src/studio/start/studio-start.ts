import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { AppError } from '#core/app-error.ts';
import { fill } from '#i18n/fill.ts';
import { importWords } from '#i18n/studio/import-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { whyOf } from '../state/why-of.ts';
import './start-drop.ts';
import './start-kept.ts';
import './start-look.ts';
import './start-report.ts';

/** Where work begins: the shop's sources, and the logs of its conversations. */
export class StudioStart extends StudioElement {
  static override properties = { ...StudioElement.properties, hasSources: { state: true } };
  declare hasSources: boolean;
  static override styles = [
    studioBase,
    css`
      .looks {
        display: grid;
        gap: 12px;
      }
    `,
  ];

  constructor() {
    super();
    this.hasSources = false;
    // Its own code, and a failure of it is no reason not to import.
    void import('../sources/studio-sources.ts').then(
      () => {
        this.hasSources = true;
      },
      () => {},
    );
  }

  override firstUpdated(): void {
    void this.workshop.logs.load();
    void this.workshop.importing.load();
  }

  override render() {
    const words = this.say(importWords);
    return html`
      <div class="page">
        <div class="heading"><h1>${words.title}</h1></div>
        <p class="lead">${words.lead}</p>
        ${
          this.hasSources
            ? html`<section class="card" aria-label=${words.steps.sources}>
                <h2>${words.steps.sources}</h2>
                <studio-sources .workshop=${this.workshop}></studio-sources>
              </section>`
            : nothing
        }
        <section class="card" aria-label=${words.steps.logs}>
          <h2>${words.steps.logs}</h2>
          ${this.#fault()}
          ${this.#step()}
        </section>
        <start-kept .workshop=${this.workshop}></start-kept>
      </div>
    `;
  }

  #fault() {
    const { run } = this.say(importWords);
    const { fault } = this.workshop.importing;
    if (fault === null) return nothing;
    const isCancelled = fault instanceof AppError && fault.code === 'cancelled';
    return isCancelled
      ? html`<p class="notice" role="status">${run.cancelled}</p>`
      : html`<p class="fault" role="alert">${fill(run.failed, { why: whyOf(fault) })}</p>`;
  }

  #step() {
    const { look, run } = this.say(importWords);
    const { importing } = this.workshop;
    const { phase, progress } = importing;
    if (phase === 'choose') return html`<start-drop .workshop=${this.workshop}></start-drop>`;
    if (phase === 'looking') return html`<p class="soft" role="status">${look.looking}</p>`;
    if (phase === 'done') {
      const [done] = importing.imports;
      return done ? html`<start-report .workshop=${this.workshop} .done=${done}></start-report>` : nothing;
    }
    if (phase === 'running') {
      const label = progress === null ? run.reading : run[progress.stage];
      return html`<p role="status">${label}</p>
        <progress aria-label=${run.job} .value=${progress?.done ?? 0} max=${Math.max(progress?.total ?? 1, 1)}></progress>
        <div><button class="button" @click=${() => importing.cancel()}>${run.cancel}</button></div>`;
    }
    return this.#ready();
  }

  #ready() {
    const { look, run } = this.say(importWords);
    const { importing } = this.workshop;
    const canStart = importing.looks.some(({ fault }) => fault === null) && importing.lacksText.length === 0;
    return html`
      <h3 id="looks" tabindex="-1">${look.title}</h3>
      <label class="check"><input type="checkbox" .checked=${importing.dayFirst}
          @change=${(event: Event) => importing.setDayFirst((event.target as HTMLInputElement).checked)} />${look.dayFirst}</label>
      <div class="looks">${repeat(
        importing.looks,
        ({ at }) => at,
        (each) => html`<start-look .workshop=${this.workshop} .look=${each}></start-look>`,
      )}</div>
      <div class="row">
        <button class="button filled" ?disabled=${!canStart} @click=${() => importing.start(run.job, run)}>${look.start}</button>
        <button class="button" @click=${() => importing.again()}>${look.back}</button>
      </div>
    `;
  }
}

defineOnce('studio-start', StudioStart);
