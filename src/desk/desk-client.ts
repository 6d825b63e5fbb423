import { AppError } from '#core/app-error.ts';
import { createSseParser } from '#merchant/rest/sse-parser.ts';
import type { DeskEvent, DeskHandoffDetail, DeskLists, DeskSession } from './desk-types.ts';

const BASE = '/desk/v1';

/** Waits before a broken stream is opened again: 1 s, doubled up to 15 s. */
const RETRY_FIRST_MS = 1_000;
const RETRY_MOST_MS = 15_000;

/** The server says something every 15 s; after three times that, the connection is dead without saying so. */
const SILENCE_MS = 45_000;

/** Aborts when nothing was heard for a while. */
class SilenceWatch {
  readonly #abort = new AbortController();
  readonly #silenceMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(silenceMs: number) {
    this.#silenceMs = silenceMs;
    this.heard();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#abort.abort(), this.#silenceMs);
  }
}

/** The agents' side of the merchant's backend. Rejects with `unauthorised`, `conflict` or `backend-unreachable`. */
export class DeskClient {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  static async signIn(name: string, passcode: string): Promise<DeskSession> {
    const response = await send('/session', { method: 'POST', body: JSON.stringify({ name, passcode }) });
    return (await response.json()) as DeskSession;
  }

  async detail(id: string): Promise<DeskHandoffDetail> {
    return (await (await this.#send(`/handoffs/${id}`)).json()) as DeskHandoffDetail;
  }

  async accept(id: string): Promise<void> {
    await this.#post(`/handoffs/${id}/accept`);
  }

  async reply(id: string, clientId: string, text: string): Promise<void> {
    await this.#post(`/handoffs/${id}/messages`, { client_id: clientId, text });
  }

  async setTyping(id: string, typing: boolean): Promise<void> {
    await this.#post(`/handoffs/${id}/typing`, { typing });
  }

  async close(id: string): Promise<void> {
    await this.#post(`/handoffs/${id}/close`);
  }

  /** The lists now and after each change, until aborted. */
  followLists(onLists: (lists: DeskLists) => void, onLink: (up: boolean) => void, signal: AbortSignal): Promise<void> {
    return this.#follow('/events', null, (data) => onLists(data as DeskLists), onLink, signal);
  }

  /** Each event of one conversation after `after`, until aborted. */
  followEvents(
    id: string,
    after: string | null,
    onEvent: (event: DeskEvent) => void,
    onLink: (up: boolean) => void,
    signal: AbortSignal,
  ): Promise<void> {
    return this.#follow(`/handoffs/${id}/events`, after, (data) => onEvent(data as DeskEvent), onLink, signal);
  }

  async #follow(
    path: string,
    after: string | null,
    onData: (data: unknown) => void,
    onLink: (up: boolean) => void,
    signal: AbortSignal,
  ): Promise<void> {
    let last = after;
    for (let waitMs = RETRY_FIRST_MS; !signal.aborted; waitMs = Math.min(waitMs * 2, RETRY_MOST_MS)) {
      try {
        const headers = { accept: 'text/event-stream', ...(last && { 'last-event-id': last }) };
        const silence = new SilenceWatch(SILENCE_MS);
        const response = await this.#send(path, { headers, signal: AbortSignal.any([signal, silence.signal]) });
        if (response.status === 204 || !response.body) return;
        onLink(true);
        const parser = createSseParser();
        for (const reader = response.body.getReader(); ; ) {
          silence.heard();
          const { done, value } = await reader.read();
          if (done) break;
          waitMs = RETRY_FIRST_MS;
          for (const item of parser.push(value)) {
            last = item.id || last;
            onData(JSON.parse(item.data));
          }
        }
      } catch (cause) {
        if (signal.aborted) return;
        if (cause instanceof AppError && cause.code === 'unauthorised') throw cause;
      }
      if (signal.aborted) return;
      onLink(false);
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }

  #post(path: string, body?: object): Promise<Response> {
    return this.#send(path, { method: 'POST', ...(body && { body: JSON.stringify(body) }) });
  }

  #send(path: string, init: RequestInit = {}): Promise<Response> {
    return send(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${this.#token}` } });
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = { ...(init.body && { 'content-type': 'application/json' }), ...init.headers };
  const response = await fetch(BASE + path, { ...init, headers }).catch((cause: unknown) => {
    throw new AppError('backend-unreachable', { path }, { cause });
  });
  if (response.ok) return response;
  if (response.status === 401) throw new AppError('unauthorised', { path });
  throw new AppError(response.status === 409 ? 'conflict' : 'backend-unreachable', { path, status: response.status });
}
