import { readProductCode } from '#commerce/photo/product-code.ts';
import type { ProfileReading } from '#commerce/profile/open-profile.ts';
import type { ShopperNotes } from '#commerce/profile/shopper-notes.ts';
import type { Finding, Inquiry, ShopGoods, Specialist, SpecialistName } from '#commerce/specialist.ts';
import { AppError } from '#core/app-error.ts';
import type { Locale } from '#core/locale.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import { keepLexicalIndex } from '#knowledge/kept-lexical-index.ts';
import { buildLocaleIndex, type LocaleIndex } from '#knowledge/locale-index.ts';
import { LocaleSearch } from '#knowledge/locale-search.ts';
import { hitNow, overlayInForce, productNow } from '#knowledge/overlay-goods.ts';
import type { Overlay, UrgentAnswer } from '#knowledge/overlay-schema.ts';
import type { ChunkKind, PackChunk, PackManifest, Product, Promotion } from '#knowledge/pack-schema.ts';
import { documentsOf, hitOf, isCurrent, isRunning } from '#knowledge/search-document.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { searchOrder } from '#knowledge/search-order.ts';
import { searchPack } from '#knowledge/search-pack.ts';
import { urgentAt, withUrgent } from '#knowledge/urgent-answers.ts';
import { VectorIndex } from '#knowledge/vector-index.ts';
import { inSlices } from './in-slices.ts';
import type { SearchQuery, Vocabulary } from './knowledge-api.ts';
import { openSpecialist } from './specialists.ts';
import type { Store } from './store.ts';

type ChunkOf<K extends ChunkKind> = Extract<PackChunk, { kind: K }>;

/** What categories are told apart by, whatever language the shopper reads. */
const CANONICAL: Locale = 'en';

const SEARCHED = ['answers', 'policies', 'promotions', 'products'] as const;

/** Where chunks are read and built indexes kept. */
export interface PackStorage {
  /** A chunk's text by its hash; null when it is gone. */
  readChunk(sha256: string): Promise<string | null>;
  /** Null where indexes are not kept. */
  indexes: Pick<Store, 'readIndex' | 'keepIndex'> | null;
}

interface Searched {
  search: LocaleSearch;
  /** Vectors come when a query first has one: devices without an encoder never read them. */
  vectors: Promise<void> | null;
}

/**
 * A verified pack in use. Chunks are read and indexes built when they are first wanted, so that a shopper pays for their
 * own language only.
 */
export class LoadedPack {
  readonly manifest: PackManifest;
  readonly #storage: PackStorage;
  readonly #chunks = new Map<string, Promise<PackChunk>>();
  readonly #specialists = new Map<SpecialistName, Promise<Specialist>>();
  readonly #goods = new Map<Locale, Promise<ShopGoods>>();
  readonly #goodsNow = new WeakMap<Overlay, Map<Locale, Product[]>>();
  readonly #searches = new Map<Locale, Promise<Searched>>();
  readonly #clock: () => number;
  #overlay: Overlay | null = null;
  /** Answers of the overlay that indexes were built with. */
  #urgent: readonly UrgentAnswer[] = [];

  /** @param clock Epoch ms: what is over by then is not told, where the caller names no other time. */
  constructor(manifest: PackManifest, storage: PackStorage, clock: () => number = () => Date.now()) {
    this.manifest = manifest;
    this.#storage = storage;
    this.#clock = clock;
  }

  /** Lays today's prices, stock and ended offers over the pack: nothing leaves it without them from now on. */
  lay(overlay: Overlay | null): void {
    this.#overlay = overlay;
  }

  #inForce(now: number): Overlay | null {
    return overlayInForce(this.#overlay, this.manifest, now);
  }

