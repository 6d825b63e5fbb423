import { AppError } from '#core/app-error.ts';
import type { LedgerEntry } from './knowledge-api.ts';

/** How pack files are fetched: the network, the clock and where requests are written down. */
export interface Transport {
  fetch: typeof fetch;
  /** Epoch ms. */
  now: () => number;
  record: (entry: LedgerEntry) => void;
}

export interface FileRequest {
  url: string;
  /** How the file is called in messages. */
  chunk: string;
  maxBytes: number;
  /** Sent as If-None-Match; null to ask for the file whatever it is. */
  etag: string | null;
  /** How far the browser's cache may be believed; without it, only what the host confirms. */
  cache?: 'default' | 'reload';
}

export type FetchedFile = { notModified: true } | { notModified: false; bytes: Uint8Array; etag: string | null };

/**
 * Fetches one file of a pack, never more of it than `maxBytes`. Rejects with `pack-unreachable` (no connection, or a status
 * that is no success), `pack-truncated` (the connection broke on the way) or `pack-chunk-too-large`.
 */
export async function fetchFile(request: FileRequest, transport: Transport): Promise<FetchedFile> {
  const { url, chunk, maxBytes, etag, cache = etag === null ? 'no-cache' : 'no-store' } = request;
  const entry: LedgerEntry = {
    at: transport.now(),
    method: 'GET',
    url: url.replace(/[?#].*$/, ''),
    purpose: 'pack',
    status: 0,
    sentBytes: 0,
    receivedBytes: 0,
  };
  try {
    const response = await transport
      .fetch(url, {
        // With a tag of our own the browser's cache stays out of it; without, the browser makes sure its copy is right.
        cache,
        headers: etag === null ? {} : { 'If-None-Match': etag },
      })
      .catch((cause: unknown) => {
        throw new AppError('pack-unreachable', { chunk, path: chunk, url }, { cause });
      });
    entry.status = response.status;
    if (response.status === 304) return { notModified: true };
    if (!response.ok) {
      void response.body?.cancel();
      throw new AppError('pack-unreachable', { chunk, path: chunk, url, status: response.status });
    }
    const bytes = await readAtMost(response, { chunk, maxBytes }, (sizeBytes) => {
      entry.receivedBytes += sizeBytes;
    });
    return { notModified: false, bytes, etag: response.headers.get('etag') };
  } finally {
    transport.record(entry);
  }
}

async function readAtMost(
  response: Response,
  { chunk, maxBytes }: Pick<FileRequest, 'chunk' | 'maxBytes'>,
  count: (sizeBytes: number) => void,
): Promise<Uint8Array> {
  const tooLarge = () => new AppError('pack-chunk-too-large', { chunk, path: chunk, maxBytes });
  if (Number(response.headers.get('content-length')) > maxBytes && !response.headers.has('content-encoding')) {
    void response.body?.cancel();
    throw tooLarge();
  }
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new AppError('pack-truncated', { chunk, path: chunk, receivedBytes: sizeBytes }, { cause });
    });
    if (done) break;
    count(value.byteLength);
    sizeBytes += value.byteLength;
    if (sizeBytes > maxBytes) {
      void reader.cancel();
      throw tooLarge();
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(sizeBytes);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
