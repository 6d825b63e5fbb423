import { html, nothing } from 'lit';
import type { Locale } from '#core/locale.ts';
import { flowsWords } from '#i18n/studio/flows-words.ts';
import { languageName } from '../edit/language-name.ts';
import { sideBySide } from '../edit/side-by-side.styles.ts';
import '../edit/studio-field.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { FlowWork } from './flow-work.ts';

/** What a flow says under some keys, in its languages beside each other; and under what may stand behind an `@`. */
export class StudioFlowTexts extends StudioElement {
  static override properties = { ...StudioElement.properties, work: { attribute: false }, keys: { attribute: false } };
  static override styles = [studioBase, sideBySide];
  declare work: FlowWork;
  declare keys: readonly string[];

  override render() {
    const words = this.say(flowsWords);
    if (this.keys.length === 0) return nothing;
    return html`<h3>${words.texts}</h3>
      <p class="help">${words.textsHelp}</p>
      <div class="side">${this.work.locales.map(
        (locale) => html`<fieldset lang=${locale}>
        <legend>${languageName(locale, this.workshop.language)}</legend>
        ${this.#keysIn(locale).map((key) => this.#text(locale, key))}
      </fieldset>`,
      )}</div>`;
  }

  #keysIn(locale: Locale): string[] {
    const own = Object.keys(this.work.flow?.texts[locale] ?? {});
    return this.keys.flatMap((plain) => [plain, ...own.filter((key) => key.startsWith(`${plain}@`))]);
  }

  #text(locale: Locale, key: string) {
    const variants = this.work.flow?.texts[locale]?.[key] ?? [];
    const faults = this.work.faults
      .filter(({ field }) => field === `texts.${locale}.${key}`)
      .map(({ message }) => message);
    return html`<studio-field control="lines" data-way="texts.${locale}.${key}" .label=${key} .value=${variants} .textLanguage=${locale} .faults=${faults}
      @value=${(event: CustomEvent<string[] | undefined>) =>
        void this.work.change(`${key} (${locale})`, (text, flow) =>
          flow.setText(text, locale, key, event.detail ?? []),
        )}></studio-field>`;
  }
}
defineOnce('studio-flow-texts', StudioFlowTexts);
