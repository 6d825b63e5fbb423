import { type CSSResultGroup, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import type { Strings } from '#i18n/strings.ts';
import { base } from '#ui/base.styles.ts';
import { FocusTrapController } from '#ui/focus-trap.controller.ts';
import { icons } from '#ui/icons.ts';
import { sheetStyles } from './sheet.styles.ts';

/** What lies over the chat, as a modal dialog: a head with the way back, what it shows, and a foot where it has one. */
export abstract class AisleSheet extends LitElement {
  static override styles: CSSResultGroup = [base, sheetStyles];
  static override properties: PropertyDeclarations = {
    host: { attribute: false },
    strings: { attribute: false },
    locale: {},
    close: { attribute: false },
  };

  declare host: ChatHost;
  declare strings: Strings;
  declare locale: Locale;
  declare close: () => void;

  constructor() {
    super();
    new FocusTrapController(this, () => true);
  }

  protected override firstUpdated(): void {
    this.focusBack();
  }

  protected focusBack(): void {
    this.shadowRoot?.querySelector<HTMLElement>('.back')?.focus();
  }

  protected dialog(part: string, title: string, body: TemplateResult, foot?: TemplateResult): TemplateResult {
    return html`<div class="dialog" part=${part} role="dialog" aria-modal="true" aria-labelledby="title">
      <header role="none">
        <button class="icon-button back" type="button" aria-label=${this.strings.back} @click=${() => this.close()}>
          <span class="turns">${icons.back}</span>
        </button>
        <h2 id="title">${title}</h2>
      </header>
      <div class="body" tabindex="0" role="region" aria-labelledby="title">${body}</div>
      ${foot ? html`<footer role="none">${foot}</footer>` : nothing}
    </div>`;
  }
}
