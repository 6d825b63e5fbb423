import { AppError } from '#core/app-error.ts';
import type { BackendFetch, BackendPurpose } from './backend-fetch.ts';
import { refusal } from './refusal.ts';
import type { Sleep } from './sleep.ts';

/** An answer that is not whole after this will not come. */
const ANSWER_MS = 20_000;

export interface RestRequest {
  purpose: BackendPurpose;
  /** After the base, with a slash first. */
  path: string;
  token?: string | null | undefined;
  method?: 'POST';
  /** Sent as JSON. */
  body?: object;
  headers?: Record<string, string>;
}

export interface RestClient {
  /** Sends, and reads the answer, within a time. Every failure is an `AppError`. */
  ask<Answer>(
    request: RestRequest,
    read: (response: Response) => Promise<Answer>,
    signal: AbortSignal | undefined,
  ): Promise<Answer>;
  /** Sends, and gives the answer once it begins. Refusals are `AppError`s, other failures are not yet. */
  open(request: RestRequest, signal: AbortSignal): Promise<Response>;
}

export function createRestClient(options: {
  baseUrl: string;
  fetch: BackendFetch;
  now: () => number;
  sleep: Sleep;
}): RestClient {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');

  async function open(
    { purpose, path, token, method, body, headers }: RestRequest,
    signal: AbortSignal,
  ): Promise<Response> {
    const init: RequestInit = {
      method: method ?? 'GET',
      headers: {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      // Bearer tokens only: with cookies, another site could make requests in the shopper's name.
      credentials: 'omit',
      cache: 'no-store',
      signal,
    };
    signal.throwIfAborted();
    const response = await options.fetch(baseUrl + path, init, purpose);
    if (!response.ok) throw await refusal(response, options.now);
    return response;
  }

  return {
    open,
    async ask(request, read, signal) {
      const ending = new AbortController();
      const abort = () => ending.abort();
      signal?.addEventListener('abort', abort);
      if (signal?.aborted) abort();
      // When the answer is there, `finally` ends this wait too; aborting what is done does nothing.
      void options.sleep(ANSWER_MS, ending.signal).then(abort);
      try {
        return await read(await open(request, ending.signal));
      } catch (cause) {
        throw failure(cause, signal);
      } finally {
        abort();
        signal?.removeEventListener('abort', abort);
      }
    },
  };
}

/** What went wrong on the way, where it was not the answer. */
export function failure(cause: unknown, signal: AbortSignal | undefined): AppError {
  if (signal?.aborted) return new AppError('cancelled', {}, { cause });
  if (cause instanceof AppError) return cause;
  const offline = globalThis.navigator?.onLine === false;
  return new AppError(offline ? 'network-offline' : 'backend-unreachable', {}, { cause });
}
