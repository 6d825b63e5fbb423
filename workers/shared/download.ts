import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { AppError } from '#core/app-error.ts';
import { digest } from './digest.ts';
import { type FileFault, fetchRest, type RestOptions, wrong } from './fetch-rest.ts';
import { type KeptFile, PIECE_BYTES } from './kept-file.ts';
import type { RemoteFile } from './remote-file.ts';

export interface DownloadOptions extends Pick<RestOptions, 'signal' | 'onRequest'> {
  /** Bytes of this file that are there; falls where a try has to begin again. */
  onReached(bytes: number): void;
}

/** These say that the bytes themselves are others, so that what is kept of them may be too. */
const WRONG_BYTES: ReadonlySet<FileFault> = new Set(['range', 'bytes', 'sha256']);

/**
 * Brings a file in: from where an earlier try was cut off, from the next mirror where one fails. Throws the `AppError` of
 * the last mirror, `storage-full`, `storage-unavailable` or `cancelled`.
 */
export async function download(kept: KeptFile, file: RemoteFile, options: DownloadOptions): Promise<void> {
  let last = new AppError('network-offline', { path: file.path });
  for (const url of file.urls) {
    try {
      return await downloadFrom(url, kept, file, options);
    } catch (error) {
      if (!(error instanceof AppError) || !['network-offline', 'model-invalid'].includes(error.code)) throw error;
      last = error;
    }
  }
  throw last;
}

async function downloadFrom(url: string, kept: KeptFile, file: RemoteFile, options: DownloadOptions): Promise<void> {
  for (;;) {
    const arrived = await Arrived.takeUp(kept, file);
    const wasHalf = arrived.bytes > 0;
    try {
      return await receive(url, arrived, file, options);
    } catch (error) {
      const isWrong = error instanceof AppError && WRONG_BYTES.has(error.details.fault as FileFault);
      if (!isWrong) throw error;
      await kept.drop();
      // What was wrong may be what an earlier try left: once more, from the start.
      if (!wasHalf) throw error;
    }
  }
}

async function receive(url: string, arrived: Arrived, file: RemoteFile, options: DownloadOptions): Promise<void> {
  options.onReached(arrived.bytes);
  // A tab may close between the last piece and the record.
  if (arrived.bytes < file.bytes) {
    const { from, chunks } = await fetchRest(url, file, { ...options, from: arrived.bytes });
    if (from === 0) arrived.restart();
    try {
      for await (const chunk of chunks) {
        if (arrived.bytes + chunk.length > file.bytes) throw wrong(url, 'bytes', { expected: file.bytes });
        await arrived.add(chunk);
        options.onReached(arrived.bytes);
      }
    } finally {
      await arrived.flush();
    }
  }
  if (arrived.bytes < file.bytes) throw wrong(url, 'bytes', { expected: file.bytes, found: arrived.bytes });
  const found = await arrived.complete(file.sha256);
  if (found !== file.sha256) throw wrong(url, 'sha256', { found });
}

/** A file on its way in: its hash so far, and the piece that is not full yet. One piece is in memory, never the file. */
class Arrived {
  readonly #kept: KeptFile;
  #hash = sha256.create();
  #digests: string[] = [];
  #piece = new Uint8Array(PIECE_BYTES);
  #filled = 0;
  #isKept = true;

  private constructor(kept: KeptFile) {
    this.#kept = kept;
  }

  /** Reads again what an earlier try kept. */
  static async takeUp(kept: KeptFile, { bytes }: RemoteFile): Promise<Arrived> {
    const arrived = new Arrived(kept);
    for (let at = 0; arrived.bytes < bytes; at++) {
      const piece = await kept.piece(at);
      if (piece === null || arrived.bytes + piece.length > bytes || piece.length > PIECE_BYTES) break;
      arrived.#hash.update(piece);
      arrived.#piece.set(piece);
      arrived.#filled = piece.length;
      if (piece.length < PIECE_BYTES) break;
      await arrived.#next();
    }
    return arrived;
  }

  get bytes(): number {
    return this.#digests.length * PIECE_BYTES + this.#filled;
  }

  restart(): void {
    this.#hash = sha256.create();
    this.#digests = [];
    this.#filled = 0;
  }

  async add(chunk: Uint8Array): Promise<void> {
    this.#hash.update(chunk);
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + PIECE_BYTES - this.#filled);
      this.#piece.set(part, this.#filled);
      this.#filled += part.length;
      this.#isKept = false;
      at += part.length;
      if (this.#filled < PIECE_BYTES) continue;
      await this.flush();
      await this.#next();
    }
  }

  /** Keeps the piece as far as it is filled. */
  async flush(): Promise<void> {
    if (this.#isKept) return;
    await this.#kept.putPiece(this.#digests.length, this.#piece.slice(0, this.#filled));
    this.#isKept = true;
  }

  /** Marks the file as complete if its hash is the one expected; gives the hash. */
  async complete(expected: string): Promise<string> {
    const found = bytesToHex(this.#hash.digest());
    if (found !== expected) return found;
    const last = this.#filled > 0 ? [await digest(this.#piece.slice(0, this.#filled))] : [];
    await this.#kept.complete([...this.#digests, ...last]);
    return found;
  }

  async #next(): Promise<void> {
    this.#digests.push(await digest(this.#piece));
    this.#filled = 0;
  }
}
