import { css, html, LitElement, nothing } from 'lit';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { fill } from '#i18n/fill.ts';
import { shellWords } from '#i18n/studio/shell-words.ts';
import { HostController } from '#ui/host.controller.ts';
import { tokens } from '#ui/tokens.styles.ts';
import { studioBase } from './look/studio-base.styles.ts';
import { KeysController } from './shell/keys.controller.ts';
import { openView } from './shell/open-view.ts';
import './shell/studio-bar.ts';
import './shell/studio-elsewhere.ts';
import type { StudioKeys } from './shell/studio-keys.ts';
import './shell/studio-keys.ts';
import './shell/studio-nav.ts';
import './shell/studio-work.ts';
import { parseLivePacks } from './state/live-packs.ts';
import { OnlyTab } from './state/only-tab.ts';
import type { StudioView } from './state/route.ts';
import { studioDatabase } from './state/studio-database.ts';
import { whyOf } from './state/why-of.ts';
import { Workshop } from './state/workshop.ts';

/**
 * The merchant's workshop: everything it is given, works out and makes stays in this browser. Its `packs` attribute names the
 * packs that are live on this site, with the key of their signatures: `{"fresh": {"pack": "/aisle/packs/fresh", "key": "…"}}`.
 */
export class AisleStudio extends LitElement {
  static override styles = [
    tokens,
    studioBase,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / 208px minmax(0, 1fr);
        block-size: 100dvh;
        background: var(--_page);
      }
      studio-bar {
        grid-column: 1 / -1;
      }
      main {
        overflow: auto;
        overscroll-behavior: contain;
      }
      main > p {
        margin: 24px;
      }
      .skip {
        position: fixed;
        z-index: 9;
        inset: 8px auto auto 8px;
      }
      .skip:not(:focus) {
        clip-path: inset(50%);
      }
      @media (max-width: 860px) {
        :host {
          grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
        }
      }
      @media print {
        :host {
          display: block;
          block-size: auto;
          background: none;
        }
        studio-bar,
        studio-nav,
        studio-work,
        .skip {
          display: none;
        }
        main {
          overflow: visible;
        }
      }
    `,
  ];
  workshop: Workshop | null = null;
  readonly #opened = new Map<StudioView, 'opening' | 'there' | { fault: unknown }>();
  readonly #tab = new OnlyTab();
  #stop: (() => void) | null = null;
  #shown: StudioView | null = null;
  #fault: unknown = null;

  constructor() {
    super();
    this.#tab.subscribe(() => this.#turned());
    new HostController(
      this,
      () => this.workshop,
      () => this.#dress(),
    );
    new KeysController(
      this,
      () => (this.#tab.state === 'here' ? this.#there : null),
      () => this.renderRoot.querySelector<StudioKeys>('studio-keys')?.show(),
    );
  }

  override connectedCallback(): void {
    this.#there.live = parseLivePacks(this.getAttribute('packs'));
    this.#stop = this.#there.route.follow();
    super.connectedCallback();
    void this.#tab.ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#tab.leave();
  }

  override render() {
    const { workshop } = this;
    if (!workshop) return nothing;
    const words = shellWords[workshop.language];
    const { state } = this.#tab;
    if (state !== 'here')
      return html`<studio-elsewhere .workshop=${workshop} .state=${state} @take=${this.#take}></studio-elsewhere>`;
    const fault = this.#fault ?? workshop.draft.fault;
    return html`
      <button class="button skip" @click=${() => this.renderRoot.querySelector('main')?.focus()}>${words.skip}</button>
      <studio-bar .workshop=${workshop} @shortcuts=${() => this.renderRoot.querySelector<StudioKeys>('studio-keys')?.show()}></studio-bar>
      <studio-nav .workshop=${workshop}></studio-nav>
      <main tabindex="-1" aria-label=${words.views[workshop.route.view]}>
        ${fault === null ? nothing : html`<p class="fault" role="alert">${fill(words.storageFailed, { why: whyOf(fault) })}</p>`}
        ${this.#view(workshop)}
      </main>
      <studio-keys .workshop=${workshop}></studio-keys>
      <studio-work .workshop=${workshop}></studio-work>`;
  }

  protected override updated(): void {
    const view = this.workshop?.route.view ?? null;
    if (this.#shown !== null && this.#shown !== view) this.renderRoot.querySelector('main')?.scrollTo(0, 0);
    this.#shown = view;
  }

  /** Nothing is read before the Studio is this tab's, and nothing written after it was. */
  readonly #turned = (): void => {
    const { draft, logs, jobs } = this.#there;
    if (this.#tab.state === 'here')
      Promise.all([draft.load(), logs.load()]).catch((fault: unknown) => {
        this.#fault = fault;
        this.requestUpdate();
      });
    else if (this.#tab.state === 'taken') {
      for (const { id } of jobs.running) jobs.cancel(id);
      studioDatabase().close();
    }
    this.requestUpdate();
  };

  readonly #take = async (): Promise<void> => {
    const hadIt = this.#tab.state === 'taken';
    await this.#tab.takeOver();
    // What the other tab did since is not in this one's memory.
    if (hadIt) location.reload();
  };

  #view(workshop: Workshop) {
    const { view } = workshop.route;
    const words = shellWords[workshop.language];
    const state = this.#opened.get(view);
    if (state === 'there') {
      const tag = unsafeStatic(`studio-${view}`);
      return staticHtml`<${tag} .workshop=${workshop}></${tag}>`;
    }
    if (state === undefined) this.#open(view);
    if (typeof state !== 'object') return html`<p role="status">${words.loading}</p>`;
    return html`<p class="fault" role="alert">${fill(words.viewFailed, { why: whyOf(state.fault) })}
      <button class="button" @click=${() => this.#open(view)}>${words.again}</button></p>`;
  }

  #open(view: StudioView): void {
    this.#opened.set(view, 'opening');
    openView(view).then(
      () => this.#mark(view, 'there'),
      (fault: unknown) => this.#mark(view, { fault }),
    );
  }

  #mark(view: StudioView, state: 'there' | { fault: unknown }): void {
    this.#opened.set(view, state);
    this.requestUpdate();
  }

  get #there(): Workshop {
    this.workshop ??= new Workshop();
    return this.workshop;
  }

  /** The theme and the language are the whole page's. */
  #dress(): void {
    if (!this.workshop) return;
    const { theme } = this.workshop.settings.now;
    const before = this.dataset.theme;
    if (theme === 'auto') delete this.dataset.theme;
    else this.dataset.theme = theme;
    document.documentElement.lang = this.workshop.language;
    document.title = `${shellWords[this.workshop.language].title} · Aisle`;
    if (before !== this.dataset.theme) window.dispatchEvent(new Event('studio-theme'));
  }
}
