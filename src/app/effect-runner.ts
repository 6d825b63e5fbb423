import type { ActionDecision } from '#commerce/action.ts';
import { AppError } from '#core/app-error.ts';
import type { Effect } from '#dialogue/effect.ts';
import type { ConversationEvent, OrderFailure } from '#dialogue/event.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { AskOptions, MerchantBackend, Photo } from '#merchant/ports.ts';
import { localTimeOf } from '#nlu/calendar.ts';
import type { Reading } from '#nlu/reading.ts';
import type { KnowledgeApi } from '#workers/knowledge/knowledge-api.ts';
import type { NluApi } from '#workers/nlu/nlu-api.ts';
import { newId } from './new-id.ts';

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
}

/** One message read and looked up. */
export interface Understood {
  reading: Reading;
  hits: SearchHit[];
}

type Body<T> = T extends { id: string; at: number } ? Omit<T, 'id' | 'at'> : never;

/** Waits between tries to deliver: 2 s, doubled up to a minute. */
const RETRY_FIRST_MS = 2_000;
const RETRY_MOST_MS = 60_000;

/** The backend takes no more with one request. */
const PHOTOS = 3;

/** Candidates that a reply may choose from. */
const HITS = 5;

/** Runs what `step` asks for. Work that is already running under its key is not started again, only hurried. */
export class EffectRunner {
  readonly #options: EffectRunnerOptions;
  readonly #running = new Map<string, { abort: AbortController; hurry: () => void }>();

  constructor(options: EffectRunnerOptions) {
    this.#options = options;
  }

  run(effects: readonly Effect[]): void {
    this.#stopSettled();
    for (const effect of effects) {
      const running = this.#running.get(effect.key);
      if (running) running.hurry();
      else void this.#start(effect);
    }
  }

