import { html, nothing } from 'lit';
import { AppError } from '#core/app-error.ts';
import { fill } from '#i18n/fill.ts';
import { figuresWords } from '#i18n/studio/figures-words.ts';
import { EXAMPLE_COSTS } from '#insight/figures/cost-figure.ts';
import { workOutFigures } from '#insight/figures/work-out-figures.ts';
import { defineOnce } from '#ui/define-once.ts';
import { logDataOf } from '../data/log-data.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';
import { whyOf } from '../state/why-of.ts';
import { type FigureSettings, figureControls, PERIODS } from './figure-controls.ts';
import { countLogs, type LogCounts } from './log-counts.ts';
import './studio-figure-card.ts';
import './studio-investment.ts';
import './studio-log-questions.ts';
import './studio-log-source.ts';
import './studio-quality.ts';
import './studio-staffing.ts';

const TABS = ['figures', 'staffing', 'investment', 'quality', 'questions'] as const;
type Tab = (typeof TABS)[number];
const NO_HOURS: LogCounts['hours'] = [];

/** What the talks came to: key figures, staffing, return, quality. */
export class StudioFigures extends StudioElement {
  static override styles = [studioBase];
  static override properties = {
    tab: { state: true },
    counted: { state: true },
    isCounting: { state: true },
    fault: { state: true },
    settings: { state: true },
  };
  declare tab: Tab | null;
  declare counted: LogCounts | null;
  declare isCounting: boolean;
  declare fault: unknown;
  declare settings: FigureSettings;

  #isBegun = false;

  constructor() {
    super();
    this.tab = null;
    this.counted = null;
    this.isCounting = false;
    this.fault = null;
    this.settings = { period: 'all', withinDays: 7, costs: EXAMPLE_COSTS };
  }

  /** The logs may be read from storage only after this view is there. */
  protected override updated(): void {
    if (this.#isBegun || !this.#hasLogs) return;
    this.#isBegun = true;
    void this.#count();
  }

  override render() {
    const words = this.say(figuresWords);
    const tab = this.#tab;
    return html`<div class="page">
      <header class="heading"><div><h1>${words.title}</h1><p class="lead">${words.lead}</p></div></header>
      <studio-log-source .workshop=${this.workshop} .isBusy=${this.isCounting} @source-changed=${this.#onSource}></studio-log-source>
      <div class="tabs" role="tablist" aria-label=${words.tabsLabel} @keydown=${this.#onKey}>
        ${TABS.map(
          (name) =>
            html`<button role="tab" id="tab-${name}" aria-selected=${name === tab} aria-controls="panel" tabindex=${name === tab ? 0 : -1} @click=${() => {
              this.tab = name;
            }}>${words.tabs[name]}</button>`,
        )}
      </div>
      <section id="panel" role="tabpanel" aria-labelledby="tab-${tab}">${this.#panel(tab)}</section>
    </div>`;
  }

  get #tab(): Tab {
    return this.tab ?? TABS.find((name) => name === this.workshop.route.target.tab) ?? 'figures';
  }

  #panel(tab: Tab) {
    if (tab === 'investment') {
      return html`<studio-investment .workshop=${this.workshop} .counted=${this.#shown}></studio-investment>`;
    }
    if (tab === 'quality' && this.workshop.logs.count > 0)
      return html`<studio-quality .workshop=${this.workshop}></studio-quality>`;
    if (tab === 'quality' || !this.#hasLogs) return this.#empty();
    if (tab === 'questions') {
      return html`<studio-log-questions .workshop=${this.workshop} .source=${this.#source}></studio-log-questions>`;
    }
    const words = this.say(figuresWords);
    const notices = html`
      ${this.fault === null ? nothing : html`<p class="fault" role="alert">${fill(words.failed, { why: whyOf(this.fault) })}</p>`}
      ${this.isCounting ? html`<p role="status">${words.loading}</p>` : nothing}
      ${this.#isStale && !this.isCounting ? html`<p class="notice">${words.stale} <button class="button" @click=${this.#count}>${words.count}</button></p>` : nothing}`;
    if (tab === 'staffing') {
      return html`${notices}<studio-staffing .workshop=${this.workshop} .rows=${this.#shown?.hours ?? NO_HOURS}></studio-staffing>`;
    }
    return html`<div class="page" style="padding:0">${figureControls({ words, settings: this.settings, onChange: this.#onChange })}${notices}${this.#shown ? this.#cards(this.#shown) : nothing}</div>`;
  }

  #empty() {
    const words = this.say(figuresWords).empty;
    return html`<div class="empty">${studioIcons.figures}<h2>${words.title}</h2><p>${words.text}</p>
      <button class="button filled" @click=${() => this.workshop.route.go('start')}>${words.act}</button></div>`;
  }

  #cards({ counts }: LogCounts) {
    const words = this.say(figuresWords);
    const all = counts.days.reduce((sum, { conversations }) => sum + conversations, 0);
    const figures = workOutFigures(counts, { costs: this.settings.costs, basicTopics: null });
    return html`<p class="soft">${fill(words.conversations, { count: new Intl.NumberFormat(this.workshop.language).format(all) })}</p>
      <div class="cards">${figures.map(
        (figure) =>
          html`<studio-figure-card .figure=${figure} .language=${this.workshop.language}></studio-figure-card>`,
      )}</div>`;
  }

  get #isStale(): boolean {
    const { counted } = this;
    if (counted === null || counted.raw !== this.#raw) return true;
    return counted.raw === null && counted.revision !== this.workshop.logs.revision;
  }

  /** Names the logs that are asked: raw ones by their files, imported ones by how often they changed. */
  get #source(): string {
    const raw = this.#raw;
    return raw ? `raw ${raw.files.join(' ')} ${raw.report.rows}` : `imported ${this.workshop.logs.revision}`;
  }

  get #raw() {
    return logDataOf(this.workshop).raw;
  }

  /** Figures of other logs than those that the page names are not shown. */
  get #shown(): LogCounts | null {
    return this.counted?.raw === this.#raw ? this.counted : null;
  }

  get #hasLogs(): boolean {
    return this.workshop.logs.count > 0 || this.#raw !== null;
  }

  readonly #onSource = (): void => {
    if (this.#hasLogs && this.#shown === null) void this.#count();
    else this.requestUpdate();
  };

  /** Prices change no count. */
  readonly #onChange = (change: Partial<FigureSettings>): void => {
    this.settings = { ...this.settings, ...change };
    if (change.costs === undefined) void this.#count();
  };

  readonly #count = async (): Promise<void> => {
    if (this.isCounting) return;
    this.isCounting = true;
    const raw = this.#raw;
    this.fault = null;
    const { period, withinDays } = this.settings;
    try {
      this.counted = await this.workshop.jobs.run(this.say(figuresWords).job, (task) =>
        countLogs(this.workshop, { lastDays: PERIODS[period], withinDays }, task),
      );
    } catch (fault) {
      if (!(fault instanceof AppError && fault.code === 'cancelled')) this.fault = fault;
    } finally {
      this.isCounting = false;
    }
    const isOther = raw !== this.#raw && this.#hasLogs;
    if (isOther || period !== this.settings.period || withinDays !== this.settings.withinDays) void this.#count();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(this.#tab) + step + TABS.length) % TABS.length];
    this.tab = next ?? 'figures';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus());
  };
}

defineOnce('studio-figures', StudioFigures);
