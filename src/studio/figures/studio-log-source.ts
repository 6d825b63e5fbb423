import { html, nothing } from 'lit';
import { AppError } from '#core/app-error.ts';
import { fill } from '#i18n/fill.ts';
import { figuresWords } from '#i18n/studio/figures-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { isOutOfMemory } from '../data/duckdb-fault.ts';
import { logDataOf, type RawLogs } from '../data/log-data.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { fileButton } from '../sources/file-button.ts';
import { whyOf } from '../state/why-of.ts';

/** Tells which logs the figures are of, opens raw ones that are too large to import, and goes back. Fires `source-changed`. */
export class StudioLogSource extends StudioElement {
  static override styles = [studioBase];
  static override properties = { isBusy: { attribute: false }, job: { state: true }, fault: { state: true } };
  /** Figures are being counted: the logs are not to be changed under them. */
  declare isBusy: boolean;
  /** Id of the job that reads raw logs. */
  declare job: string | null;
  declare fault: unknown;

  constructor() {
    super();
    this.isBusy = false;
    this.job = null;
    this.fault = null;
  }

  override render() {
    const words = this.say(figuresWords).source;
    const { raw } = logDataOf(this.workshop);
    return html`<section class="card" aria-label=${words.title}>
      ${raw ? this.#raw(raw) : html`<p>${this.#imported}</p>`}
      ${
        this.job === null
          ? html`<div class="row">
            ${raw ? html`<button class="button filled" ?disabled=${this.isBusy} @click=${this.#back}>${this.workshop.logs.count > 0 ? words.back : words.close}</button>` : nothing}
            ${this.isBusy ? html`<button class="button" disabled>${words.open}</button>` : fileButton({ label: words.open, accept: '.csv,.tsv,.jsonl,.ndjson', isMultiple: true, onFiles: (files) => void this.#open([...files]) })}
          </div><details><summary>${words.which}</summary><p class="help">${words.help}</p></details>`
          : this.#reading(this.job)
      }
      ${this.fault === null ? nothing : html`<p class="fault" role="alert">${fill(words.failed, { why: whyOf(this.fault) })} ${isOutOfMemory(this.fault) ? words.tooLarge : nothing}</p>`}
    </section>`;
  }

  get #imported(): string {
    const words = this.say(figuresWords).source;
    const { count } = this.workshop.logs;
    return count === 0 ? words.none : fill(words.imported, { count: this.#number(count) });
  }

  /** Nothing that was left out goes unsaid. */
  #raw({ files, report }: RawLogs) {
    const words = this.say(figuresWords).source;
    const unknown = report.unknownSpeakers.map(({ word, rows }) =>
      fill(words.speaker, { word: word ?? words.noWord, rows: this.#number(rows) }),
    );
    const names = new Intl.ListFormat(this.workshop.language).format(files);
    return html`<p class="notice" role="status"><strong>${fill(words.raw, { files: names, rows: this.#number(report.rows) })}</strong> ${words.rawHelp}</p>
      ${report.withoutConversation > 0 ? html`<p>${fill(words.withoutConversation, { count: this.#number(report.withoutConversation) })}</p>` : nothing}
      ${report.withoutTime > 0 ? html`<p>${fill(words.withoutTime, { count: this.#number(report.withoutTime) })}</p>` : nothing}
      ${unknown.length > 0 ? html`<p>${fill(words.unknownSpeakers, { list: new Intl.ListFormat(this.workshop.language).format(unknown) })}</p>` : nothing}`;
  }

  #reading(id: string) {
    const words = this.say(figuresWords).source;
    const job = this.workshop.jobs.list.find((one) => one.id === id);
    const share = job?.total ? job.done / job.total : null;
    return html`<p role="status">${words.reading}</p>
      ${share === null ? html`<progress aria-label=${words.job}></progress>` : html`<progress aria-label=${words.job} .value=${share} max="1"></progress>`}
      <div><button class="button" @click=${() => this.workshop.jobs.cancel(id)}>${words.cancel}</button></div>`;
  }

  #number(count: number): string {
    return new Intl.NumberFormat(this.workshop.language).format(count);
  }

  async #open(files: readonly File[]): Promise<void> {
    const { jobs } = this.workshop;
    this.fault = null;
    const reading = jobs.run(this.say(figuresWords).source.job, (task) =>
      logDataOf(this.workshop).openRaw(files, {}, task),
    );
    this.job = jobs.list[0]?.id ?? null;
    try {
      await reading;
    } catch (fault) {
      if (!(fault instanceof AppError && fault.code === 'cancelled')) this.fault = fault;
    }
    this.job = null;
    this.#changed();
  }

  readonly #back = (): void => {
    logDataOf(this.workshop).forgetRaw();
    this.fault = null;
    this.#changed();
  };

  #changed(): void {
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('source-changed'));
  }
}

defineOnce('studio-log-source', StudioLogSource);
