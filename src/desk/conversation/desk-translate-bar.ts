import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { pageBase } from '#ui/page-base.styles.ts';
import { DeskElement } from '../look/desk-element.ts';
import { deskIcons } from '../look/desk-icons.ts';
import { isSameLanguage } from '../look/is-same-language.ts';
import { languageName } from '../look/language-name.ts';

/** Shown where shopper and agent do not share a language: what this browser can do about it, and what it cannot. */
export class DeskTranslateBar extends DeskElement {
  static override styles = [
    pageBase,
    css`
      :host {
        display: block;
      }
      p {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 4px 10px;
        padding: 6px 20px;
        border-block-end: 1px solid var(--_line);
        background: var(--_accent-soft);
        font-size: 13px;
      }
      .icon {
        color: var(--_accent-text);
      }
      .button {
        min-block-size: 28px;
        padding-block: 2px;
        margin-inline-start: auto;
      }
    `,
  ];

  override render() {
    const { translations, language, store } = this.desk;
    const { translate } = this.words;
    const detail = store.open?.detail;
    const from = detail && this.desk.shopperLanguage(detail);
    if (!from || isSameLanguage(from, language)) return nothing;
    const state = translations.state(from, language);
    const names = {
      language: languageName(from, language),
      from: languageName(from, language),
      to: languageName(language, language),
    };
    const said = {
      off: translate.writesIn,
      on: translate.writesIn,
      loading: translate.loading,
      absent: `${translate.writesIn} ${translate.absent}`,
      unavailable: `${translate.writesIn} ${translate.unavailable}`,
      failed: translate.failed,
    }[state];
    const canStart = state === 'off' || state === 'failed';
    return html`<p role="status">
      ${deskIcons.translate}<span>${fill(said, names)}</span>
      ${canStart ? html`<button type="button" class="button" @click=${() => void translations.start(from, language)}>${translate.on}</button>` : nothing}
      ${state === 'on' ? html`<button type="button" class="button" @click=${() => translations.stop(from, language)}>${translate.off}</button>` : nothing}
    </p>`;
  }
}

customElements.define('desk-translate-bar', DeskTranslateBar);
