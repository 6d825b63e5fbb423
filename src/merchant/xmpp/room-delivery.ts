import { AppError } from '#core/app-error.ts';
import type { Sleep } from '../shared/sleep.ts';
import { ANSWER_MS } from './xmpp-session.ts';

/** Refusals that are about the connection or the server, not about the message: it is sent again later. */
const PASSING: ReadonlySet<string> = new Set([
  'not-acceptable',
  'item-not-found',
  'recipient-unavailable',
  'resource-constraint',
  'internal-server-error',
  'service-unavailable',
]);

const unreachable = () => new AppError('backend-unreachable', { path: 'xmpp' });

/** Messages on their way. Each is waited for under its id, once, however often it is sent. */
export class RoomDelivery {
  readonly #waiting = new Map<string, { arrived: Promise<void>; settle: (error?: AppError) => void }>();
  readonly #sleep: Sleep;

  constructor(sleep: Sleep) {
    this.#sleep = sleep;
  }

  /** Sends unless it is on its way already; resolves when it is seen to have arrived. */
  send(id: string, send: () => void): Promise<void> {
    const known = this.#waiting.get(id);
    if (known) return known.arrived;
    let settle: (error?: AppError) => void = () => {};
    const arrived = new Promise<void>((resolve, reject) => {
      const answered = new AbortController();
      settle = (error) => {
        answered.abort();
        this.#waiting.delete(id);
        if (error) reject(error);
        else resolve();
      };
      void this.#sleep(ANSWER_MS, answered.signal).then(() => answered.signal.aborted || settle(unreachable()));
    });
    this.#waiting.set(id, { arrived, settle });
    send();
    return arrived;
  }

  /** Settles what has arrived by now. */
  arrived(has: (id: string) => boolean): void {
    for (const [id, { settle }] of [...this.#waiting]) if (has(id)) settle();
  }

  /** False when the refusal will pass, though not over this connection. */
  refused(id: string | null, condition: string): boolean {
    const isForGood = !PASSING.has(condition);
    const error = isForGood ? new AppError('conflict', { path: 'xmpp', condition }) : unreachable();
    if (id !== null) this.#waiting.get(id)?.settle(error);
    return isForGood;
  }

  lost(): void {
    for (const { settle } of [...this.#waiting.values()]) settle(unreachable());
  }
}
