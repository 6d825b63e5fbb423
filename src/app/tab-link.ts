import { AppError, type AppErrorCode, type AppErrorDetails } from '#core/app-error.ts';
import { newId } from './new-id.ts';

type Wire =
  | { kind: 'call'; id: string; method: string; args: unknown[] }
  | { kind: 'result'; id: string; value: unknown }
  | { kind: 'failure'; id: string; code: AppErrorCode; details: AppErrorDetails }
  | { kind: 'news'; news: unknown };

/** How long a leader may take to say that it heard. A frozen or dead tab says nothing. */
const ANSWER_MS = 2500;

interface OpenCall {
  message: Extract<Wire, { kind: 'call' }>;
  resolve: (value: unknown) => void;
  reject: (cause: unknown) => void;
  timer: ReturnType<typeof setTimeout>;
}

/** Calls between the tabs of a shop over BroadcastChannel: followers call, the leader serves and tells its news. */
export class TabLink<News> {
  readonly #channel: BroadcastChannel;
  readonly #open = new Map<string, OpenCall>();
  readonly #onSilence: () => void;
  #serve: ((method: string, args: unknown[]) => Promise<unknown>) | null = null;
  #onNews: ((news: News) => void) | null = null;

  /** @param onSilence The leader gave no answer in time. */
  constructor(name: string, onSilence: () => void) {
    this.#channel = new BroadcastChannel(name);
    this.#onSilence = onSilence;
    this.#channel.onmessage = ({ data }: MessageEvent<Wire>) => void this.#receive(data);
  }

  /** This tab leads: it answers calls. Its own open calls are answered here too. */
  serve(serve: (method: string, args: unknown[]) => Promise<unknown>): void {
    this.#serve = serve;
    for (const { message } of this.#open.values()) void this.#answer(message, (reply) => void this.#receive(reply));
  }

  stopServing(): void {
    this.#serve = null;
  }

  onNews(listener: (news: News) => void): void {
    this.#onNews = listener;
  }

  tell(news: News): void {
    this.#channel.postMessage({ kind: 'news', news } satisfies Wire);
  }

  /** Asks the leader. Rejects with `cancelled` when the link closes; a silent leader is reported and asked again. */
  call<T>(method: string, ...args: unknown[]): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const message: OpenCall['message'] = { kind: 'call', id: newId(), method, args };
      this.#open.set(message.id, {
        message,
        resolve: resolve as (value: unknown) => void,
        reject,
        timer: setInterval(() => {
          this.#onSilence();
          this.#channel.postMessage(message);
        }, ANSWER_MS),
      });
      this.#channel.postMessage(message);
    });
  }

  close(): void {
    for (const { reject, timer } of this.#open.values()) {
      clearInterval(timer);
      reject(new AppError('cancelled'));
    }
    this.#open.clear();
    this.#channel.close();
  }

  async #receive(message: Wire): Promise<void> {
    switch (message.kind) {
      case 'call':
        await this.#answer(message, (reply) => this.#channel.postMessage(reply));
        return;
      case 'news':
        this.#onNews?.(message.news as News);
        return;
      case 'result':
      case 'failure': {
        const call = this.#open.get(message.id);
        if (!call) return;
        this.#open.delete(message.id);
        clearInterval(call.timer);
        if (message.kind === 'result') call.resolve(message.value);
        else call.reject(new AppError(message.code, message.details));
      }
    }
  }

  async #answer(message: Extract<Wire, { kind: 'call' }>, send: (reply: Wire) => void): Promise<void> {
    if (!this.#serve) return;
    try {
      send({ kind: 'result', id: message.id, value: await this.#serve(message.method, message.args) });
    } catch (cause) {
      const error = cause instanceof AppError ? cause : new AppError('worker-died', {}, { cause });
      send({ kind: 'failure', id: message.id, code: error.code, details: error.details });
    }
  }
}
