import type { Playbook } from '#dialogue/playbook.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { InsightLedger } from '#insight/private/insight-ledger.ts';
import type { MerchantBackend, Passenger } from '#merchant/ports.ts';
import type { KnowledgeApi } from '#workers/knowledge/knowledge-api.ts';
import type { InsightView } from '../chat-host.ts';
import { inTime } from '../in-time.ts';
import type { InsightDesk } from './insight-desk.ts';

export interface LazyInsightOptions {
  knowledge: () => Pick<KnowledgeApi, 'readInsight' | 'keepInsight'>;
  playbook: () => Promise<Playbook>;
  state: () => ConversationState;
}

/** A request of the shopper's waits no longer than this for what goes along with it. */
const BOARDING_MS = 1_500;

/**
 * Private insight as far as a device without it pays for it: whether the shop wants it and the shopper agreed. What does
 * the rest is code of its own, and comes only then.
 */
export class LazyInsight implements Passenger {
  readonly #options: LazyInsightOptions;
  #desk: Promise<InsightDesk> | null = null;

  constructor(options: LazyInsightOptions) {
    this.#options = options;
  }

  /** Lets reports go along with what this backend is sent. */
  readonly seat = (backend: MerchantBackend): MerchantBackend => {
    backend.insight?.carry(this);
    return backend;
  };

  async board(request: Parameters<Passenger['board']>[0]): ReturnType<Passenger['board']> {
    const boarding = this.#board(request).catch(() => null);
    const report = await inTime(boarding, BOARDING_MS);
    // One that is ready after the request has left waits for another.
    if (!report) void boarding.then(async (late) => late && (await this.#desk)?.missed(late)).catch(() => {});
    return report;
  }

  alight(report: NonNullable<Awaited<ReturnType<Passenger['board']>>>, isTaken: boolean): void {
    void this.#desk?.then((desk) => desk.alight(report, isTaken)).catch(() => {});
  }

  /** What the shopper is told of it, after their answer where they give one; null where the shop does not want it. */
  async view(answer?: boolean): Promise<InsightView | null> {
    const rules = (await this.#options.playbook()).rules.insight;
    if (!rules?.enabled) return null;
    return (await this.#load()).view(answer);
  }

  async #board(request: Parameters<Passenger['board']>[0]): ReturnType<Passenger['board']> {
    const kept = (await this.#options.knowledge().readInsight())?.value as InsightLedger | undefined;
    if (!kept?.consent?.yes) return null;
    const { rules } = await this.#options.playbook();
    return rules.insight?.enabled ? (await this.#load()).board(request) : null;
  }

  #load(): Promise<InsightDesk> {
    this.#desk ??= import('./insight-desk.ts').then(({ InsightDesk }) => new InsightDesk(this.#options));
    this.#desk.catch(() => {
      this.#desk = null;
    });
    return this.#desk;
  }
}
