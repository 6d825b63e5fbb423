import type { Effect } from '#dialogue/effect.ts';
import type { ConversationEvent, EventBody } from '#dialogue/event.ts';
import type { ConversationState } from '#dialogue/state.ts';
import { createStep, type Step } from '#dialogue/step.ts';
import { playbook, reading } from '#dialogue/testing/conversation.ts';
import type { MerchantBackend } from '#merchant/ports.ts';
import type { KnowledgeApi } from '#workers/knowledge/knowledge-api.ts';
import type { NluApi } from '#workers/nlu/nlu-api.ts';
import { EffectRunner } from '../effect-runner.ts';

/**
 * A tab that leads, over a log that outlives it: events are kept before their effects run, and a crash forgets everything
 * but the log's last state.
 */
export class SimulatedDevice {
  readonly #backend: MerchantBackend;
  readonly #step: Step = createStep(playbook);
  #kept: ConversationState;
  #runner: EffectRunner;
  #ids = 0;

  constructor(backend: MerchantBackend) {
    this.#backend = backend;
    [this.#kept] = this.#step(
      null,
      this.#stamp({ type: 'started', conversationId: 'c', locale: 'en', online: true, pageUrl: null }),
    );
    this.#runner = this.#newRunner();
  }

  get state(): ConversationState {
    return this.#kept;
  }

  happen(body: EventBody): string {
    const [id, effects] = this.#log(body);
    this.#runner.run(effects);
    return id;
  }

  /** The tab dies after the event was kept and before anything was done about it; another one goes on. */
  happenAndCrash(body: EventBody): void {
    this.#log(body);
    this.crash();
  }

  crash(): void {
    this.#runner.cancelAll();
    this.#runner = this.#newRunner();
    this.happen({ type: 'resumed', online: true });
  }

  #log(body: EventBody): [string, Effect[]] {
    const event = this.#stamp(body);
    const [state, effects] = this.#step(this.#kept, event);
    // As a database gives it back.
    this.#kept = structuredClone(state);
    return [event.id, effects];
  }

  #stamp(body: EventBody): ConversationEvent {
    return { ...body, id: `e${this.#ids++}`, at: Date.now() } as ConversationEvent;
  }

  #newRunner(): EffectRunner {
    const runner: EffectRunner = new EffectRunner({
      knowledge: () => ({ search: async () => [] }) as unknown as KnowledgeApi,
      nlu: () => ({ read: async () => ({ reading: reading('oos', 0.1), vector: null }) }) as unknown as NluApi,
      playbook: async () => playbook,
      speak: async () => false,
      wholePack: async () => {},
      model: async () => {},
      foreseen: () => null,
      generator: () => null,
      followUp: async (_, own) => own,
      state: () => this.#kept,
      backend: async () => this.#backend,
      photos: async () => [],
      // A tab that crashed says nothing any more.
      dispatch: (event) => {
        if (runner !== this.#runner) return;
        const [state, effects] = this.#step(this.#kept, event);
        this.#kept = structuredClone(state);
        runner.run(effects);
      },
      onAgentTyping: () => {},
      onSending: () => {},
      onStuck: () => {},
    });
    return runner;
  }
}