  cancelAll(): void {
    for (const { abort } of this.#running.values()) abort.abort();
    this.#running.clear();
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
    for (const [key, { abort }] of this.#running) {
      if (pending.has(key)) continue;
      abort.abort();
      this.#running.delete(key);
    }
  }

  async #start(effect: Effect): Promise<void> {
    const abort = new AbortController();
    const running = { abort, hurry: () => {} };
    this.#running.set(effect.key, running);
    try {
      await this.#carryOut(effect, abort.signal, running);
    } catch (cause) {
      // A thread that died reports itself, and its leader runs what is pending again; `cancelled` is a normal end.
      if (!(cause instanceof AppError)) throw cause;
    } finally {
      if (this.#running.get(effect.key) === running) this.#running.delete(effect.key);
    }
  }

  async #carryOut(effect: Effect, signal: AbortSignal, running: { hurry: () => void }): Promise<void> {
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
      case 'act': {
        const { orderId, request, token } = effect;
        return this.#ask(effect, signal, running, ({ orders }, options) =>
          orders.act(orderId, request, { ...options, token: token ?? undefined }, signal),
        );
      }
      case 'open-ticket':
        return this.#ask(effect, signal, running, ({ tickets }, options) =>
          tickets.open(effect.request, options, signal),
        );
      case 'look-up-order':
      case 'refresh-order':
      case 'list-orders':
        return this.#order(effect, signal);
      case 'request-handoff': {
        const send = async (backend: MerchantBackend) => {
          const made = await backend.handoff.create(effect.packet, effect.key, signal);
          this.#dispatch({
            type: 'handoff-created',
            key: effect.key,
            handoff: { ...made, queuePosition: made.queuePosition ?? null, ticketNumber: made.ticketNumber ?? null },
          });
        };
        return this.#deliver(send, () => this.#dispatch({ type: 'handoff-refused', key: effect.key }), signal, running);
      }
      case 'send-to-agent': {
        const send = async (backend: MerchantBackend) => {
          await backend.handoff.send(effect.handoff, { clientId: effect.messageId, text: effect.text }, signal);
          this.#dispatch({ type: 'message-delivered', messageId: effect.messageId });
        };
        const refuse = () => this.#dispatch({ type: 'message-refused', messageId: effect.messageId });
        return this.#deliver(send, refuse, signal, running);
      }
      case 'close-handoff': {
        const done = () => this.#dispatch({ type: 'handoff-close-delivered', handoffId: effect.handoff.id });
        const send = async (backend: MerchantBackend) => {
          await backend.handoff.close(effect.handoff, signal);
          done();
        };
        return this.#deliver(send, done, signal, running);
      }
      case 'follow-handoff':
        return this.#follow(effect, signal);
    }
  }

  /** Until the model is there, rules and search alone answer where they are sure; else the message waits for it. */
  async #understand({ turnId, text }: Extract<Effect, { type: 'understand' }>): Promise<void> {
    const { bands } = (await this.#options.playbook()).rules;
    let understood = this.#options.foreseen(text) ?? (await this.understand(text, bands));
    const isSure = Math.max(understood.reading.confidence, understood.hits[0]?.confidence ?? 0) >= bands.answer;
    if (understood.reading.tier === 'lexical' && !isSure) {
      await this.#options.model();
      understood = await this.understand(text, bands);
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

  /** Asks the shop to do something: once, however often it must be tried. */
  async #ask(
    { key, request }: Extract<Effect, { type: 'act' | 'open-ticket' }>,
    signal: AbortSignal,
    running: { hurry: () => void },
    ask: (backend: MerchantBackend, options: AskOptions) => Promise<ActionDecision>,
  ): Promise<void> {
    const idempotencyKey = `${this.#options.state().id}.${key}`;
    const ids = request.photoIds.slice(0, PHOTOS);
    const send = async (backend: MerchantBackend) => {
      const photos = ids.length > 0 ? await this.#options.photos(ids) : [];
      this.#dispatch({ type: 'decided', key, decision: await ask(backend, { idempotencyKey, photos }) });
    };
    const refuse = ({ code, message }: AppError) =>
      this.#dispatch({ type: 'decision-failed', key, cause: DECISION_FAILURES[code] ?? 'invalid', message });
    return this.#deliver(send, refuse, signal, running);
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

  /**
   * Tries until it is taken, refused for good, or no longer wanted. Offline it waits for the network; the idempotency
   * key makes a second arrival harmless.
   */
  async #deliver(
    send: (backend: MerchantBackend) => Promise<void>,
    refuse: (cause: AppError) => void,
    signal: AbortSignal,
    running: { hurry: () => void },
  ): Promise<void> {
    for (let waitMs = RETRY_FIRST_MS; ; waitMs = Math.min(waitMs * 2, RETRY_MOST_MS)) {
      try {
        return await send(await this.#options.backend());
      } catch (cause) {
        if (!(cause instanceof AppError)) throw cause;
        if (cause.code === 'cancelled' || signal.aborted) return;
        if (!isPassing(cause)) return refuse(cause);
        const atLeastMs = typeof cause.details.retryAfterS === 'number' ? cause.details.retryAfterS * 1000 : 0;
        await pause(Math.max(waitMs, atLeastMs), signal, running);
        if (signal.aborted) return;
      }
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

const DECISION_FAILURES: Partial<Record<AppError['code'], 'not-found' | 'unauthorised'>> = {
  'order-not-found': 'not-found',
  unauthorised: 'unauthorised',
};

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

/** Faults that pass with time; every other answer is final. */
const isPassing = ({ code }: AppError): boolean =>
  code === 'network-offline' || code === 'backend-unreachable' || code === 'rate-limited';

/** Waits, but not longer than until it is hurried or aborted. */
function pause(waitMs: number, signal: AbortSignal, running: { hurry: () => void }): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, waitMs);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      running.hurry = () => {};
      resolve();
    }
    running.hurry = done;
    signal.addEventListener('abort', done);
  });
}
