import type { DeskClient } from '../client/desk-client.ts';
import { Conversation } from './conversation.ts';

/** The conversations that the agent opened. Only the one on the screen is followed; the others are there at once again. */
export class Opened {
  readonly #all = new Map<string, Conversation>();
  readonly #changed: () => void;
  readonly #onLink: (up: boolean) => void;
  current: Conversation | null = null;

  /** @param onLink Whether the stream of the one on the screen is up. */
  constructor(changed: () => void, onLink: (up: boolean) => void) {
    this.#changed = changed;
    this.#onLink = onLink;
  }

  /** Puts one on the screen and follows it until it leaves. Rejects with `unauthorised`. */
  show(id: string, client: DeskClient): Promise<void> {
    this.leave();
    this.current = this.#all.get(id) ?? this.#make(id, client);
    return this.current.follow();
  }

  leave(): void {
    this.current?.leave();
    this.current = null;
  }

  /** Some may have been erased: what the backend has no more goes, with what was being written to it. */
  async dropGone(): Promise<void> {
    const opened = [...this.#all.values()];
    await Promise.all(opened.map((conversation) => conversation.reload()));
    for (const conversation of opened.filter(({ isGone }) => isGone)) {
      if (this.current === conversation) this.leave();
      conversation.write('');
      this.#all.delete(conversation.id);
    }
    this.#changed();
  }

  /** The session is over. What was being written stays. */
  clear(): void {
    this.leave();
    this.#all.clear();
  }

  #make(id: string, client: DeskClient): Conversation {
    const conversation = new Conversation(id, client, this.#onLink);
    conversation.subscribe(this.#changed);
    this.#all.set(id, conversation);
    return conversation;
  }
}
