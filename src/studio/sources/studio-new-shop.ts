import { html } from 'lit';
import { publishWords } from '#i18n/studio/publish-words.ts';
import type { NewShop } from '#publish/template/new-shop.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';

/** Languages in which the base that shops extend has every word. */
const WHOLE = [
  ['zh-Hans', '简体中文'],
  ['en', 'English'],
] as const;

/** What a new shop is made of. `make` carries it; `cancel` when the person thinks better of it. */
export class StudioNewShop extends StudioElement {
  static override styles = studioBase;

  override render() {
    const words = this.say(publishWords).sources;
    return html`
      <form class="card" aria-label=${words.create} @submit=${this.#submit}>
        <label class="field"><span>${words.name}</span><input name="name" required maxlength="100" /></label>
        <label class="field"><span>${words.id}</span>
          <input name="shop" required pattern="[a-z0-9][a-z0-9\\-]{0,39}" spellcheck="false" autocapitalize="off" /></label>
        <fieldset>
          <legend>${words.languages}</legend>
          ${WHOLE.map(
            ([locale, name]) =>
              html`<label class="check"><input type="checkbox" name="locale" value=${locale} checked /> ${name}</label>`,
          )}
        </fieldset>
        <label class="field"><span>${words.order}</span>
          <input name="order" required maxlength="40" pattern="\\S{4,40}" placeholder="XM20260301" aria-describedby="order-help" />
          <span class="help" id="order-help">${words.orderHelp}</span></label>
        <div class="row">
          <button class="button filled" type="submit">${words.make}</button>
          <button class="button" type="button" @click=${() => this.dispatchEvent(new Event('cancel'))}>${words.cancel}</button>
        </div>
      </form>`;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const locales = WHOLE.map(([locale]) => locale).filter((locale) => data.getAll('locale').includes(locale));
    const first = form.querySelector<HTMLInputElement>('[name=locale]');
    if (locales.length === 0) {
      first?.focus();
      return;
    }
    const name = String(data.get('name')).trim();
    const detail: NewShop = {
      shop: String(data.get('shop')),
      name: Object.fromEntries(locales.map((locale) => [locale, name])),
      orderNumberExample: String(data.get('order')).trim(),
    };
    this.dispatchEvent(new CustomEvent<NewShop>('make', { detail }));
  };
}

customElements.define('studio-new-shop', StudioNewShop);
