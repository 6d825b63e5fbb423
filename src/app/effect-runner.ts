import type { Finding } from '#commerce/specialist.ts';
import { AppError } from '#core/app-error.ts';
import type { Effect } from '#dialogue/effect.ts';
import type { ConversationEvent, EventBody } from '#dialogue/event.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import { NO_RECEIPT } from '#llm/receipt.ts';
import type { MerchantBackend, Photo } from '#merchant/ports.ts';
import { askForOrder, type OrderEffect } from './ask-for-order.ts';
import type { InsightView } from './chat-host.ts';
import { Deliveries } from './delivery.ts';
import { followHandoff } from './follow-handoff.ts';
import type { GeneratorTasks } from './generator/generator-tasks.ts';
import { inTime } from './in-time.ts';
import { LazyInsight } from './insight/lazy-insight.ts';
import { newId } from './new-id.ts';
import { deliveryOf, isOutward, type OutwardEffect } from './outward-effects.ts';
import { type UnderstandingSources, type Understood, understand, understandMessage } from './understand.ts';

export interface EffectRunnerOptions extends UnderstandingSources {
  backend: () => Promise<MerchantBackend>;
  /** Those of the shopper's photos that are still on this device. */
  photos: (ids: readonly string[]) => Promise<Photo[]>;
  /** Null while there is none. */
  generator: () => GeneratorTasks | null;
  dispatch: (event: ConversationEvent) => void;
  onAgentTyping: (typing: boolean) => void;
  /** Keys of what is on its way to the shop at this moment. */
  onSending: (keys: readonly string[]) => void;
  /** Something could not be sent and waits. */
  onStuck: () => void;
  /** 0 ≤ random < 1. */
  random?: () => number;
}

/** Longest that a question waits for the rest of a first pack, where a specialist's data is. */
const PACK_WAIT_MS = 10_000;

/** There is no generator any more. */
const NOBODY = { text: null, receipt: { ...NO_RECEIPT, reason: 'not-wanted' as const } };

/** Runs what `step` asks for. Work that is already running under its key is not started again, only hurried. */
export class EffectRunner {
  readonly #options: EffectRunnerOptions;
  readonly #running = new Map<string, AbortController>();
  readonly #deliveries: Deliveries;
  readonly #insight: LazyInsight;

  constructor(options: EffectRunnerOptions) {
    this.#insight = new LazyInsight(options);
    this.#options = { ...options, backend: () => options.backend().then(this.#insight.seat) };
    const { onSending, onStuck, random = Math.random } = options;
    this.#deliveries = new Deliveries({ random, onSending, onStuck });
  }

