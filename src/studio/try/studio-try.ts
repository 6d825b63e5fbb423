import { css, html, nothing } from 'lit';
import { tryWords } from '#i18n/studio/try-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';
import './try-customers.ts';
import type { TryHow } from './try-how.ts';
import './try-proof.ts';
import './try-regression.ts';

const TABS = ['proof', 'customers', 'regression'] as const;
type Tab = (typeof TABS)[number];

/** The view in which the sources under work are tried before they are trusted: on logs, on made-up customers, on kept cases. */
export class StudioTry extends StudioElement {
  static override styles = [
    studioBase,
    css`
      .settings {
        gap: 8px 20px;
      }
      .settings select {
        inline-size: auto;
      }
      @media print {
        .settings,
        .tabs {
          display: none;
        }
      }
    `,
  ];
  static override properties = { ...StudioElement.properties, how: { state: true } };
  declare how: TryHow;

  constructor() {
    super();
    this.how = { tier: 'nano', withLive: true };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.workshop.draft.load();
    void this.workshop.logs.load();
  }

  override render() {
    const words = this.say(tryWords);
    const { draft, route } = this.workshop;
    return html`<div class="page">
      <div class="heading"><h1>${words.title}</h1></div>
      <p class="lead">${words.lead}</p>
      ${
        draft.isEmpty
          ? html`<div class="empty">${studioIcons.try}<h2>${words.noDraft.title}</h2><p>${words.noDraft.text}</p>
              <button class="button filled" @click=${() => route.go('publish')}>${words.noDraft.go}</button></div>`
          : this.#tabs()
      }
    </div>`;
  }

  get #tab(): Tab {
    return TABS.find((tab) => tab === this.workshop.route.target.tab) ?? 'proof';
  }

  #tabs() {
    const words = this.say(tryWords);
    const { how, workshop } = this;
    return html`
      <div class="row settings">
        <label class="row">${words.tier.label}
          <select @change=${(event: Event) => this.#set({ tier: (event.target as HTMLSelectElement).value as TryHow['tier'] })}>
            ${(['nano', 'encoder'] as const).map(
              (tier) => html`<option value=${tier} ?selected=${how.tier === tier}>${words.tier[tier]}</option>`,
            )}
          </select>
        </label>
        <label class="check"><input type="checkbox" .checked=${how.withLive}
          @change=${(event: Event) => this.#set({ withLive: (event.target as HTMLInputElement).checked })}>${words.withLive}</label>
      </div>
      <div class="tabs" role="tablist" aria-label=${words.title} @keydown=${this.#walk}>
        ${TABS.map(
          (tab) => html`<button role="tab" id=${`tab-${tab}`} aria-controls="panel" aria-selected=${tab === this.#tab}
            tabindex=${tab === this.#tab ? 0 : -1} @click=${() => workshop.route.go('try', { tab })}>${words.tabs[tab]}</button>`,
        )}
      </div>
      <div id="panel" role="tabpanel" aria-labelledby=${`tab-${this.#tab}`}>
        ${this.#tab === 'proof' ? html`<try-proof .workshop=${workshop} .how=${how}></try-proof>` : nothing}
        ${this.#tab === 'customers' ? html`<try-customers .workshop=${workshop} .how=${how}></try-customers>` : nothing}
        ${this.#tab === 'regression' ? html`<try-regression .workshop=${workshop} .how=${how}></try-regression>` : nothing}
      </div>`;
  }

  #set(change: Partial<TryHow>): void {
    this.how = { ...this.how, ...change };
  }

  readonly #walk = async ({ key }: KeyboardEvent): Promise<void> => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step === undefined) return;
    const next = TABS[(TABS.indexOf(this.#tab) + step + TABS.length) % TABS.length] ?? 'proof';
    this.workshop.route.go('try', { tab: next });
    this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
}

defineOnce('studio-try', StudioTry);
