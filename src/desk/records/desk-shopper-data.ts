import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { DeskElement } from '../look/desk-element.ts';
import type { AskedShopper, ShopperData } from '../state/asked-shopper.ts';
import { shopperDataStyles } from './desk-shopper-data.styles.ts';
import { FileUrl } from './file-url.ts';
import { heardShops } from './heard-shops.ts';

/** What is kept of one shopper: collected into a file for them, or erased. */
export class DeskShopperData extends DeskElement {
  static override styles = shopperDataStyles;
  readonly #file = new FileUrl(this);

  override render() {
    const { records: words } = this.words;
    const asked = this.desk.store.records?.asked;
    if (!asked) return nothing;
    const { shop, customer_id } = asked.shopper;
    return html`
      <h2>${words.data}</h2>
      <p class="soft">${words.dataHint}</p>
      <form @submit=${this.#export}>
        <label>${words.shop}<input name="shop" list="shops" required maxlength="128" autocomplete="off" .value=${shop} /></label>
        <datalist id="shops">${heardShops(this.desk.store).map((id) => html`<option value=${id}></option>`)}</datalist>
        <label>${words.customer}<input name="customer" required maxlength="128" autocomplete="off" .value=${customer_id} /></label>
        <p class="fault" role="alert">${this.#fault(asked)}</p>
        <div class="foot">
          <button type="button" class="button bad" ?disabled=${asked.busy !== null} @click=${this.#askToErase}>${words.erase}</button>
          <button type="submit" class="button filled" ?disabled=${asked.busy !== null}>${words.export}</button>
        </div>
      </form>
      <div class="outcome" role="status">${this.#outcome(asked)}</div>
    `;
  }

  #fault({ fault }: AskedShopper) {
    const { records: words } = this.words;
    if (fault === 'not-allowed') return words.notAllowed;
    return fault === 'export' ? words.exportFailed : nothing;
  }

  #outcome({ busy, exported, erasure, shopper }: AskedShopper) {
    const { records: words } = this.words;
    if (busy === 'export') return words.exporting;
    if (erasure) return html`<p>${fill(words.erased, { ...erasure.erased, receipt: erasure.receipt })}</p>`;
    if (!exported) return nothing;
    const { handoffs, tickets, actions } = exported;
    const counts = { handoffs: handoffs.length, tickets: tickets.length, actions: actions.length };
    return html`<p>${fill(words.exported, { ...counts, photos: photoCount(exported) })}</p>
      <a class="button" href=${this.#file.of(exported)} download="aisle-${shopper.shop}-${shopper.customer_id}.json">${words.save}</a>`;
  }

  get #form(): HTMLFormElement | null {
    return this.renderRoot.querySelector('form');
  }

  /** Whose data the fields name; null where they name nobody, and the browser says so. */
  #ask(): AskedShopper | null {
    const { records } = this.desk.store;
    const form = this.#form;
    if (!records || !form?.reportValidity()) return null;
    const data = new FormData(form);
    records.ask({ shop: String(data.get('shop')).trim(), customer_id: String(data.get('customer')).trim() });
    return records.asked;
  }

  readonly #export = (event: SubmitEvent): void => {
    event.preventDefault();
    this.desk.store.run(this.#ask()?.export());
  };

  readonly #askToErase = (): void => {
    if (this.#ask()) this.desk.show('erase');
  };
}

const photoCount = ({ photos }: ShopperData): number => Object.values(photos).flat().length;

customElements.define('desk-shopper-data', DeskShopperData);
