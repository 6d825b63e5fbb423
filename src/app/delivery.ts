import { AppError } from '#core/app-error.ts';

/** A system of the shop that is asked: what is for one does not wait for the other. */
export type Lane = 'orders' | 'person';

export interface Delivery {
  key: string;
  lane: Lane;
  /** Tries once. */
  send: () => Promise<void>;
  /** It will not be taken, for good. */
  refuse: (cause: AppError) => void;
  /** It is no longer wanted. */
  signal: AbortSignal;
}

export interface DeliveryOptions {
  /** 0 ≤ random < 1. */
  random: () => number;
  /** Keys that are on their way at this moment. */
  onSending: (keys: readonly string[]) => void;
  /** Something could not be sent and waits. */
  onStuck: () => void;
}

/** Waits between tries: 2 s, doubled up to a minute. Counted in tries, so that no clock that is set decides. */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** A backend that asks for more, or a clock that is wrong by a day, does not silence the shopper for longer. */
const LONGEST_ASKED_MS = 10 * 60_000;

interface Pause {
  hurry: () => void;
}

/**
 * Sends what must arrive: one after another in each lane, in the order given, until it is taken, refused for good, or no
 * longer wanted. The idempotency key makes a second arrival harmless.
 */
export class Deliveries {
  readonly #options: DeliveryOptions;
  readonly #lanes = new Map<Lane, Promise<void>>();
  readonly #pauses = new Set<Pause>();
  readonly #sending = new Set<string>();

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** Resolves at its end, whatever that is. */
  deliver(delivery: Delivery): Promise<void> {
    const done = (this.#lanes.get(delivery.lane) ?? Promise.resolve()).then(() => this.#try(delivery));
    this.#lanes.set(
      delivery.lane,
      done.catch(() => {}),
    );
    return done;
  }

  isSending(key: string): boolean {
    return this.#sending.has(key);
  }

  /** The network is back: what waits is tried at once, but not before the backend wants to hear of it. */
  hurry(): void {
    for (const { hurry } of [...this.#pauses]) hurry();
  }

  async #try({ key, send, refuse, signal }: Delivery): Promise<void> {
    let renewed = false;
    for (let waitMs = FIRST_WAIT_MS; !signal.aborted; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        this.#note(key, true);
        return await send();
      } catch (cause) {
        if (!(cause instanceof AppError)) throw cause;
        if (cause.code === 'cancelled' || signal.aborted) return;
        if (cause.code === 'unauthorised' && !renewed) {
          // The token may just have run out: the page is asked for another one.
          renewed = true;
          continue;
        }
        if (!isPassing(cause)) return refuse(cause);
        this.#note(key, false);
        this.#options.onStuck();
        const askedMs = typeof cause.details.retryAfterS === 'number' ? cause.details.retryAfterS * 1000 : 0;
        // Half of the wait is left to chance, so that not every chat comes back at once after an outage.
        await this.#pause(Math.min(askedMs, LONGEST_ASKED_MS), waitMs * (0.5 + this.#options.random() / 2), signal);
      } finally {
        this.#note(key, false);
      }
    }
  }

  /** @param atLeastMs No hurry shortens it to less. */
  #pause(atLeastMs: number, waitMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let isDue = atLeastMs <= 0;
      let isHurried = false;
      const due = setTimeout(() => {
        isDue = true;
        if (isHurried) end();
      }, atLeastMs);
      const over = setTimeout(end, Math.max(atLeastMs, waitMs));
      const pause: Pause = {
        hurry: () => {
          isHurried = true;
          if (isDue) end();
        },
      };
      const pauses = this.#pauses;
      function end(): void {
        clearTimeout(due);
        clearTimeout(over);
        pauses.delete(pause);
        signal.removeEventListener('abort', end);
        resolve();
      }
      pauses.add(pause);
      signal.addEventListener('abort', end);
    });
  }

  #note(key: string, isSending: boolean): void {
    if (this.#sending.has(key) === isSending) return;
    if (isSending) this.#sending.add(key);
    else this.#sending.delete(key);
    this.#options.onSending([...this.#sending]);
  }
}

/** Faults that pass with time; every other answer is final. */
const isPassing = ({ code }: AppError): boolean =>
  code === 'network-offline' || code === 'backend-unreachable' || code === 'rate-limited';
