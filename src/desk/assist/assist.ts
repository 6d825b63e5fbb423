import type { ModelProgress } from '#app/model-progress.ts';
import type { Locale } from '#core/locale.ts';
import { LOCALES } from '#core/locale.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { DeskHandoffDetail } from '#merchant/generated/protocol.ts';
import type { Reading } from '#nlu/reading.ts';
import { Observable } from '#ui/observable.ts';
import type { PacksOfShops } from './pack-of-shop.ts';
import type { ShopAssistant } from './shop-assistant.ts';
import { lastShopperText } from './shopper-texts.ts';
import { type Suggestion, suggestionsFor } from './suggest.ts';

/** What is offered for one conversation. */
export type Offer =
  /** The page was given no pack of this shop. */
  | { state: 'off' }
  | { state: 'loading' }
  | { state: 'failed' }
  /** `text`: the message that it is about. */
  | { state: 'done'; text: string; reading: Reading; suggestions: Suggestion[] };

/** Shops whose knowledge is in use at once; the one used longest ago is closed for another. */
const MOST_SHOPS = 2;

/** Reads what shoppers say and offers what to answer, shop by shop, on this device alone. */
export class Assist extends Observable {
  readonly #packs: PacksOfShops;
  readonly #start: StartAssistant;
  /** Last used last. */
  readonly #shops = new Map<string, { assistant: Promise<ShopAssistant>; book: Playbook | null }>();
  readonly #offers = new Map<string, { text: string; offer: Offer }>();

  constructor(packs: PacksOfShops, start: StartAssistant = startAssistant) {
    super();
    this.#packs = packs;
    this.#start = start;
    // What reads better than before reads the message again.
    window.addEventListener('aisle:model-progress', this.#onModel);
  }

  /** The shop's scripts and rules, once its knowledge is there. */
  book(shop: string): Playbook | null {
    return this.#shops.get(shop)?.book ?? null;
  }

  /** Names and SKUs of the shop's products; none while its knowledge is not there. */
  async names(shop: string): Promise<readonly string[]> {
    const known = this.#shops.get(shop);
    return known ? (await known.assistant).names() : [];
  }

  /** What is offered for the shopper's last message; begins to look for it when that is a new one. */
  offer({ handoff, packet, events }: DeskHandoffDetail, agentLocale: Locale): Offer {
    const text = lastShopperText({ packet, events });
    if (!this.#packs[handoff.shop] || text === null) return { state: 'off' };
    const known = this.#offers.get(handoff.id);
    if (known?.text === text) return known.offer;
    const loading: Offer = { state: 'loading' };
    this.#offers.set(handoff.id, { text, offer: loading });
    void this.#find(handoff.shop, text, localeOf(handoff.locale), agentLocale)
      .catch((): Offer => ({ state: 'failed' }))
      .then((offer) => {
        // A message that came meanwhile is what counts.
        if (this.#offers.get(handoff.id)?.text === text) this.#offers.set(handoff.id, { text, offer });
        this.changed();
      });
    return loading;
  }

  readonly #onModel = (event: Event): void => {
    const { model, state } = (event as CustomEvent<Pick<ModelProgress, 'model' | 'state'>>).detail;
    if (model !== 'encoder' || state !== 'ready') return;
    this.#offers.clear();
    this.changed();
  };

  close(): void {
    window.removeEventListener('aisle:model-progress', this.#onModel);
    for (const { assistant } of this.#shops.values()) void assistant.then((one) => one.close()).catch(() => {});
    this.#shops.clear();
    this.#offers.clear();
  }

  async #find(shop: string, text: string, locale: Locale, agentLocale: Locale): Promise<Offer> {
    const assistant = await this.#of(shop, agentLocale);
    const found = await assistant.find(text, locale, agentLocale);
    const suggestions = suggestionsFor(found, assistant.book, locale, agentLocale);
    return { state: 'done', text, reading: found.reading, suggestions };
  }

  #of(shop: string, locale: Locale): Promise<ShopAssistant> {
    const pack = this.#packs[shop];
    const known = this.#shops.get(shop);
    this.#shops.delete(shop);
    const entry = known ?? { assistant: this.#start(shop, pack, locale, () => this.#shops.delete(shop)), book: null };
    this.#shops.set(shop, entry);
    if (known) return known.assistant;
    entry.assistant.then(
      ({ book }) => {
        entry.book = book;
        this.changed();
      },
      // The next message tries again.
      () => this.#shops.delete(shop),
    );
    for (const [name, { assistant }] of [...this.#shops].slice(0, -MOST_SHOPS)) {
      this.#shops.delete(name);
      void assistant.then((one) => one.close()).catch(() => {});
    }
    return entry.assistant;
  }
}

type StartAssistant = (
  shop: string,
  pack: PacksOfShops[string] | undefined,
  locale: Locale,
  onDeath: () => void,
) => Promise<ShopAssistant>;

/** Code of its own: the desk is there before its knowledge. */
const startAssistant: StartAssistant = async (shop, pack, locale, onDeath) => {
  if (!pack) throw new Error(`no pack of ${shop}`);
  const { ShopAssistant } = await import('./shop-assistant.ts');
  return ShopAssistant.start(shop, pack, locale, onDeath);
};

/** A tag as one of the product's languages. */
export const localeOf = (tag: string): Locale =>
  LOCALES.find((locale) => locale === tag) ??
  LOCALES.find((locale) => locale.split('-')[0] === tag.split('-')[0]) ??
  'en';
