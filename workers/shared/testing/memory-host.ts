import type { FileCacheHost } from '../file-cache.ts';

interface Stored {
  bytes: Uint8Array<ArrayBuffer>;
  headers: [string, string][];
}

/** The browser's caches, locks and quota, in memory. */
export class MemoryHost implements FileCacheHost {
  readonly #caches = new Map<string, Map<string, Stored>>();
  readonly #locks = new Map<string, Promise<unknown>>();
  /** Puts that still find room. */
  roomForPuts = Number.POSITIVE_INFINITY;
  estimate = { quota: 1e9, usage: 0 };

  readonly caches = {
    open: async (name: string) => this.#open(name),
    keys: async () => [...this.#caches.keys()],
    delete: async (name: string) => this.#caches.delete(name),
  };

  readonly storage = { estimate: async () => this.estimate };

  readonly locks = {
    request: async (name: string, _: unknown, run: () => Promise<unknown>) => {
      const before = this.#locks.get(name) ?? Promise.resolve();
      const own = before.catch(() => {}).then(run);
      this.#locks.set(name, own);
      return own;
    },
  } as unknown as LockManager;

  /** Keys of all that is in a cache. */
  keysOf(name: string): string[] {
    return [...(this.#caches.get(name)?.keys() ?? [])];
  }

  /** Turns one byte of an entry, as a bad disk would. */
  flipByte(name: string, key: string): void {
    const stored = this.#caches.get(name)?.get(key);
    if (stored) stored.bytes[0] = (stored.bytes[0] ?? 0) ^ 1;
  }

  #open(name: string): Cache {
    const entries = this.#caches.get(name) ?? new Map<string, Stored>();
    this.#caches.set(name, entries);
    const cache = {
      match: async (key: string | { url: string }) => {
        const found = entries.get(urlOf(key));
        return found && new Response(found.bytes, { headers: found.headers });
      },
      put: async (key: string, response: Response) => {
        if (this.roomForPuts <= 0) throw new DOMException('', 'QuotaExceededError');
        this.roomForPuts -= 1;
        entries.set(key, {
          bytes: new Uint8Array(await response.arrayBuffer()),
          headers: [...response.headers],
        });
      },
      delete: async (key: string | { url: string }) => entries.delete(urlOf(key)),
      keys: async () => [...entries.keys()].map((url) => ({ url })),
    };
    return cache as unknown as Cache;
  }
}

const urlOf = (key: string | { url: string }): string => (typeof key === 'string' ? key : key.url);
