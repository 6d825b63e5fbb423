import type { DeviceStore } from '../shared/device-store.ts';

interface Journal {
  /** Client id → Chatwoot's id of the message. */
  sent: Record<string, number>;
  /** Sent, and no answer yet: whether it arrived is found among the messages after `after`. */
  trying: { clientId: string; after: number } | null;
}

/**
 * What this device has sent in one conversation. Chatwoot keeps no client ids where a shopper can read them, so that the
 * device has to know by itself which message it has sent already.
 */
export class SentJournal {
  readonly #store: DeviceStore;
  readonly #key: string;

  constructor(store: DeviceStore, handoff: string) {
    this.#store = store;
    this.#key = `chatwoot.${handoff}`;
  }

  isSent(clientId: string): boolean {
    return this.#read().sent[clientId] !== undefined;
  }

  clientIdOf(messageId: number): string | undefined {
    return Object.entries(this.#read().sent).find(([, id]) => id === messageId)?.[0];
  }

  /** Where to look for a message that may have arrived; null where it was never sent. */
  triedAfter(clientId: string): number | null {
    const { trying } = this.#read();
    return trying?.clientId === clientId ? trying.after : null;
  }

  trying(clientId: string, after: number): void {
    this.#write({ ...this.#read(), trying: { clientId, after } });
  }

  arrived(clientId: string, messageId: number): void {
    this.#write({ sent: { ...this.#read().sent, [clientId]: messageId }, trying: null });
  }

  #read(): Journal {
    const kept = this.#store.get(this.#key);
    return kept === null ? { sent: {}, trying: null } : (JSON.parse(kept) as Journal);
  }

  #write(journal: Journal): void {
    this.#store.set(this.#key, JSON.stringify(journal));
  }
}
