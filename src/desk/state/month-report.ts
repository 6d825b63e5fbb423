import type { SupportReport } from '#merchant/generated/protocol.ts';
import type { DeskClient } from '../client/desk-client.ts';
import { toldFault } from './told-fault.ts';

/** What a month's handoffs at a shop came to, as a lead asked for it. */
export class MonthReport {
  readonly #client: DeskClient;
  readonly #changed: () => void;
  figures: SupportReport | null = null;
  busy = false;
  /** `no-such-shop`: the backend has none of that name. */
  fault: 'not-loaded' | 'no-such-shop' | 'not-allowed' | null = null;

  constructor(client: DeskClient, changed: () => void) {
    this.#client = client;
    this.#changed = changed;
  }

  /** @param month `YYYY-MM`. */
  async load(shop: string, month: string): Promise<void> {
    this.busy = true;
    this.fault = null;
    this.figures = null;
    this.#changed();
    try {
      this.figures = await this.#client.report(shop, month);
    } catch (cause) {
      const { problem } = toldFault(cause).details;
      const told = { 'not-allowed': 'not-allowed', 'invalid-request': 'no-such-shop' } as const;
      this.fault = told[problem as keyof typeof told] ?? 'not-loaded';
    } finally {
      this.busy = false;
      this.#changed();
    }
  }
}
