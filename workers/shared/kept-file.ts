import { AppError } from '#core/app-error.ts';
import { digest } from './digest.ts';
import type { RemoteFile } from './remote-file.ts';

/** Files are kept in pieces of this size: what a cut costs at most, and what is in memory at a time. */
export const PIECE_BYTES = 4 * 1024 * 1024;

/** Keys of the cache are addresses. Nothing is ever asked there: the name is reserved for names that do not exist. */
const KEYS = 'https://aisle.invalid/';

/** Says that a file is complete: written when its sha256 was found right, with that of each piece as it lies there. */
interface FileRecord {
  digests: readonly string[];
}

/**
 * One file in a cache, by its content: pieces as they came, and a record once all of them are there. What has no record is
 * half a file, and is read by nobody.
 */
export class KeptFile {
  readonly #cache: Cache;
  readonly #file: RemoteFile;

  constructor(cache: Cache, file: RemoteFile) {
    this.#cache = cache;
    this.#file = file;
  }

  async isComplete(): Promise<boolean> {
    return (await this.#record()) !== null;
  }

  async piece(at: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const found = await this.#cache.match(this.#key(at));
    return found ? new Uint8Array(await found.arrayBuffer()) : null;
  }

  async putPiece(at: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#put(this.#key(at), bytes);
  }

  async complete(digests: readonly string[]): Promise<void> {
    const record: FileRecord = { digests };
    await this.#put(this.#key('record'), new TextEncoder().encode(JSON.stringify(record)));
  }

  /** Bytes of a half file that are there. */
  async halfBytes(): Promise<number> {
    let bytes = 0;
    for (let at = 0; ; at++) {
      const found = await this.#cache.match(this.#key(at));
      if (!found) return bytes;
      bytes += Number(found.headers.get('content-length'));
    }
  }

  /** The pieces, each as it was when the file was checked. Where one is not, the file is dropped: `model-invalid`. */
  async *pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const record = await this.#record();
    for (const [at, expected] of record?.digests.entries() ?? []) {
      const bytes = await this.piece(at);
      if (bytes === null || (await digest(bytes)) !== expected) {
        await this.drop();
        throw new AppError('model-invalid', { path: this.#file.path, fault: 'sha256' });
      }
      yield bytes;
    }
    if (record === null) throw new AppError('model-invalid', { path: this.#file.path, fault: 'bytes' });
  }

  /** From where the same file is complete. */
  async copy(other: KeptFile): Promise<void> {
    const digests: string[] = [];
    for await (const piece of other.pieces()) {
      await this.putPiece(digests.length, piece);
      digests.push(await digest(piece));
    }
    await this.complete(digests);
  }

  async drop(): Promise<void> {
    await this.#cache.delete(this.#key('record'));
    for (let at = 0; at * PIECE_BYTES < this.#file.bytes; at++) await this.#cache.delete(this.#key(at));
  }

  async #record(): Promise<FileRecord | null> {
    const found = await this.#cache.match(this.#key('record'));
    return found ? ((await found.json()) as FileRecord) : null;
  }

  async #put(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) };
    try {
      await this.#cache.put(key, new Response(bytes, { headers }));
    } catch (cause) {
      throw storageError(cause);
    }
  }

  #key(part: number | 'record'): string {
    return `${KEYS}${this.#file.sha256}/${part}`;
  }
}

/** Deletes what is in a cache of files other than these. */
export async function dropUnknown(cache: Cache, files: readonly RemoteFile[]): Promise<void> {
  const known = new Set(files.map(({ sha256 }) => sha256));
  for (const key of await cache.keys()) {
    if (!known.has(key.url.slice(KEYS.length).replace(/\/.*/, ''))) await cache.delete(key);
  }
}

export function storageError(cause: unknown): AppError {
  const isFull = cause instanceof Error && cause.name === 'QuotaExceededError';
  return new AppError(isFull ? 'storage-full' : 'storage-unavailable', { path: 'caches' }, { cause });
}
