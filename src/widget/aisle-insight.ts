import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ChatHost, InsightView } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import { fill } from '#i18n/fill.ts';
import { formatDate, formatTime } from '#i18n/format-time.ts';
import { INSIGHT_STRINGS } from '#i18n/insight-strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';

/** The shopper's word on noisy counts, and what went along so far, bit for bit. Shows nothing where the shop does not ask. */
export class AisleInsight extends LitElement {
  static override styles = [
    base,
    css`
      section {
        display: grid;
        gap: 8px;
        margin-block-end: 14px;
        padding: 12px 14px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius-m);
        font-size: 13px;
        line-height: 1.45;
      }

      label {
        display: flex;
        align-items: flex-start;
        gap: 10px;
        min-block-size: 24px;
        font-size: 14px;
        font-weight: 600;
      }

      input {
        flex: none;
        inline-size: 20px;
        block-size: 20px;
        margin: 0;
        accent-color: var(--_accent);
      }

      small,
      li span {
        font-size: 12.5px;
        color: var(--_text-soft);
        overflow-wrap: anywhere;
      }

      h3 {
        font-size: 13px;
        font-weight: 600;
      }

      ul {
        display: grid;
        gap: 8px;
      }

      summary {
        min-block-size: 24px;
        cursor: pointer;
      }

      code {
        overflow-wrap: anywhere;
      }
    `,
  ];
  static override properties = {
    host: { attribute: false },
    locale: {},
    view: { attribute: false },
    isKept: { state: true },
  };

  declare host: Pick<ChatHost, 'insight'>;
  declare locale: Locale;
  declare view: InsightView | null;
  declare private isKept: boolean;

  constructor() {
    super();
    this.locale = 'en';
    this.view = null;
    this.isKept = true;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.view) return nothing;
    const words = INSIGHT_STRINGS[this.locale];
    const { answer, epsilon, weeks, weeksSpent, sent } = this.view;
    const state = fill(words.state, { epsilon, weeks, spent: weeksSpent });
    return html`<section part="insight" aria-label=${words.title}>
      <label>
        <input type="checkbox" .checked=${answer === true} @change=${this.#onChange} aria-describedby="more" />
        ${words.allow}
      </label>
      <small id="more">${words.more} ${state}</small>
      ${this.isKept ? nothing : html`<p role="alert">${words.notKept}</p>`}
      ${answer ? html`<h3>${words.went}</h3>${sent.length === 0 ? html`<small>${words.nothing}</small>` : this.#sent()}` : nothing}
    </section>`;
  }

  #sent(): TemplateResult {
    const words = INSIGHT_STRINGS[this.locale];
    return html`<ul role="list">
      ${this.view?.sent.map(
        ({ at, url, report }) => html`<li>
          <span>${formatDate(at, Date.now(), this.locale)} ${formatTime(at, this.locale)} · <bdi dir="ltr">${url}</bdi></span>
          <details>
            <summary>${words.bits}</summary>
            <code dir="ltr">${report.week} ${report.dictionary} ${report.bits}</code>
          </details>
        </li>`,
      )}
    </ul>`;
  }

  readonly #onChange = async ({ currentTarget }: Event): Promise<void> => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    try {
      this.view = (await this.host.insight?.(currentTarget.checked)) ?? this.view;
      this.isKept = true;
    } catch {
      this.isKept = false;
    }
    // A yes to less than the shop has come to want meanwhile is none: the box may not stand as it was clicked.
    currentTarget.checked = this.view?.answer === true;
  };
}

defineOnce('aisle-insight', AisleInsight);
