import { AppError } from '#core/app-error.ts';
import { digest } from '../shared/digest.ts';
import { type FetchWatch, fetchVerified, type RemoteFile } from './fetch-verified.ts';

const PREFIX = 'aisle-encoder-';

/** What is needed of the browser's `CacheStorage`. */
export type CacheHost = Pick<CacheStorage, 'open' | 'keys' | 'delete'>;

/**
 * The files of one version of the encoder, in a cache of its own. Only what was verified is put there, so what is there
 * is used as it is.
 */
export class FileCache {
  readonly #name: string;
  readonly #host: CacheHost;

  constructor(version: string, host: CacheHost) {
    this.#name = PREFIX + version;
    this.#host = host;
  }

  /**
   * Brings in what is missing, one file after another: a shopper's line is narrow, and what came stays when the next one
   * fails. A file that an older version has under the same address is taken from there. Throws `AppError`.
   */
  async fill(files: readonly RemoteFile[], watch: FetchWatch): Promise<void> {
    const cache = await this.#open();
    for (const file of files) {
      if (await cache.match(file.url)) watch.onBytes(file.bytes);
      else await this.#add(cache, file, watch);
    }
  }

  /** Throws `AppError('model-invalid')` where it is not there. */
  async read(url: string): Promise<Uint8Array<ArrayBuffer>> {
    const found = await (await this.#open()).match(url);
    if (!found) throw new AppError('model-invalid', { path: url });
    return new Uint8Array(await found.arrayBuffer());
  }

  /** Checks what is there once more, forgets what is no longer what it was, and tells how many those were. */
  async dropDamaged(files: readonly RemoteFile[]): Promise<number> {
    const cache = await this.#open();
    let damaged = 0;
    for (const { url, sha256 } of files) {
      const found = await cache.match(url);
      if (found && (await digest(new Uint8Array(await found.arrayBuffer()))) === sha256) continue;
      damaged += 1;
      await cache.delete(url);
    }
    return damaged;
  }

  /** Forgets the versions before, once this one works. */
  async dropOthers(): Promise<void> {
    for (const name of await this.#others()) await this.#host.delete(name);
  }

  async #add(cache: Cache, file: RemoteFile, watch: FetchWatch): Promise<void> {
    const kept = await this.#inOthers(file.url);
    if (kept) watch.onBytes(file.bytes);
    const bytes = kept ?? (await fetchVerified(file, watch));
    try {
      await cache.put(file.url, new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } }));
    } catch (cause) {
      throw storageError(cause);
    }
  }

  async #inOthers(url: string): Promise<Uint8Array<ArrayBuffer> | null> {
    for (const name of await this.#others()) {
      const found = await (await this.#host.open(name)).match(url);
      if (found) return new Uint8Array(await found.arrayBuffer());
    }
    return null;
  }

  async #others(): Promise<string[]> {
    return (await this.#host.keys()).filter((name) => name.startsWith(PREFIX) && name !== this.#name);
  }

  async #open(): Promise<Cache> {
    try {
      return await this.#host.open(this.#name);
    } catch (cause) {
      throw storageError(cause);
    }
  }
}

function storageError(cause: unknown): AppError {
  const isFull = cause instanceof Error && cause.name === 'QuotaExceededError';
  return new AppError(isFull ? 'storage-full' : 'storage-unavailable', { path: 'caches' }, { cause });
}
