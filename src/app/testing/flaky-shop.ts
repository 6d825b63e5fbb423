import { AppError } from '#core/app-error.ts';
import type { MerchantBackend } from '#merchant/ports.ts';

/** What becomes of one request: the network loses it on its way there or back, or the shop refuses it for now. */
export type Fate = 'arrives' | 'lost' | 'answer-lost' | 'too-many' | 'signed-out';

/** A shop behind a bad network, which counts what really happened there: each idempotency key has its effect once. */
export class FlakyShop {
  readonly messages: string[] = [];
  readonly decisions: string[] = [];
  readonly ratings: number[] = [];
  readonly closed: string[] = [];
  handoffs = 0;
  #fates: Fate[];
  readonly #known = new Map<string, unknown>();

  /** @param fates Of the requests to come, in their order; all later ones arrive. */
  constructor(fates: readonly Fate[]) {
    this.#fates = [...fates];
  }

  async #once<Answer>(key: string, work: () => Answer): Promise<Answer> {
    const fate = this.#fates.shift() ?? 'arrives';
    await Promise.resolve();
    if (fate === 'lost') throw new AppError('network-offline');
    if (fate === 'too-many') throw new AppError('rate-limited', { retryAfterS: 5 });
    if (fate === 'signed-out') throw new AppError('unauthorised');
    if (!this.#known.has(key)) this.#known.set(key, work());
    if (fate === 'answer-lost') throw new AppError('backend-unreachable');
    return this.#known.get(key) as Answer;
  }

  readonly backend = {
    orders: {
      act: (_: string, { action }: { action: string }, { idempotencyKey }: { idempotencyKey: string }) =>
        this.#once(idempotencyKey, () => {
          this.decisions.push(action);
          return { outcome: 'done', reason: 'accepted' } as const;
        }),
    },
    handoff: {
      capabilities: { live: true, queue: true, typing: true, rating: true },
      create: (_: unknown, key: string) =>
        this.#once(key, () => {
          this.handoffs += 1;
          return { id: `h${this.handoffs}`, token: 't', mode: 'live', status: 'queued' } as const;
        }),
      send: ({ id }: { id: string }, { clientId, text }: { clientId: string; text: string }) =>
        this.#once(`${id} ${clientId}`, () => {
          this.messages.push(text);
        }),
      rate: (_: unknown, { score }: { score: number }, key: string) =>
        this.#once(key, () => {
          this.ratings.push(score);
        }),
      close: ({ id }: { id: string }) =>
        this.#once(`close ${id}`, () => {
          this.closed.push(id);
        }),
      setTyping: async () => {},
      async *events() {},
    },
  } as unknown as MerchantBackend;
}
