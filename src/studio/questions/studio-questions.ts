import { html, nothing } from 'lit';
import { AppError } from '#core/app-error.ts';
import { numberFormat } from '#core/kept-formats.ts';
import { fill, fillCount } from '#i18n/fill.ts';
import { miningWords } from '#i18n/studio/mining-words.ts';
import type { MinedLog } from '#insight/mine/mined-log.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';
import { whyOf } from '../state/why-of.ts';
import './mining-clusters.ts';
import './mining-options.ts';
import './mining-proposals.ts';
import './mining-transcript.ts';
import { type Mining, miningOf } from './mining.ts';
import type { MiningTranscript } from './mining-transcript.ts';
import { proposalsOf } from './proposals-of.ts';

const TABS = ['clusters', 'entries', 'chains', 'scripts'] as const;
type Tab = (typeof TABS)[number];
const KINDS = { entries: 'entry', chains: 'chain', scripts: 'script' } as const;

/** What shoppers ask, grouped, and what of it could go into the pack. The address names the tab: `#questions?tab=entries`. */
export class StudioQuestions extends StudioElement {
  static override styles = [studioBase];
  static override properties = { ...StudioElement.properties, fault: { state: true } };
  declare fault: string;

  constructor() {
    super();
    this.fault = '';
    new HostController(this, () => (this.workshop ? this.mining : null));
  }

  get mining(): Mining {
    return miningOf(this.workshop);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { draft, logs } = this.workshop;
    void Promise.all([this.mining.load(), draft.load(), logs.load()]);
  }

  override render() {
    const words = this.say(miningWords);
    const { result } = this.mining;
    return html`<div class="page" @transcript=${this.#showTranscript}>
      <div class="heading"><h1>${words.title}</h1></div>
      <p class="lead">${words.lead}</p>
      ${this.fault === '' ? nothing : html`<p class="fault" role="alert">${this.fault}</p>`}
      ${result ? this.#found(result) : this.#empty()}
      <mining-transcript .workshop=${this.workshop}></mining-transcript>
    </div>`;
  }

  #empty() {
    const { empty, running } = this.say(miningWords);
    const { logs, route } = this.workshop;
    return html`<section class="empty">
      ${studioIcons.questions}
      <h2>${empty.title}</h2>
      <p>${empty.text}</p>
      ${
        logs.count === 0
          ? html`<p>${empty.noLogs}</p><button class="button filled" @click=${() => route.go('start')}>${empty.go}</button>`
          : html`<button class="button filled" ?disabled=${this.mining.isRunning} @click=${this.#run}>${this.mining.isRunning ? running : empty.run}</button>`
      }
    </section>`;
  }

  #found(result: MinedLog) {
    const words = this.say(miningWords);
    const tab = this.#tab;
    const { language } = this.workshop;
    const number = numberFormat(language);
    const summary = {
      questions: fillCount(words.counted.questions, result.questions, language),
      distinct: number.format(result.distinct),
      groups: fillCount(words.counted.groups, result.clusters.length, language),
      noise: number.format(result.noise),
    };
    return html`
      <mining-options .workshop=${this.workshop} @run=${this.#run}></mining-options>
      <p class="help" role="status">${fill(words.summary, summary)} ${result.vectorsBy === 'nano' ? words.byNano : nothing} ${words.undone}</p>
      <div class="tabs" role="tablist" aria-label=${words.title} @keydown=${this.#arrow}>
        ${TABS.map(
          (name) =>
            html`<button role="tab" id=${`tab-${name}`} aria-selected=${name === tab} aria-controls="panel" tabindex=${name === tab ? 0 : -1} @click=${() => this.#go(name)}>${words.tabs[name]}${this.#count(name, result)}</button>`,
        )}
      </div>
      <section role="tabpanel" id="panel" aria-labelledby=${`tab-${tab}`}>
        ${
          tab === 'clusters'
            ? html`<mining-clusters .workshop=${this.workshop}></mining-clusters>`
            : html`<mining-proposals .workshop=${this.workshop} .kind=${KINDS[tab]}></mining-proposals>`
        }
      </section>`;
  }

  #count(tab: Tab, result: MinedLog) {
    const count = tab === 'clusters' ? result.clusters.length : proposalsOf(this.mining, result, KINDS[tab]).length;
    return html` <span class="chip">${count}</span>`;
  }

  get #tab(): Tab {
    return TABS.find((tab) => tab === this.workshop.route.target.tab) ?? 'clusters';
  }

  #go(tab: Tab): void {
    this.workshop.route.go('questions', { tab });
  }

  readonly #arrow = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = step === 0 ? undefined : TABS[TABS.indexOf(this.#tab) + step];
    if (!next) return;
    event.preventDefault();
    this.#go(next);
    this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };

  readonly #run = async (): Promise<void> => {
    const { running, stages } = this.say(miningWords);
    this.fault = '';
    try {
      await this.mining.run(running, (stage) => stages[stage as keyof typeof stages] ?? '');
    } catch (fault) {
      if (!(fault instanceof AppError && fault.code === 'cancelled')) this.fault = whyOf(fault);
    }
  };

  readonly #showTranscript = (event: CustomEvent<string>): void => {
    void this.renderRoot.querySelector<MiningTranscript>('mining-transcript')?.show(event.detail);
  };
}

defineOnce('studio-questions', StudioQuestions);

declare global {
  interface HTMLElementTagNameMap {
    'studio-questions': StudioQuestions;
  }
}
