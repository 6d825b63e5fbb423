import { css, html, nothing, type TemplateResult } from 'lit';
import { fill } from '#i18n/fill.ts';
import { privacyWords } from '#i18n/studio/privacy-words.ts';
import { readReports } from '#insight/private/read-reports.ts';
import { simulateFleet } from '#insight/private/simulate-fleet.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';
import './privacy-calculator.ts';
import './privacy-figures.ts';
import './privacy-settings.ts';
import { PrivateTallies } from './private-tallies.ts';
import { shopInsight } from './shop-insight.ts';

/** Invented devices, to see what such figures look like. */
const SAMPLE = [
  { devices: 20_000, week: '2026-W46' },
  { devices: 20_000, week: '2026-W47', lift: { group: 'returns', by: 3 } },
] as const;

/** What devices tell without words: the shop's settings of it, the reports, and what is estimated from them. */
export class StudioPrivacy extends StudioElement {
  static override styles = [
    studioBase,
    css`
      .over {
        outline: 2px dashed var(--_accent);
        outline-offset: -4px;
      }
      ul {
        display: grid;
        gap: 6px;
        margin: 0;
        padding-inline-start: 18px;
        max-inline-size: 80ch;
      }
      input[type='file'] {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        opacity: 0;
      }
      .choose:focus-within {
        outline: 2px solid var(--_accent);
        outline-offset: 2px;
      }
    `,
  ];
  static override properties = { ...StudioElement.properties, told: { state: true }, isOver: { state: true } };
  declare private told: readonly string[];
  declare private isOver: boolean;
  readonly #tallies = new PrivateTallies();

  constructor() {
    super();
    this.told = [];
    this.isOver = false;
    new HostController(this, () => this.#tallies);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.workshop.draft.load();
    void this.#tallies.load();
  }

  protected override render(): TemplateResult {
    const words = this.say(privacyWords);
    const { dictionary } = shopInsight(this.workshop.draft.files);
    const weeks = this.#tallies.weeks(dictionary);
    return html`<div class="page">
      <div class="heading"><div><h1>${words.title}</h1><p class="lead">${words.lead}</p></div></div>
      <section class="${weeks.length === 0 ? 'empty' : 'card'} ${this.isOver ? 'over' : ''}" @dragover=${this.#onDragOver} @dragleave=${() => {
        this.isOver = false;
      }} @drop=${this.#onDrop}>
        ${weeks.length === 0 ? studioIcons.privacy : nothing}
        <h2>${weeks.length === 0 ? words.file.none : words.file.title}</h2>
        <p>${words.file.text}</p>
        <div class="row">
          <label class="button primary choose">${words.file.choose}
            <input type="file" accept=".jsonl,.ndjson,.json,.txt" multiple @change=${this.#onChoose} /></label>
          ${
            weeks.length === 0
              ? html`<button class="button" @click=${this.#sample}>${words.file.sample}</button>`
              : html`<button class="button" @click=${() => this.#tallies.clear()}>${words.file.clear}</button>`
          }
        </div>
        <div role="status">${this.told.map((line) => html`<p>${line}</p>`)}</div>
      </section>
      ${weeks.length > 0 ? html`<privacy-figures .workshop=${this.workshop} .weeks=${weeks}></privacy-figures>` : nothing}
      <div class="columns">
        <privacy-settings .workshop=${this.workshop}></privacy-settings>
        <privacy-calculator .workshop=${this.workshop}></privacy-calculator>
      </div>
      <details class="card">
        <summary>${words.how.title}</summary>
        <ul>${words.how.points.map((point) => html`<li>${point}</li>`)}</ul>
      </details>
    </div>`;
  }

  readonly #onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = true;
  };

  readonly #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = false;
    void this.#read([...(event.dataTransfer?.files ?? [])]);
  };

  readonly #onChoose = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    void this.#read([...(input.files ?? [])]).finally(() => {
      // The same file may be chosen again.
      input.value = '';
    });
  };

  async #read(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const { file: words } = this.say(privacyWords);
    const { dictionary } = shopInsight(this.workshop.draft.files);
    this.told = await this.workshop.jobs.run(words.job, async (task) => {
      const texts: string[] = [];
      for (const [at, file] of files.entries()) {
        task.signal.throwIfAborted();
        task.progress(at, files.length);
        texts.push(await file.text());
      }
      const { reports, faults, failed } = readReports(texts.join('\n'));
      const { others, broken } = await this.#tallies.add(reports, dictionary);
      const other = [...others.values()].reduce((sum, count) => sum + count, 0);
      return [
        fill(words.read, { count: reports.length }),
        ...(failed > 0 ? [fill(words.failed, { count: failed })] : []),
        ...faults.map((fault) => fill(words.line, { ...fault })),
        ...(other > 0 ? [fill(words.others, { count: other })] : []),
        ...(broken > 0 ? [fill(words.broken, { count: broken })] : []),
      ];
    });
  }

  readonly #sample = async (): Promise<void> => {
    const { dictionary } = shopInsight(this.workshop.draft.files);
    await this.workshop.jobs.run(this.say(privacyWords).file.sampleJob, async (task) => {
      for (const [at, fleet] of SAMPLE.entries()) {
        task.signal.throwIfAborted();
        task.progress(at, SAMPLE.length);
        // A turn of the page's own between the weeks, so that the progress is drawn.
        await new Promise(requestAnimationFrame);
        await this.#tallies.add(simulateFleet(dictionary, { ...fleet, seed: 46 + at }).reports, dictionary);
      }
    });
  };
}

defineOnce('studio-privacy', StudioPrivacy);
