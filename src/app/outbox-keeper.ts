import { outboxKeys } from '#dialogue/outbox-keys.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { KnowledgeApi } from '#workers/knowledge/knowledge-api.ts';
import { OUTBOX_TAG } from '#workers/shared/outbox-request.ts';

/** Background Sync, where the browser has it. */
type SyncRegistration = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

/**
 * Sees to what cannot be sent just now: asks the browser not to throw it away, and leaves it where the service worker
 * finds it when the network is back and no page is open.
 */
export class OutboxKeeper {
  readonly #backendUrl: string | null;
  readonly #knowledge: () => KnowledgeApi;
  #isStuck = false;
  #isAsked = false;

  /** @param backendUrl Null where requests of this adapter cannot be sent by anybody else. */
  constructor(backendUrl: string | null, knowledge: () => KnowledgeApi) {
    this.#backendUrl = backendUrl;
    this.#knowledge = knowledge;
  }

  /** Something was tried and could not be sent. */
  stuck(): void {
    this.#isStuck = true;
  }

  /** To be called after every change; `seq` is that of the state. */
  async keep(state: ConversationState, seq: number): Promise<void> {
    if (outboxKeys(state).length === 0) {
      this.#isStuck = false;
      return;
    }
    if (state.online && !this.#isStuck) return;
    this.#askToPersist();
    try {
      const registration: SyncRegistration | undefined = await navigator.serviceWorker?.getRegistration();
      if (!this.#backendUrl || !registration?.sync) return;
      const { outboxRequests } = await import('./outbox-requests.ts');
      await this.#knowledge().keepOutbox(state.id, seq, await outboxRequests(state, this.#backendUrl));
      await registration.sync.register(OUTBOX_TAG);
    } catch {
      // It waits in the conversation all the same, and a page sends it.
    }
  }

  /** Once for a page, and not before there is something to lose: some browsers ask the shopper. */
  #askToPersist(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    navigator.storage?.persist?.().catch(() => {});
  }
}
