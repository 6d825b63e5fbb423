import { html } from 'lit';
import { improveWords } from '#i18n/studio/improve-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import './studio-associations.ts';
import './studio-emergency.ts';
import './studio-failures.ts';
import './studio-learning.ts';
import './studio-votes.ts';

const TABS = ['queue', 'votes', 'learning', 'emergency', 'associations'] as const;

/** What failed, three ways to mend it, and what is bought with what. */
export class StudioImprove extends StudioElement {
  static override styles = studioBase;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.workshop.improving.load();
  }

  override render() {
    const words = this.say(improveWords);
    const tab = this.#tab;
    return html`<div class="page">
      <header><h1>${words.title}</h1><p class="lead">${words.lead}</p></header>
      <div class="tabs" role="tablist" aria-label=${words.title} @keydown=${this.#arrows}>${TABS.map(
        (name) => html`<button role="tab" id="tab-${name}" aria-selected=${name === tab} aria-controls="panel"
          tabindex=${name === tab ? 0 : -1} @click=${() => this.workshop.route.go('improve', { tab: name })}>${words.tabs[name]}</button>`,
      )}</div>
      <div id="panel" role="tabpanel" aria-labelledby="tab-${tab}">${this.#panel(tab)}</div>
    </div>`;
  }

  get #tab(): (typeof TABS)[number] {
    return TABS.find((name) => name === this.workshop.route.target.tab) ?? 'queue';
  }

  #panel(tab: (typeof TABS)[number]) {
    switch (tab) {
      case 'queue':
        return html`<studio-failures .workshop=${this.workshop}></studio-failures>`;
      case 'votes':
        return html`<studio-votes .workshop=${this.workshop}></studio-votes>`;
      case 'learning':
        return html`<studio-learning .workshop=${this.workshop}></studio-learning>`;
      case 'emergency':
        return html`<studio-emergency .workshop=${this.workshop}></studio-emergency>`;
      case 'associations':
        return html`<studio-associations .workshop=${this.workshop}></studio-associations>`;
    }
  }

  #arrows(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(this.#tab) + step + TABS.length) % TABS.length] ?? 'queue';
    this.workshop.route.go('improve', { tab: next });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus());
  }
}

defineOnce('studio-improve', StudioImprove);
