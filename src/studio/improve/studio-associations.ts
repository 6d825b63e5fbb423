import { html, nothing } from 'lit';
import { AppError } from '#core/app-error.ts';
import { fill } from '#i18n/fill.ts';
import { associationWords } from '#i18n/studio/association-words.ts';
import { associationsText } from '#insight/associations/associations-text.ts';
import type { Associations } from '#insight/associations/mine-associations.ts';
import type { MinedHistory } from '#insight/associations/mine-history.ts';
import { PRIVACY_FLOOR, USUAL_LIMITS } from '#insight/associations/mine-rules.ts';
import { defineOnce } from '#ui/define-once.ts';
import { percent } from '../look/percent.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';
import { whyOf } from '../state/why-of.ts';
import { type AdviceShop, adviceShop } from './advice-shop.ts';
import { runAssociations } from './run-associations.ts';

const FILE = 'advice/associations.yaml';
const SHOWN = 50;
const FILES = '.csv,.jsonl';

/** What is bought with what, mined from the merchant's orders into the draft. */
export class StudioAssociations extends StudioElement {
  static override styles = studioBase;
  static override properties = {
    mined: { state: true },
    from: { state: true },
    isRunning: { state: true },
    isTaken: { state: true },
    fault: { state: true },
  };
  declare mined: MinedHistory | null;
  /** What was mined, for the head of the file. */
  declare from: string;
  declare isRunning: boolean;
  declare isTaken: boolean;
  declare fault: unknown;

  constructor() {
    super();
    this.mined = null;
    this.from = '';
    this.isRunning = false;
    this.isTaken = false;
    this.fault = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.workshop.draft.load();
  }

  override render() {
    const words = this.say(associationWords);
    let shop: AdviceShop | null = null;
    try {
      shop = adviceShop(this.workshop.draft.files);
    } catch (fault) {
      return html`<p class="fault" role="alert">${fill(words.failed, { why: whyOf(fault) })}</p>`;
    }
    if (shop === null) return html`<div class="empty">${studioIcons.improve}<p>${words.noGraph}</p></div>`;
    return html`<p class="lead">${words.lead}</p>
      <form class="card" @submit=${this.#run}>
        <div class="columns">
          <label class="field"><span>${words.orders}</span><input type="file" name="orders" accept=${FILES} required><small class="help">${words.ordersHelp}</small></label>
          <label class="field"><span>${words.chats}</span><input type="file" name="chats" accept=${FILES}><small class="help">${words.chatsHelp}</small></label>
        </div>
        <label class="field"><span>${words.least}</span><input type="number" name="least" min=${PRIVACY_FLOOR} step="1" required value=${USUAL_LIMITS.leastShoppers}></label>
        <div class="row"><button class="button ${this.mined ? '' : 'filled'}" ?disabled=${this.isRunning}>${words.run}</button></div>
      </form>
      ${this.fault === null ? nothing : html`<p class="fault" role="alert">${fill(words.failed, { why: whyOf(this.fault) })}</p>`}
      ${this.mined ? this.#found(this.mined, shop) : nothing}`;
  }

  #found({ associations, shoppers, dropped }: MinedHistory, shop: AdviceShop) {
    const words = this.say(associationWords);
    const { rules, products } = sizeOf(associations);
    const before = shop.graph.associations;
    return html`<section class="card">
      <p role="status">${this.isTaken ? words.taken : rules + products === 0 ? words.nothing : fill(words.found, { rules, products, shoppers })}</p>
      ${dropped.length > 0 ? html`<p class="help">${fill(words.dropped, { columns: dropped.join(', ') })}</p>` : nothing}
      ${before && !this.isTaken ? html`<p class="help">${fill(words.before, sizeOf(before))}</p>` : nothing}
      ${rules > 0 ? this.#rules(associations.rules, shop) : nothing}
      ${this.isTaken || rules + products === 0 ? nothing : html`<div class="row"><button class="button filled" @click=${this.#take}>${words.take}</button></div>`}
    </section>`;
  }

  #rules(rules: Associations['rules'], { names }: AdviceShop) {
    const words = this.say(associationWords);
    const { language } = this.workshop;
    const nameOf = (sku: string) => names.get(sku)?.[language] ?? names.get(sku)?.en ?? sku;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.rules}><table><caption>${words.rules}</caption>
        <thead><tr><th scope="col">${words.given}</th><th scope="col">${words.follows}</th><th scope="col" class="number">${words.confidence}</th><th scope="col" class="number">${words.lift}</th></tr></thead>
        <tbody>${rules.slice(0, SHOWN).map(({ given, needs, follows, confidence, lift }) => {
          const told = Object.entries(needs).map(([dimension, values]) => `${dimension}: ${values.join(', ')}`);
          return html`<tr><td>${[...given.map(nameOf), ...told].join(' + ')}</td><td>${nameOf(follows)}</td>
            <td class="number">${percent(confidence, language, 0)}</td><td class="number">${lift}</td></tr>`;
        })}</tbody></table></div>
      ${rules.length > SHOWN ? html`<p class="help">${fill(words.cut, { shown: SHOWN })}</p>` : nothing}`;
  }

  readonly #run = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const shop = adviceShop(this.workshop.draft.files);
    const [orders, chats] = ['orders', 'chats'].map((name) => data.get(name));
    if (shop === null || this.isRunning || !(orders instanceof File)) return;
    const withChats = chats instanceof File && chats.size > 0 ? chats : null;
    const words = this.say(associationWords);
    this.isRunning = true;
    this.fault = null;
    try {
      this.mined = await this.workshop.jobs.run(words.job, async (task) =>
        runAssociations(
          {
            orders: { name: orders.name, text: await orders.text() },
            chats: withChats && { name: withChats.name, text: await withChats.text() },
            graph: shop.graph,
            sold: new Set(shop.names.keys()),
            least: Math.max(PRIVACY_FLOOR, Math.round(Number(data.get('least')))),
          },
          task,
        ),
      );
      this.from = withChats ? words.fromBoth : words.from;
      this.isTaken = false;
    } catch (fault) {
      if (!(fault instanceof AppError && fault.code === 'cancelled')) this.fault = fault;
    } finally {
      this.isRunning = false;
    }
  };

  readonly #take = async (): Promise<void> => {
    if (!this.mined) return;
    const { associations, shoppers } = this.mined;
    const text = associationsText({ associations, by: 'the Studio', from: this.from, shoppers });
    const label = fill(this.say(associationWords).step, { rules: associations.rules.length });
    await this.workshop.draft.change(label, { [FILE]: text });
    this.isTaken = true;
  };
}

const sizeOf = ({ rules, neighbours }: Associations) => ({
  rules: rules.length,
  products: Object.keys(neighbours).length,
});

defineOnce('studio-associations', StudioAssociations);
