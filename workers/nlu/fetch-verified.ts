import { AppError } from '#core/app-error.ts';
import type { LedgerEntry } from '../knowledge/knowledge-api.ts';
import { digest } from '../shared/digest.ts';

/** A file to be had by its address, and what it must be. */
export interface RemoteFile {
  /** Absolute; names the content, so that another version has another address. */
  url: string;
  bytes: number;
  sha256: string;
}

export interface FetchWatch {
  /** The request was answered, or was not (status 0). */
  onRequest(entry: LedgerEntry): void;
  onBytes(count: number): void;
}

/**
 * Fetches a file of a model and checks its length and hash. Throws `AppError`: `network-offline` where it did not come
 * whole, `model-invalid` where it is not that file (a log-in page, another version, a half one).
 *
 * It passes by the browser's HTTP cache, which would keep a second copy, and would give a poisoned one again.
 */
export async function fetchVerified(file: RemoteFile, watch: FetchWatch): Promise<Uint8Array<ArrayBuffer>> {
  const { url } = file;
  const entry: LedgerEntry = {
    at: Date.now(),
    method: 'GET',
    url,
    purpose: 'model',
    status: 0,
    sentBytes: 0,
    receivedBytes: 0,
  };
  let response: Response;
  try {
    response = await fetch(url, { cache: 'no-store', credentials: 'omit', priority: 'low' });
    entry.status = response.status;
    entry.receivedBytes = Number(response.headers.get('content-length') ?? 0);
  } catch (cause) {
    throw new AppError('network-offline', { path: url }, { cause });
  } finally {
    watch.onRequest(entry);
  }
  const { status } = response;
  if (status === 429 || status >= 500) throw new AppError('network-offline', { path: url, status });
  const isHtml = /^\s*(?:text\/html|application\/xhtml)/i.test(response.headers.get('content-type') ?? '');
  if (status !== 200 || isHtml || !response.body) throw new AppError('model-invalid', { path: url, status, isHtml });

  const bytes = await readWhole(response.body, file, watch);
  const found = await digest(bytes);
  if (found !== file.sha256) throw new AppError('model-invalid', { path: `${url} › sha256`, found });
  return bytes;
}

async function readWhole(
  body: ReadableStream<Uint8Array>,
  { url, bytes: expected }: RemoteFile,
  watch: FetchWatch,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(expected);
  const reader = body.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new AppError('network-offline', { path: url, receivedBytes: at }, { cause });
    });
    if (done) break;
    if (at + value.length > expected) {
      await reader.cancel().catch(() => {});
      throw new AppError('model-invalid', { path: `${url} › bytes`, expected });
    }
    bytes.set(value, at);
    at += value.length;
    watch.onBytes(value.length);
  }
  if (at < expected) throw new AppError('model-invalid', { path: `${url} › bytes`, expected, found: at });
  return bytes;
}
