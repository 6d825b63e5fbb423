import { AppError } from '#core/app-error.ts';
import type { Locale } from '#core/locale.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import { buildLocaleIndex } from '#knowledge/locale-index.ts';
import { LocaleSearch } from '#knowledge/locale-search.ts';
import type { ChunkKind, PackChunk, PackManifest, Product } from '#knowledge/pack-schema.ts';
import { documentsOf, hitOf } from '#knowledge/search-document.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { searchOrder } from '#knowledge/search-order.ts';
import { inSlices } from './in-slices.ts';
import type { Vocabulary } from './knowledge-api.ts';

type ChunkOf<K extends ChunkKind> = Extract<PackChunk, { kind: K }>;

const SEARCHED = ['answers', 'policies', 'promotions', 'products'] as const;

/**
 * A verified pack in use. Chunks are read and indexes built when they are first wanted, so that a shopper pays for their
 * own language only.
 */
export class LoadedPack {
  readonly manifest: PackManifest;
  readonly #readChunk: (sha256: string) => Promise<string | null>;
  readonly #chunks = new Map<string, Promise<PackChunk>>();
  readonly #searches = new Map<Locale, Promise<LocaleSearch>>();

  /** @param readChunk Gives a chunk's text by its hash; null when it is gone. */
  constructor(manifest: PackManifest, readChunk: (sha256: string) => Promise<string | null>) {
    this.manifest = manifest;
    this.#readChunk = readChunk;
  }

  /** Languages whose index was built or is being built. */
  get searchedLocales(): Locale[] {
    return [...this.#searches.keys()];
  }

  search(locale: Locale): Promise<LocaleSearch> {
    return remember(this.#searches, locale, async () => {
      const [lexicon, ...chunks] = await Promise.all([
        this.#chunk('lexicon', null),
        ...SEARCHED.map((kind) => this.#chunk(kind, locale)),
      ]);
      const found = chunks.filter((chunk) => chunk !== null);
      return new LocaleSearch(await inSlices(buildLocaleIndex(found, lexicon?.items ?? { synonyms: [], terms: {} })));
    });
  }

  async playbook(): Promise<Playbook> {
    const { shop, version, name, chunks } = this.manifest;
    const [rules, lexicon] = await Promise.all([this.#chunk('rules', null), this.#chunk('lexicon', null)]);
    if (rules === null) throw new AppError('pack-invalid', { chunk: 'rules', path: 'rules', reason: 'missing' });
    if (lexicon === null) throw new AppError('pack-invalid', { chunk: 'lexicon', path: 'lexicon', reason: 'missing' });
    const scripts: Playbook['scripts'] = {};
    for (const { kind, locale } of chunks) {
      if (kind === 'scripts' && locale !== null) scripts[locale] = (await this.#chunk('scripts', locale))?.items ?? {};
    }
    const { orderNumbers, orderNumberExample } = lexicon.items;
    return {
      shop,
      packVersion: version,
      shopName: name,
      scripts,
      rules: rules.items,
      orderNumbers,
      orderNumberExample,
    };
  }

  async entry(id: string, locale: Locale): Promise<SearchHit | null> {
    for (const near of this.#nearest(locale)) {
      for (const kind of SEARCHED) {
        const chunk = await this.#chunk(kind, near);
        const document = chunk === null ? undefined : documentsOf(chunk).find((found) => found.id === id);
        if (document !== undefined) return hitOf(document, 0, 1);
      }
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
    return skus.flatMap((sku) => found.get(sku) ?? []);
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
    return {
      products: Array.from(names, ([sku, all]) => ({ sku, names: [...all] })),
      terms: lexicon?.items.terms ?? {},
      orderNumbers: lexicon?.items.orderNumbers ?? [],
    };
  }

  #nearest(locale: Locale): Locale[] {
    const { locales } = this.manifest;
    return [...new Set([...searchOrder(locale, '', locales), ...locales])];
  }

  /** Null when the pack has no such chunk. */
  async #chunk<K extends ChunkKind>(kind: K, locale: Locale | null): Promise<ChunkOf<K> | null> {
    const entry = this.manifest.chunks.find((found) => found.kind === kind && found.locale === locale);
    if (entry === undefined) return null;
    const chunk = await remember(this.#chunks, entry.sha256, async () => {
      const text = await this.#readChunk(entry.sha256);
      const name = locale === null ? kind : `${kind}.${locale}`;
      if (text === null)
        throw new AppError('pack-unreachable', { chunk: name, path: name, reason: 'no longer stored' });
      // Checked against its schema before it was stored.
      return JSON.parse(text) as PackChunk;
    });
    return chunk as ChunkOf<K>;
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
