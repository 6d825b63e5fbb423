import { AppError } from '#core/app-error.ts';
import type { LedgerEntry } from '../knowledge/knowledge-api.ts';
import { download } from './download.ts';
import { dropUnknown, KeptFile, storageError } from './kept-file.ts';
import type { RemoteFile } from './remote-file.ts';
import { requireRoom } from './require-room.ts';

/** Whose files: each has a cache for each of its versions. */
export type FileOwner = 'encoder' | 'generator';

const CACHES = /^aisle-(?:encoder|generator)-/;

/** What is needed of the browser. */
export interface FileCacheHost {
  caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>;
  /** Absent where the page came without TLS. */
  locks?: Pick<LockManager, 'request'>;
  storage?: Pick<StorageManager, 'estimate'>;
}

export interface FillWatch {
  onRequest(entry: LedgerEntry): void;
  /** Bytes of all files that are there; never falls, and ends at their sum. */
  onBytes(loadedBytes: number): void;
}

/**
 * The files of one version of a model, in a cache of their own. Only what was verified counts as there, and every piece is
 * checked once more when it is read.
 */
export class FileCache {
  readonly #owner: string;
  readonly #name: string;
  readonly #host: FileCacheHost;

  constructor(owner: FileOwner, version: string, host: FileCacheHost) {
    this.#owner = `aisle-${owner}-`;
    this.#name = this.#owner + version;
    this.#host = host;
  }

  /**
   * Brings in what is missing, one file after another: a shopper's line is narrow. Tabs that ask at once wait for the first
   * of them. A file that another model or version has is taken from there. Throws `AppError`; of what came the next try goes
   * on, unless there was no room for it.
   */
  async fill(files: readonly RemoteFile[], watch: FillWatch, signal = new AbortController().signal): Promise<void> {
    const { locks } = this.#host;
    const fill = () => this.#fill(files, watch, signal);
    if (!locks) return fill();
    try {
      await locks.request(this.#name, { signal }, fill);
    } catch (cause) {
      throw signal.aborted ? new AppError('cancelled', { path: this.#name }, { cause }) : cause;
    }
  }

  /** Rejects with `AppError('model-invalid')` where it is not there, or is no longer what it was (and is gone then). */
  async read(file: RemoteFile): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(file.bytes);
    let at = 0;
    for await (const piece of (await this.#kept(file)).pieces()) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }

  /** As `read`; the browser may keep it out of memory. */
  async blob(file: RemoteFile): Promise<Blob> {
    const parts: Blob[] = [];
    for await (const piece of (await this.#kept(file)).pieces()) parts.push(new Blob([piece]));
    return new Blob(parts);
  }

  /** Checks what is there once more, forgets what is no longer what it was, and tells how many those were. */
  async dropDamaged(files: readonly RemoteFile[]): Promise<number> {
    let damaged = 0;
    for (const file of files) {
      try {
        for await (const _ of (await this.#kept(file)).pieces());
      } catch {
        damaged += 1;
      }
    }
    return damaged;
  }

  /** Forgets all that is the owner's but these files, once they work. */
  async dropOthers(files: readonly RemoteFile[]): Promise<void> {
    for (const name of await this.#names()) {
      if (name.startsWith(this.#owner) && name !== this.#name) await this.#host.caches.delete(name);
    }
    await dropUnknown(await this.#open(this.#name), files);
  }

  async #fill(files: readonly RemoteFile[], watch: FillWatch, signal: AbortSignal): Promise<void> {
    const missing: RemoteFile[] = [];
    let missingBytes = 0;
    let loadedBytes = 0;
    for (const file of files) {
      const kept = await this.#kept(file);
      if ((await kept.isComplete()) || (await this.#takeOver(file, kept))) loadedBytes += file.bytes;
      else {
        missing.push(file);
        missingBytes += Math.max(0, file.bytes - (await kept.halfBytes()));
      }
    }
    watch.onBytes(loadedBytes);
    if (missing.length > 0) await requireRoom(this.#host.storage, missingBytes);
    let toldBytes = loadedBytes;
    for (const file of missing) {
      const onReached = (bytes: number) => {
        toldBytes = Math.max(toldBytes, loadedBytes + bytes);
        watch.onBytes(toldBytes);
      };
      try {
        await download(await this.#kept(file), file, { signal, onRequest: watch.onRequest, onReached });
      } catch (error) {
        if (error instanceof AppError && error.code === 'storage-full') await this.#dropHalves(missing);
        throw error;
      }
      loadedBytes += file.bytes;
    }
  }

  /** From another version, or another model that has the same runtime. */
  async #takeOver(file: RemoteFile, kept: KeptFile): Promise<boolean> {
    for (const name of await this.#names()) {
      if (name === this.#name) continue;
      const other = new KeptFile(await this.#open(name), file);
      if (!(await other.isComplete())) continue;
      try {
        await kept.copy(other);
        return true;
      } catch {
        await kept.drop();
      }
    }
    return false;
  }

  /** Room for what else the shop keeps. */
  async #dropHalves(files: readonly RemoteFile[]): Promise<void> {
    for (const file of files) {
      const kept = await this.#kept(file);
      if (!(await kept.isComplete())) await kept.drop();
    }
  }

  async #names(): Promise<string[]> {
    return (await this.#host.caches.keys()).filter((name) => CACHES.test(name));
  }

  async #kept(file: RemoteFile): Promise<KeptFile> {
    return new KeptFile(await this.#open(this.#name), file);
  }

  async #open(name: string): Promise<Cache> {
    try {
      return await this.#host.caches.open(name);
    } catch (cause) {
      throw storageError(cause);
    }
  }
}
