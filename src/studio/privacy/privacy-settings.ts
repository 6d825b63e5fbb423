import { css, html, nothing, type TemplateResult } from 'lit';
import { fill } from '#i18n/fill.ts';
import { privacyWords } from '#i18n/studio/privacy-words.ts';
import { epsilonOfWeeks } from '#insight/private/expected-precision.ts';
import type { InsightRules } from '#knowledge/rules-schema.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { insightEdit, shopInsight } from './shop-insight.ts';

const WEEKS_OF_A_YEAR = 52;

/** What devices of this shop may send: a form over `insight` of the rules. */
export class PrivacySettings extends StudioElement {
  static override styles = [
    studioBase,
    css`
      form {
        display: grid;
        gap: 12px;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
        gap: 12px;
      }
    `,
  ];
  static override properties = { ...StudioElement.properties, next: { state: true }, isSaved: { state: true } };
  declare private next: InsightRules | null;
  declare private isSaved: boolean;

  constructor() {
    super();
    this.next = null;
    this.isSaved = false;
  }

  protected override render(): TemplateResult {
    const words = this.say(privacyWords).settings;
    const { draft } = this.workshop;
    if (draft.isEmpty) {
      return html`<section class="card">
        <h2>${words.title}</h2>
        <p>${words.noDraft}</p>
        <div class="row"><button class="button" @click=${() => this.workshop.route.go('edit')}>${words.open}</button></div>
      </section>`;
    }
    const { rules, fault } = shopInsight(draft.files);
    const next = this.next ?? rules;
    const { epsilon, weeks } = next;
    const cost = {
      all: rounded(epsilonOfWeeks(epsilon, weeks)),
      year: rounded(epsilonOfWeeks(epsilon, WEEKS_OF_A_YEAR)),
    };
    return html`<form class="card" @submit=${this.#save}>
      <h2>${words.title}</h2>
      ${fault ? html`<p class="fault" role="alert">${fault}</p>` : nothing}
      <label class="check">
        <input type="checkbox" .checked=${next.enabled} aria-describedby="enabled" @change=${(event: Event) =>
          this.#change({ enabled: (event.currentTarget as HTMLInputElement).checked })} />
        <span>${words.enabled}</span>
      </label>
      <p class="help" id="enabled">${words.enabledHelp}</p>
      <div class="fields">
        ${this.#number('epsilon', words.epsilon, words.epsilonHelp, epsilon, { min: 0.1, max: 4, step: 0.1 })}
        ${this.#number('weeks', words.weeks, words.weeksHelp, weeks, { min: 1, max: 52, step: 1 })}
        <label class="field">
          <span>${words.entries}</span>
          <textarea rows="3" aria-describedby="entries" .value=${(next.entries ?? []).join('\n')} @change=${(
            event: Event,
          ) => this.#change({ entries: linesOf((event.currentTarget as HTMLTextAreaElement).value) })}></textarea>
          <small class="help" id="entries">${words.entriesHelp}</small>
        </label>
      </div>
      <p>${fill(words.cost, cost)}</p>
      <div class="row">
        <button class="button primary" ?disabled=${this.next === null}>${words.save}</button>
        ${this.isSaved ? html`<span role="status">${words.saved}</span>` : nothing}
      </div>
    </form>`;
  }

  #number(
    name: 'epsilon' | 'weeks',
    label: string,
    help: string,
    value: number,
    { min, max, step }: { min: number; max: number; step: number },
  ): TemplateResult {
    return html`<label class="field">
      <span>${label}</span>
      <input type="number" required min=${min} max=${max} step=${step} .value=${String(value)} aria-describedby=${name} @change=${(
        event: Event,
      ) => {
        const input = event.currentTarget as HTMLInputElement;
        if (input.reportValidity()) this.#change({ [name]: input.valueAsNumber });
      }} />
      <small class="help" id=${name}>${help}</small>
    </label>`;
  }

  #change(change: Partial<InsightRules>): void {
    this.next = { ...(this.next ?? shopInsight(this.workshop.draft.files).rules), ...change };
    this.isSaved = false;
  }

  readonly #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { draft } = this.workshop;
    if (!this.next) return;
    await draft.change(this.say(privacyWords).settings.step, insightEdit(draft.files, this.next));
    this.next = null;
    this.isSaved = true;
  };
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

const rounded = (value: number): number => Math.round(value * 10) / 10;

defineOnce('privacy-settings', PrivacySettings);
