import { AppError } from '#core/app-error.ts';
import type { Effect } from '#dialogue/effect.ts';
import type { ConversationEvent, OrderFailure } from '#dialogue/event.ts';
import { mayNeedFlow } from '#dialogue/flows/may-need-flow.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { MerchantBackend, Photo } from '#merchant/ports.ts';
import { localTimeOf } from '#nlu/calendar.ts';
import type { Reading } from '#nlu/reading.ts';
import type { KnowledgeApi } from '#workers/knowledge/knowledge-api.ts';
import type { NluApi } from '#workers/nlu/nlu-api.ts';
import { Deliveries } from './delivery.ts';
import { newId } from './new-id.ts';
import { deliveryOf, isOutward, type OutwardEffect } from './outward-effects.ts';

export interface EffectRunnerOptions {
  knowledge: () => KnowledgeApi;
  nlu: () => NluApi;
  /** Resolves once there is a pack, if only its part in the shopper's language. */
  playbook: () => Promise<Playbook>;
  /** Resolves once all of the pack is there, or could not be had. */
  wholePack: () => Promise<void>;
  /** Resolves once the nano model is at work, or could not be had. */
  model: () => Promise<void>;
  /** What was made of a text while it was being typed; null where that is not known or no longer holds. */
  foreseen: (text: string) => Understood | null;
  state: () => ConversationState;
  backend: () => Promise<MerchantBackend>;
  /** Those of the shopper's photos that are still on this device. */
  photos: (ids: readonly string[]) => Promise<Photo[]>;
  dispatch: (event: ConversationEvent) => void;
  onAgentTyping: (typing: boolean) => void;
  /** Keys of what is on its way to the shop at this moment. */
  onSending: (keys: readonly string[]) => void;
  /** Something could not be sent and waits. */
  onStuck: () => void;
  /** 0 ≤ random < 1. */
  random?: () => number;
}

/** One message read and looked up. */
export interface Understood {
  reading: Reading;
  hits: SearchHit[];
}

type Body<T> = T extends { id: string; at: number } ? Omit<T, 'id' | 'at'> : never;

/** Longest that a wish waits for the rest of a first pack, and with it for the flows; without them only tracking is known. */
const FLOWS_WAIT_MS = 6_000;

/** Candidates that a reply may choose from. */
const HITS = 5;

/** Runs what `step` asks for. Work that is already running under its key is not started again, only hurried. */
export class EffectRunner {
  readonly #options: EffectRunnerOptions;
  readonly #running = new Map<string, AbortController>();
  readonly #deliveries: Deliveries;

  constructor(options: EffectRunnerOptions) {
    this.#options = options;
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
        return this.#understand(effect);
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
      case 'look-up-order':
      case 'refresh-order':
      case 'list-orders':
        return this.#order(effect, signal);
      case 'follow-handoff':
        return this.#follow(effect, signal);
    }
  }

  /**
   * Until the model is there, rules and search alone answer where they are sure; else the message waits for it. What reads like
   * a wish that a flow takes waits for the flows, which come after the pack's first part, but not for long.
   */
  async #understand({ turnId, text }: Extract<Effect, { type: 'understand' }>): Promise<void> {
    const { rules, flows } = await this.#options.playbook();
    const { bands } = rules;
    let understood = this.#options.foreseen(text) ?? (await this.understand(text, bands));
    const isSure = Math.max(understood.reading.confidence, understood.hits[0]?.confidence ?? 0) >= bands.answer;
    if (understood.reading.tier === 'lexical' && !isSure) {
      await this.#options.model();
      understood = await this.understand(text, bands);
    }
    if (flows.length === 0 && mayNeedFlow(understood.reading, bands)) {
      await within(this.#options.wholePack(), FLOWS_WAIT_MS);
    }
    this.#dispatch({ type: 'understood', turnId, ...understood });
  }

  /** Reads a message and looks it up in the pack; nothing leaves the device. */
  async understand(text: string, bands: Playbook['rules']['bands']): Promise<Understood> {
    const { locale } = this.#options.state();
    const { reading, vector } = await this.#options.nlu().read({ text, bands, now: localTimeOf(new Date()) });
    if (reading.language !== locale) await this.#options.wholePack();
    const query = { text, locale, limit: HITS, now: Date.now(), reading, vector };
    const hits = await this.#options.knowledge().search(query);
    return { reading, hits };
  }

  #deliver(effect: OutwardEffect, signal: AbortSignal): Promise<void> {
    const { backend, photos, state } = this.#options;
    const dispatch = (body: Body<ConversationEvent>) => this.#dispatch(body);
    const around = { backend, photos, conversationId: state().id, dispatch };
    return this.#deliveries.deliver(deliveryOf(effect, signal, around));
  }

  async #order(
    effect: Extract<Effect, { type: 'look-up-order' | 'refresh-order' | 'list-orders' }>,
    signal: AbortSignal,
  ): Promise<void> {
    const { turnId } = effect;
    try {
      const { orders } = await this.#options.backend();
      if (effect.type === 'list-orders') {
        this.#dispatch({ type: 'orders-listed', turnId, orders: (await orders.list({ limit: 10 }, signal)).orders });
      } else if (effect.type === 'refresh-order') {
        const order = await orders.get(effect.orderId, effect.token ?? undefined, signal);
        this.#dispatch({ type: 'order-found', turnId, order, token: null });
      } else {
        const found = await orders.lookup(effect.query, signal);
        const token = { value: found.token, expiresAtMs: Date.parse(found.expiresAt) };
        this.#dispatch({ type: 'order-found', turnId, order: found.order, token });
      }
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      if (cause.code === 'cancelled') return;
      const retryAfterS = typeof cause.details.retryAfterS === 'number' ? cause.details.retryAfterS : null;
      this.#dispatch({ type: 'order-failed', turnId, cause: orderFailure(cause), retryAfterS });
    }
  }

  async #follow({ handoff, after }: Extract<Effect, { type: 'follow-handoff' }>, signal: AbortSignal): Promise<void> {
    const backend = await this.#options.backend();
    try {
      for await (const event of backend.handoff.events(handoff, after, signal)) {
        if (event.type === 'typing') {
          if (event.from === 'agent') this.#options.onAgentTyping(event.typing);
        } else if (event.type === 'status') {
          this.#dispatch({
            type: 'handoff-changed',
            eventId: event.id,
            status: event.status,
            position: event.queuePosition ?? null,
            agentName: event.agent?.name ?? null,
            ...(event.closing && { closing: event.closing }),
          });
        } else if (event.from === 'agent') {
          this.#options.onAgentTyping(false);
          this.#dispatch({ type: 'agent-said', eventId: event.id, name: event.agent?.name ?? '', text: event.text });
        }
      }
    } finally {
      this.#options.onAgentTyping(false);
    }
  }

  #dispatch(body: Body<ConversationEvent>): void {
    this.#options.dispatch({ ...body, id: newId(), at: Date.now() } as ConversationEvent);
  }
}

function orderFailure({ code }: AppError): OrderFailure {
  switch (code) {
    case 'order-not-found':
      return 'not-found';
    case 'rate-limited':
    case 'unauthorised':
      return code;
    case 'network-offline':
      return 'offline';
    default:
      return navigator.onLine ? 'unreachable' : 'offline';
  }
}

/** Resolves with the work, or when it takes longer than that. */
function within(work: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
