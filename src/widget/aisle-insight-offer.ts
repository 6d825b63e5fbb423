import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ChatHost, InsightView } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import { fill } from '#i18n/fill.ts';
import { INSIGHT_STRINGS } from '#i18n/insight-strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';

/** What was asked for, as `epsilon weeks`; erased with the conversation (`eraseDeviceStore`), as all keys that begin so. */
const ASKED = 'aisle.person.insight-asked';

/**
 * Asks once, of a shopper who has just said whether an answer helped, whether the shop may have noisy counts. Unanswered it is
 * a no, and not asked again unless the shop wants more than it asked for; the list of what left the device has the switch.
 */
export class AisleInsightOffer extends LitElement {
  static override styles = [
    base,
    css`
      section {
        display: grid;
        gap: 8px;
        margin-block-start: 6px;
        padding: 10px 12px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius-m);
        background: var(--_surface);
        color: var(--_text);
        font-size: 13.5px;
        line-height: 1.45;
      }

      small {
        display: block;
        margin-block-start: 2px;
        color: var(--_text-soft);
      }

      div {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
    `,
  ];
  static override properties = {
    host: { attribute: false },
    locale: {},
    phase: { state: true },
  };

  declare host: Pick<ChatHost, 'insight'>;
  declare locale: Locale;
  declare private phase: 'not' | 'asked' | 'thanked' | 'failed';
  private view: InsightView | null = null;

  constructor() {
    super();
    this.locale = 'en';
    this.phase = 'not';
  }

  protected override async firstUpdated(): Promise<void> {
    const view = await this.host.insight?.().catch(() => null);
    if (view?.answer !== null || wasAsked(view)) return;
    this.view = view;
    this.phase = 'asked';
  }

  protected override render(): TemplateResult | typeof nothing {
    const words = INSIGHT_STRINGS[this.locale];
    if (this.phase === 'not') return nothing;
    if (this.phase !== 'asked') {
      return html`<p role="status" tabindex="-1">${this.phase === 'thanked' ? words.thanks : words.notKept}</p>`;
    }
    // Who agrees, agrees to this much.
    const { view } = this;
    const state = view
      ? fill(words.state, { epsilon: view.epsilon, weeks: view.weeks, spent: view.weeksSpent })
      : nothing;
    return html`<section part="insight-offer" aria-label=${words.title}>
      <p>${words.ask} <small>${words.more} ${state}</small></p>
      <div>
        <button class="pill yes" type="button" @click=${() => void this.#answer(true)}>${words.yes}</button>
        <button class="pill no" type="button" @click=${() => void this.#answer(false)}>${words.no}</button>
      </div>
    </section>`;
  }

  /** The pressed button goes: the focus stays where it was. */
  async #answer(yes: boolean): Promise<void> {
    try {
      const view = await this.host.insight?.(yes);
      // The shop came to want more meanwhile: that is another question.
      if (yes && view?.answer === null) {
        this.view = view;
        this.requestUpdate();
        return;
      }
      this.phase = 'thanked';
    } catch {
      this.phase = 'failed';
    }
    await this.updateComplete;
    this.shadowRoot?.querySelector('p')?.focus({ preventScroll: true });
  }
}

/** Whether as much was asked for before; from now on it was. */
function wasAsked({ epsilon, weeks }: InsightView): boolean {
  try {
    const before = localStorage.getItem(ASKED)?.split(' ').map(Number);
    if (before !== undefined && epsilon <= (before[0] ?? 0) && weeks <= (before[1] ?? 0)) return true;
    localStorage.setItem(ASKED, `${epsilon} ${weeks}`);
    return false;
  } catch {
    // Where it cannot be remembered that it was asked, it is not asked at all.
    return true;
  }
}

defineOnce('aisle-insight-offer', AisleInsightOffer);
