import { AppError } from '#core/app-error.ts';
import type { BuiltPack } from '#workers/publish/publish-api.ts';

const SCOPE = '/studio-preview/';
const CACHE = 'aisle-studio-preview';
/** How long its service worker may take to run. */
const START_MS = 10_000;

/** Whether drafts can be shown in the real widget: not on plain http, and not where a browser refuses service workers. */
export const canPreview = (): boolean => 'serviceWorker' in navigator && 'caches' in window && isSecureContext;

/**
 * Puts built drafts where the real widget finds them: pages and packs in the cache, given out by a service worker of their own
 * scope. Each build has an address of its own, and with it a database of its own: the widget names its database by the address
 * of its pack, so a preview never meets a shopper's chat on the same site, nor an older draft.
 */
export class PreviewHost {
  readonly #root = `${SCOPE}${crypto.randomUUID()}/`;
  readonly #start: () => Promise<void>;
  #ready: Promise<void> | null = null;
  #at: string | null = null;
  /** Being put there: the page of the one before may come to rest meanwhile, and tidy. */
  #coming: string | null = null;
  #isClosed = false;
  #release: () => void = () => {};

  /** @param start Has the service worker run. */
  constructor(start: () => Promise<void> = startWorker) {
    this.#start = start;
  }

  /** Gives the address of the page that shows this pack. Rejects with `worker-unavailable`. */
  async show(pack: BuiltPack, { key, locale, theme }: { key: string; locale: string; theme: string }): Promise<string> {
    this.#ready ??= this.#begin().catch((error) => {
      this.#ready = null;
      throw error;
    });
    await this.#ready;
    const cache = await caches.open(CACHE);
    const at = `${this.#root}${crypto.randomUUID()}/`;
    this.#coming = at;
    for (const [name, bytes] of pack.files) {
      await cache.put(`${at}pack/${name}`, response(new Uint8Array(bytes), typeOf(name)));
    }
    await cache.put(
      `${at}chat.html`,
      response(pageOf({ pack: `${at}pack`, key, locale, theme }), 'text/html; charset=utf-8'),
    );
    this.#at = at;
    return `${at}chat.html`;
  }

  /**
   * Takes away what earlier builds left, of this host and of those whose page is gone: their files, and what the widget kept for
   * them. What other tabs show stays.
   */
  async tidy(): Promise<void> {
    const { held = [] } = await navigator.locks.query();
    const others = held.flatMap(({ name = '' }) => (name.startsWith(SCOPE) && name !== this.#root ? [name] : []));
    const isShown = (address: string) =>
      [...others, this.#at, this.#coming].some((at) => at !== null && address.includes(at));
    const cache = await caches.open(CACHE);
    for (const { url } of await cache.keys()) if (!isShown(url)) await cache.delete(url);
    const databases = (await indexedDB.databases?.()) ?? [];
    for (const { name = '' } of databases) {
      if (name.startsWith(`aisle.${location.origin}${SCOPE}`) && !isShown(name)) indexedDB.deleteDatabase(name);
    }
  }

  /** Its page is not shown any more, and nothing is to be shown by it again: takes away all that it put there. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#at = null;
    this.#coming = null;
    this.#release();
    if (this.#ready !== null) await this.tidy();
  }

  /** A lock tells other tabs, and this page's other previews, that what lies under this root is in use: until the page is gone. */
  async #begin(): Promise<void> {
    await this.#start();
    await new Promise<void>((resolve, reject) => {
      const hold = () => {
        resolve();
        return new Promise<void>((release) => {
          this.#release = release;
          if (this.#isClosed) release();
        });
      };
      navigator.locks.request(this.#root, hold).catch(reject);
    });
  }
}

async function startWorker(): Promise<void> {
  if (!canPreview()) throw new AppError('worker-unavailable', { path: SCOPE });
  const registration = await navigator.serviceWorker
    .register(`${SCOPE}sw.js`, { scope: SCOPE, updateViaCache: 'none' })
    .catch((cause: unknown) => {
      throw new AppError('worker-unavailable', { path: `${SCOPE}sw.js` }, { cause });
    });
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (!worker || worker.state === 'activated') return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new AppError('worker-unavailable', { path: SCOPE, afterMs: START_MS })),
      START_MS,
    );
    worker.addEventListener('statechange', () => {
      if (worker.state !== 'activated') return;
      clearTimeout(timer);
      resolve();
    });
  });
}

/** A page with nothing but the tag, which fills it. */
function pageOf({ pack, key, locale, theme }: { pack: string; key: string; locale: string; theme: string }): string {
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Preview</title><style>html,body{margin:0;block-size:100%}</style>
<script async src="${SCOPE}aisle/aisle.js" data-pack="${pack}" data-key="${key}" data-locale="${locale}" data-theme="${theme}"
data-open="true" data-standalone="true" data-generator="off"></script></html>`;
}

function response(body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(body, { headers: { 'Content-Type': type, 'Cache-Control': 'no-store' } });
}

const typeOf = (name: string): string => (name.endsWith('.json') ? 'application/json' : 'text/plain');