  /** Takes up what has become urgent or has ceased to be: the indexes are built anew when they are next wanted. */
  #heed(now: number): void {
    const urgent = urgentAt(this.#inForce(now), now);
    if (JSON.stringify(urgent) === JSON.stringify(this.#urgent)) return;
    this.#urgent = urgent;
    this.#searches.clear();
  }

  #endedAt(now: number): ReadonlySet<string> {
    return new Set(this.#inForce(now)?.promotionsEnded);
  }

  /** The entries that fit best, as they are at `query.now`. */
  async find(query: SearchQuery, locales: readonly Locale[] = this.manifest.locales): Promise<SearchHit[]> {
    this.#heed(query.now);
    const encoder = query.vector?.encoder ?? null;
    const asked = { ...query, ended: this.#endedAt(query.now) };
    const hits = await searchPack(asked, locales, (locale) => this.search(locale, encoder));
    const overlay = this.#inForce(query.now);
    return hits.map((hit) => hitNow(hit, overlay));
  }

  /** Languages whose index was built or is being built. */
  get searchedLocales(): Locale[] {
    return [...this.#searches.keys()];
  }

  /**
   * The search of one language, over the pack as it was published.
   * @param encoder Id of what made the query's vector; null for a query without one.
   */
  async search(locale: Locale, encoder: string | null = null): Promise<LocaleSearch> {
    const searched = await remember(this.#searches, locale, async () => ({
      search: new LocaleSearch(await this.#index(locale)),
      vectors: null,
    }));
    if (encoder !== null && encoder === this.manifest.encoder) {
      searched.vectors ??= this.#addVectors(searched.search, locale, encoder);
      await searched.vectors;
    }
    return searched.search;
  }

  async #index(locale: Locale): Promise<LocaleIndex> {
    // As it is now: what becomes urgent while this is built is not in it.
    const urgent = this.#urgent;
    const [lexicon, ...all] = await Promise.all([
      this.#chunk('lexicon', null),
      ...SEARCHED.map((kind) => this.#chunk(kind, locale, urgent)),
    ]);
    const chunks = all.filter((chunk) => chunk !== null);
    const hashes = SEARCHED.flatMap((kind) => this.#entry(kind, locale)?.sha256 ?? []);
    // What is urgent now is not in what is kept.
    const indexes = urgent.length === 0 ? this.#storage.indexes : null;
    // An index that cannot be read or kept costs the time of building it, nothing else.
    const kept = (await indexes?.readIndex(hashes).catch(() => null)) ?? null;
    const words = lexicon?.items ?? { synonyms: [], terms: {} };
    const index = await inSlices(buildLocaleIndex(chunks, words, kept));
    const isNew = index.lexical.askTerms !== kept?.askTerms;
    if (isNew) void indexes?.keepIndex(hashes, keepLexicalIndex(index.lexical)).catch(() => {});
    return index;
  }

  /** Vectors that cannot be read leave the search to its words, and are tried again with the next pack. */
  async #addVectors(search: LocaleSearch, locale: Locale, encoder: string): Promise<void> {
    const entry = this.#entry('vectors', locale);
    const text = entry === undefined ? null : await this.#storage.readChunk(entry.sha256);
    if (text === null) return;
    // Checked against its schema before it was stored.
    const { items } = JSON.parse(text) as ChunkOf<'vectors'>;
    search.useVectors(await inSlices(VectorIndex.build(encoder, items, search.index.documents)));
  }

  async playbook(): Promise<Playbook> {
    const { shop, version, name, chunks } = this.manifest;
    const [rules, lexicon] = await Promise.all([this.#chunk('rules', null), this.#chunk('lexicon', null)]);
    if (rules === null) throw new AppError('pack-invalid', { chunk: 'rules', path: 'rules', reason: 'missing' });
    if (lexicon === null) throw new AppError('pack-invalid', { chunk: 'lexicon', path: 'lexicon', reason: 'missing' });
    const scripts: Playbook['scripts'] = {};
    for (const { kind, locale } of chunks) {
      if ((kind !== 'scripts' && kind !== 'flow-texts') || locale === null) continue;
      scripts[locale] = { ...scripts[locale], ...(await this.#chunk(kind, locale))?.items };
    }
    const flows = await this.#chunk('flows', null);
    const { orderNumbers, orderNumberExample } = lexicon.items;
    return {
      shop,
      packVersion: version,
      shopName: name,
      scripts,
      rules: rules.items,
      flows: flows?.items ?? [],
      chooser: flows?.chooser,
      promotions: await this.#offered(new Set((rules.items.offers ?? []).map(({ promotion }) => promotion))),
      productNames: await this.#productNames(),
      orderNumbers,
      orderNumberExample,
    };
  }

  /** What products are called, by SKU and language. */
  async #productNames(): Promise<NonNullable<Playbook['productNames']>> {
    const names: NonNullable<Playbook['productNames']> = {};
    for (const locale of this.manifest.locales) {
      const chunk = await this.#chunk('products', locale);
      for (const { sku, name, aliases = [] } of chunk?.items ?? []) {
        names[sku] = { ...names[sku], [locale]: [name, ...aliases] };
      }
    }
    return names;
  }

  /** The promotions with these ids, by language. */
  async #offered(ids: ReadonlySet<string>): Promise<NonNullable<Playbook['promotions']>> {
    const promotions: NonNullable<Playbook['promotions']> = {};
    if (ids.size === 0) return promotions;
    const ended = this.#endedAt(this.#clock());
    for (const locale of this.manifest.locales) {
      const chunk = await this.#chunk('promotions', locale);
      promotions[locale] = (chunk?.items ?? []).filter(({ id }) => ids.has(id) && !ended.has(id));
    }
    return promotions;
  }

  /** Null where the pack has no such entry, or it is not told at `now` (epoch ms). */
  async entry(id: string, locale: Locale, now = this.#clock()): Promise<SearchHit | null> {
    this.#heed(now);
    const ended = this.#endedAt(now);
    for (const near of this.#nearest(locale)) {
      for (const kind of SEARCHED) {
        const chunk = await this.#chunk(kind, near);
        const document = chunk === null ? undefined : documentsOf(chunk).find((found) => found.id === id);
        if (document === undefined) continue;
        return isCurrent(document, now, ended) ? hitNow(hitOf(document, 0, 1), this.#inForce(now)) : null;
      }
    }
    return null;
  }

  /** What is urgent about it before anything else. */
  async entryAbout(intent: string, locale: Locale, now = this.#clock()): Promise<SearchHit | null> {
    this.#heed(now);
    const urgent = new Set(this.#urgent.map(({ id }) => id));
    for (const near of this.#nearest(locale)) {
      const chunk = await this.#chunk('answers', near);
      const all = (chunk?.items ?? []).filter(
        (value) => value.intent === intent && isCurrent({ source: { kind: 'answer', value } }, now),
      );
      const about = all.find(({ id }) => urgent.has(id)) ?? all[0];
      if (about !== undefined) return this.entry(about.id, near, now);
    }
    return null;
  }

  /** In the order asked for; those the pack does not have are left out. */
  async products(skus: readonly string[], locale: Locale): Promise<Product[]> {
    const found = new Map<string, Product>();
    for (const near of this.#nearest(locale)) {
      const chunk = await this.#chunk('products', near);
      for (const product of chunk?.items ?? []) if (!found.has(product.sku)) found.set(product.sku, product);
    }
    const overlay = this.#inForce(this.#clock());
    return skus.flatMap((sku) => {
      const product = found.get(sku);
      return product === undefined ? [] : [productNow(product, overlay)];
    });
  }

  async productOfCode(code: string, locale: Locale): Promise<Product | null> {
    const { products } = await remember(this.#goods, locale, () => this.#goodsIn(locale));
    const isIt = ({ key, value }: Product['attributes'][number]) =>
      key === 'barcode' && readProductCode(value)?.key === code;
    return products.find(({ attributes }) => attributes.some(isIt)) ?? null;
  }

  /** Null where the pack has no data for this specialist, or the question is not its business. */
  async consult(name: SpecialistName, inquiry: Inquiry): Promise<Finding | null> {
    const chunk = await this.#chunk(name, null);
    if (chunk === null) return null;
    const specialist = await remember(this.#specialists, name, () => openSpecialist(name, chunk.items));
    return specialist(inquiry, await this.#goodsAt(inquiry.locale, inquiry.now));
  }

  /** Null where the shop has no rules for it. Its code comes with the first evidence. */
  async profile(notes: ShopperNotes, locale: Locale, now: number): Promise<ProfileReading | null> {
    const rules = (await this.#chunk('rules', null))?.items.profile;
    if (rules === undefined || Object.keys(rules.axes).length === 0) return null;
    const { openProfile } = await import('#commerce/profile/open-profile.ts');
    const [{ products }, { products: canonical }, graph] = await Promise.all([
      this.#goodsAt(locale, now),
      this.#goodsAt(CANONICAL, now),
      this.#chunk('advice', null),
    ]);
    return openProfile({ rules, products, canonical, graph: graph?.items ?? null }, locale)(notes, now);
  }

  /** Goods at the prices of `now`, and the offers that run then. */
  async #goodsAt(locale: Locale, now: number): Promise<ShopGoods> {
    const { products, promotions } = await remember(this.#goods, locale, () => this.#goodsIn(locale));
    const overlay = this.#inForce(now);
    const ended = this.#endedAt(now);
    return {
      products: overlay === null ? products : this.#productsNow(products, locale, overlay),
      promotions: promotions.filter((promotion) => isRunning(promotion, now, ended)),
    };
  }

  /** The same array for one overlay: specialists keep by it what they made of the goods. */
  #productsNow(products: readonly Product[], locale: Locale, overlay: Overlay): Product[] {
    const kept = this.#goodsNow.get(overlay) ?? new Map<Locale, Product[]>();
    this.#goodsNow.set(overlay, kept);
    const known = kept.get(locale) ?? products.map((product) => productNow(product, overlay));
    kept.set(locale, known);
    return known;
  }

  /** Every product and promotion, each in the nearest language that has it. */
  async #goodsIn(locale: Locale): Promise<ShopGoods> {
    const products = new Map<string, Product>();
    const promotions = new Map<string, Promotion>();
    for (const near of this.#nearest(locale)) {
      for (const item of (await this.#chunk('products', near))?.items ?? []) {
        if (!products.has(item.sku)) products.set(item.sku, item);
      }
      for (const item of (await this.#chunk('promotions', near))?.items ?? []) {
        if (!promotions.has(item.id)) promotions.set(item.id, item);
      }
    }
    return { products: [...products.values()], promotions: [...promotions.values()] };
  }

  async vocabulary(): Promise<Vocabulary> {
    const names = new Map<string, Set<string>>();
    for (const locale of this.manifest.locales) {
      const chunk = await this.#chunk('products', locale);
      for (const { sku, name, aliases = [] } of chunk?.items ?? []) {
        names.set(sku, new Set([...(names.get(sku) ?? []), name, ...aliases]));
      }
    }
    const lexicon = await this.#chunk('lexicon', null);
    const examples = await this.#chunk('examples', null);
    return {
      products: Array.from(names, ([sku, all]) => ({ sku, names: [...all] })),
      terms: lexicon?.items.terms ?? {},
      orderNumbers: lexicon?.items.orderNumbers ?? [],
      examples: examples?.items ?? [],
    };
  }

  #nearest(locale: Locale): Locale[] {
    const { locales } = this.manifest;
    return [...new Set([...searchOrder(locale, '', locales), ...locales])];
  }

  #entry(kind: ChunkKind, locale: Locale | null): PackManifest['chunks'][number] | undefined {
    return this.manifest.chunks.find((found) => found.kind === kind && found.locale === locale);
  }

  /** Null when the pack has no such chunk. */
  async #chunk<K extends ChunkKind>(
    kind: K,
    locale: Locale | null,
    urgent: readonly UrgentAnswer[] = this.#urgent,
  ): Promise<ChunkOf<K> | null> {
    const entry = this.#entry(kind, locale);
    if (entry === undefined) return null;
    const chunk = await remember(this.#chunks, entry.sha256, async () => {
      const text = await this.#storage.readChunk(entry.sha256);
      const name = locale === null ? kind : `${kind}.${locale}`;
      if (text === null)
        throw new AppError('pack-unreachable', { chunk: name, path: name, reason: 'no longer stored' });
      // Checked against its schema before it was stored.
      return JSON.parse(text) as PackChunk;
    });
    return (
      chunk.kind === 'answers' ? { ...chunk, items: withUrgent(chunk.items, urgent, chunk.locale) } : chunk
    ) as ChunkOf<K>;
  }
}

/** Makes a value once; a failure is forgotten, so that the next call tries again. */
function remember<K, T>(values: Map<K, Promise<T>>, key: K, make: () => Promise<T>): Promise<T> {
  const known = values.get(key);
  if (known !== undefined) return known;
  const made = make();
  values.set(key, made);
  made.catch(() => values.delete(key));
  return made;
}
