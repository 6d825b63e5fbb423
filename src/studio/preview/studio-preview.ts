import { css, html, nothing, type PropertyValues } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import { PackSourceError } from '#publish/pack-fault.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { whyOf } from '../state/why-of.ts';
import { PreviewBuilds, type PreviewState } from './preview-builds.ts';
import { canPreview } from './preview-host.ts';

interface WidgetWindow {
  Aisle?: { ask(text: string): void; ready: Promise<unknown> };
}

/**
 * The draft in the real widget, built anew a moment after each change. `locale` is the shopper's language; `ask` is said to the
 * chat when it is set, and again after each build.
 */
export class StudioPreview extends StudioElement {
  static override properties = { ...StudioElement.properties, locale: {}, ask: {} };
  static override styles = [
    studioBase,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: 8px;
        min-block-size: 420px;
      }
      iframe {
        inline-size: 100%;
        block-size: 100%;
        min-block-size: 380px;
        border: 1px solid var(--_line);
        border-radius: 14px;
        background: var(--_surface);
      }
      iframe.waits {
        opacity: 0.55;
      }
    `,
  ];
  declare locale: string;
  declare ask: string;
  #builds: PreviewBuilds | null = null;
  #now: PreviewState = { state: 'building' };
  #url: string | null = null;
  #version = '';

  constructor() {
    super();
    this.locale = 'en';
    this.ask = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // What could not be taken away now is by the next preview.
    this.#builds?.close().catch(() => {});
    this.#builds = null;
    this.#now = { state: 'building' };
    this.#url = null;
  }

  override render() {
    const words = this.say(publishWords).preview;
    if (this.workshop.draft.isEmpty) return html`<p class="help">${words.empty}</p>`;
    if (!canPreview()) return html`<p class="notice" role="status">${words.insecure}</p>`;
    return html`
      <div class="row">
        <span class="help grow" role="status">${this.#said()}</span>
        <button class="button" type="button" ?disabled=${this.#url === null} @click=${this.#restart}>${words.again}</button>
      </div>
      ${
        this.#url === null
          ? nothing
          : html`<iframe class=${this.#now.state === 'building' ? 'waits' : ''} title=${words.title} src=${this.#url} @load=${this.#loaded}></iframe>`
      }`;
  }

  protected override updated(changed: PropertyValues): void {
    if (this.workshop.draft.isEmpty || !canPreview()) return;
    this.#builds ??= new PreviewBuilds(this.workshop.publisher, (now) => this.#heard(now));
    this.#builds.want(this.workshop.draft.files, { locale: this.locale, theme: this.workshop.settings.now.theme });
    if (changed.has('ask') && this.ask !== '') void this.#say();
  }

  #heard(now: PreviewState): void {
    this.#now = now;
    if (now.state === 'shown') {
      this.#url = now.url;
      this.#version = now.version;
    }
    this.requestUpdate();
  }

  #said(): string {
    const words = this.say(publishWords).preview;
    if (this.#now.state === 'building') return words.building;
    if (this.#now.state === 'shown') return fill(words.shown, { version: this.#version.slice(0, 6) });
    const { fault } = this.#now;
    if (fault instanceof PackSourceError) return fill(words.faulty, { count: fault.faults.length });
    return fill(words.failed, { why: whyOf(fault) });
  }

  get #frame(): HTMLIFrameElement | null {
    return this.renderRoot.querySelector('iframe');
  }

  readonly #loaded = async (): Promise<void> => {
    await this.#builds?.tidy();
    await this.#say();
  };

  readonly #restart = (): void => {
    this.#frame?.contentWindow?.location.reload();
  };

  /** The tag loads asynchronously: what it is asked before is kept for it. */
  async #say(): Promise<void> {
    const frame = this.#frame?.contentWindow as (WidgetWindow & Window) | null | undefined;
    if (!frame || this.ask === '') return;
    const { ask } = this;
    const there = frame.Aisle;
    if (there && !Array.isArray(there)) there.ask(ask);
    else (frame as { Aisle?: unknown }).Aisle = [...(Array.isArray(there) ? there : []), ['ask', ask]];
  }
}

customElements.define('studio-preview', StudioPreview);
