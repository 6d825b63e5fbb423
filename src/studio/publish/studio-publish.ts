import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { whyOf } from '../state/why-of.ts';
import './publish-build.ts';
import './publish-changes.ts';
import './publish-faults.ts';
import './publish-gates.ts';
import './publish-history.ts';
import './publish-key.ts';
import './publish-live.ts';
import './publish-review.ts';
import { readLiveManifest } from './read-live-pack.ts';

type Step = 'faults' | 'changes' | 'gates' | 'review' | 'key' | 'build' | 'history';
type State = 'done' | 'open' | 'blocked' | 'optional' | null;

/** How long the draft must rest before it is checked. */
const REST_MS = 300;
const CHIPS = { done: 'chip good', open: 'chip', blocked: 'chip bad', optional: 'chip' } as const;

/** The way from the draft to the shop, as a list of steps. */
export class StudioPublish extends StudioElement {
  static override styles = studioBase;
  #checked: SourceFiles | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #fault = '';
  /** Version that is live on this site, and at which address it was looked for after which publication from here. */
  #live: { asked: string; version: string | null } | null = null;
  #stop = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.workshop.publishing.load().catch((fault) => this.#fail(fault));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#checked = null;
    this.#live = null;
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  override render() {
    const words = this.say(publishWords).publish;
    const { workshop } = this;
    const { publishing, draft } = workshop;
    const history = this.#step('history', null, html`<publish-history .workshop=${workshop}></publish-history>`);
    return html`
      <div class="page">
        <div><h1>${words.title}</h1><p class="lead">${words.lead}</p></div>
        ${this.#fault === '' ? nothing : html`<p class="fault" role="alert">${fill(words.failed, { why: this.#fault })}</p>`}
        ${
          draft.isEmpty
            ? html`<div class="empty"><h2>${words.emptyTitle}</h2><p>${words.emptyLead}</p>
                <button class="button filled" type="button" @click=${() => workshop.route.go('start')}>${words.toStart}</button></div>
                ${publishing.history.length > 0 ? history : nothing}`
            : html`
              ${this.#step('faults', this.#ofFaults, html`<publish-faults .workshop=${workshop}></publish-faults>`)}
              ${this.#step('changes', null, this.#changes())}
              ${this.#step('gates', this.#ofGates, html`<publish-gates .workshop=${workshop}></publish-gates>`)}
              ${this.#step('review', this.#ofReview, html`<publish-review .workshop=${workshop}></publish-review>`)}
              ${this.#step('key', this.#ofKey, html`<publish-key .workshop=${workshop}></publish-key>`)}
              ${this.#step('build', publishing.built ? 'done' : publishing.obstacles.length > 0 ? 'blocked' : 'open', html`<publish-build .workshop=${workshop}></publish-build>`)}
              ${history}`
        }
      </div>`;
  }

  protected override updated(): void {
    void this.#lookAtLive();
    const { draft, publishing } = this.workshop;
    if (draft.isEmpty || this.#checked === draft.files) return;
    this.#checked = draft.files;
    if (publishing.faults !== null) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => publishing.check().catch(() => {}), REST_MS);
  }

  #changes() {
    const words = this.say(publishWords).changes;
    const { publishing } = this.workshop;
    const isFirst = publishing.published === null;
    const list = html`<publish-changes .workshop=${this.workshop} .changes=${publishing.changes}></publish-changes>`;
    // What is new for a device tells more than what is new since something that is not live.
    if (this.#isLiveOther)
      return html`
        <p class="help">${isFirst ? words.firstLive : words.otherLive}</p>
        <publish-live .workshop=${this.workshop} .compares=${publishing.faults?.length === 0}></publish-live>
        <details><summary>${isFirst ? words.all : words.since}</summary>${list}</details>`;
    const intro = isFirst ? words.first : publishing.changes.length === 0 ? words.none : '';
    return html`
      ${intro === '' ? nothing : html`<p class="help">${intro}</p>`}
      ${list}
      <details><summary>${words.live}</summary><publish-live .workshop=${this.workshop}></publish-live></details>`;
  }

  /** Whether this site has a pack of the shop live that is not what was published last from here. */
  get #isLiveOther(): boolean {
    const { live, publishing, sources } = this.workshop;
    if (!live[sources.shop]) return false;
    if (publishing.published === null) return true;
    const version = this.#live?.version ?? null;
    return version !== null && version !== publishing.history.at(-1)?.version;
  }

  /** Once for each publication. Where it cannot be read nothing is said of it. */
  async #lookAtLive(): Promise<void> {
    const { draft, live, publishing, sources } = this.workshop;
    const pack = live[sources.shop]?.pack;
    const last = publishing.history.at(-1);
    if (draft.isEmpty || pack === undefined || !last) return;
    const asked = `${pack} ${last.publishedAt} ${last.target}`;
    if (this.#live?.asked === asked) return;
    this.#live = { asked, version: null };
    const manifest = await readLiveManifest(pack, this.#stop.signal).catch(() => null);
    if (this.#live?.asked !== asked || manifest === null) return;
    this.#live = { asked, version: manifest.version };
    this.requestUpdate();
  }

  #step(step: Step, state: State, body: TemplateResult) {
    const words = this.say(publishWords).publish;
    const id = `step-${step}`;
    return html`<section class="card" aria-labelledby=${id}>
      <div class="heading">
        <h2 id=${id}>${words.steps[step]}</h2>
        ${state === null ? nothing : html`<span class=${CHIPS[state]}>${words.state[state]}</span>`}
      </div>
      ${body}
    </section>`;
  }

  get #ofFaults(): State {
    const { faults } = this.workshop.publishing;
    if (faults === null) return this.workshop.publishing.checkFault === null ? 'open' : 'blocked';
    return faults.length === 0 ? 'done' : 'blocked';
  }

  get #ofGates(): State {
    const { gates, publishing } = this.workshop;
    if (gates.list.length === 0) return 'optional';
    if (gates.list.some(({ id }) => publishing.verdictOf(id) === null)) return 'open';
    return publishing.obstacles.includes('gate') ? 'blocked' : 'done';
  }

  get #ofReview(): State {
    const { review, rules, obstacles } = this.workshop.publishing;
    if (review?.worth === 'approved') return 'done';
    if (obstacles.includes('review') && review) return 'blocked';
    return rules.required ? 'open' : 'optional';
  }

  get #ofKey(): State {
    const { key, obstacles } = this.workshop.publishing;
    if (!key) return 'open';
    return obstacles.includes('otherKey') ? 'blocked' : 'done';
  }

  #fail(fault: unknown): void {
    this.#fault = whyOf(fault);
    this.requestUpdate();
  }
}

customElements.define('studio-publish', StudioPublish);