  run(effects: readonly Effect[]): void {
    this.#stopSettled();
    for (const effect of effects) {
      if (this.#running.has(effect.key)) this.#deliveries.hurry();
      else void this.#start(effect);
    }
  }

  cancelAll(): void {
    for (const abort of this.#running.values()) abort.abort();
    this.#running.clear();
  }

  /** Whether it is on its way at this moment, and so can no longer be called off. */
  isSending(key: string): boolean {
    return this.#deliveries.isSending(key);
  }

  /** As `ChatHost.insight`. */
  insight(answer?: boolean): Promise<InsightView | null> {
    return this.#insight.view(answer);
  }

  /** Tells the agent, where one is there; never kept, never tried again. */
  setTyping(typing: boolean): void {
    const { handoff } = this.#options.state();
    if (handoff.phase !== 'assigned') return;
    void this.#options
      .backend()
      .then((backend) => backend.handoff.setTyping(handoff, typing))
      .catch(() => {});
  }

  /** Work whose effect is no longer pending (cancelled, closed) is stopped. */
  #stopSettled(): void {
    const pending = new Set(this.#options.state().pending.map(({ key }) => key));
    for (const [key, abort] of this.#running) {
      if (pending.has(key)) continue;
      abort.abort();
      this.#running.delete(key);
    }
  }

  async #start(effect: Effect): Promise<void> {
    const abort = new AbortController();
    this.#running.set(effect.key, abort);
    try {
      await this.#carryOut(effect, abort.signal);
    } catch (cause) {
      // A thread that died reports itself, and its leader runs what is pending again; `cancelled` is a normal end.
      if (!(cause instanceof AppError)) throw cause;
    } finally {
      if (this.#running.get(effect.key) === abort) this.#running.delete(effect.key);
    }
  }

  async #carryOut(effect: Effect, signal: AbortSignal): Promise<void> {
    if (isOutward(effect)) return this.#deliver(effect, signal);
    switch (effect.type) {
      case 'understand':
        return this.#dispatch({
          type: 'understood',
          turnId: effect.turnId,
          ...(await understandMessage(this.#options, effect)),
        });
      case 'open-entry':
        await this.#options.playbook();
        return this.#dispatch({
          type: 'entry-opened',
          turnId: effect.turnId,
          hit: await this.#options.knowledge().entry(effect.entryId, effect.locale),
        });
      case 'find-entry':
        return this.#dispatch({
          type: 'entry-opened',
          turnId: effect.turnId,
          hit: await this.#options.knowledge().entryAbout(effect.intent, effect.locale),
        });
      case 'consult':
        return this.#dispatch({
          type: 'consulted',
          turnId: effect.turnId,
          finding: await this.#consult(effect),
        });
      case 'read-taste':
        return this.#readTaste(effect, signal);
      case 'use-tool':
        // The tab in which it was asked for does it (`ChatApp`).
        return;
      case 'word-answer':
      case 'summarise':
        return this.#generate(effect, signal);
      case 'look-up-order':
      case 'refresh-order':
      case 'list-orders':
        return this.#order(effect, signal);
      case 'follow-handoff':
        return followHandoff(effect, await this.#options.backend(), signal, {
          dispatch: this.#dispatch,
          onAgentTyping: this.#options.onAgentTyping,
        });
    }
  }

  /** The rest of a first pack has the specialist's data; one that cannot be asked leaves the message to the entries. */
  async #consult({ name, inquiry }: Extract<Effect, { type: 'consult' }>): Promise<Finding | null> {
    const { playbook, wholePack, knowledge } = this.#options;
    await playbook();
    try {
      await inTime(wholePack(), PACK_WAIT_MS);
      return await knowledge().consult(name, inquiry);
    } catch (cause) {
      if (cause instanceof AppError && (cause.code === 'worker-died' || cause.code === 'cancelled')) throw cause;
      // Its code may not be had offline, or be of a build that is no more; a fault of its own must not cost the answer.
      console.error(cause);
      return null;
    }
  }

  /** The notes as they are now: what was asked for before is no longer pending. */
  async #readTaste({ key }: Extract<Effect, { type: 'read-taste' }>, signal: AbortSignal): Promise<void> {
    const { playbook, wholePack, knowledge, state } = this.#options;
    await playbook();
    await inTime(wholePack(), PACK_WAIT_MS);
    const { notes, locale } = state();
    if (signal.aborted || !notes) return;
    const reading = await knowledge()
      .profile(notes, locale, Date.now())
      .catch((cause: unknown) => {
        if (cause instanceof AppError && cause.code === 'worker-died') throw cause;
        return null;
      });
    if (!signal.aborted) this.#dispatch({ type: 'taste-read', key, taste: reading?.taste ?? null });
  }

  /** What the conversation no longer waits for is not told. */
  async #generate(effect: Extract<Effect, { type: 'word-answer' | 'summarise' }>, signal: AbortSignal): Promise<void> {
    const tasks = this.#options.generator();
    const told =
      effect.type === 'word-answer'
        ? ((await tasks?.wordAnswer(effect, signal)) ?? { type: 'worded', key: effect.key, ...NOBODY })
        : ((await tasks?.summarise(effect, signal)) ?? { type: 'summarised', key: effect.key, ...NOBODY });
    if (!signal.aborted) this.#dispatch(told);
  }

  /** Reads a draft and looks it up in the pack; nothing leaves the device. */
  understand(text: string, bands: Playbook['rules']['bands']): Promise<Understood> {
    return understand(this.#options, text, bands, true);
  }

  #deliver(effect: OutwardEffect, signal: AbortSignal): Promise<void> {
    const { backend, photos, state } = this.#options;
    const around = { backend, photos, conversationId: state().id, dispatch: this.#dispatch };
    return this.#deliveries.deliver(deliveryOf(effect, signal, around));
  }

  async #order(effect: OrderEffect, signal: AbortSignal): Promise<void> {
    const told = await askForOrder(effect, this.#options.backend, signal);
    if (told) this.#dispatch(told);
  }

  readonly #dispatch = (body: EventBody): void => {
    this.#options.dispatch({ ...body, id: newId(), at: Date.now() } as ConversationEvent);
  };
}
