import type { ChatHost, ChatStatus } from '#app/chat-host.ts';
import type { AssistantMessage, Message } from '#dialogue/state.ts';

/**
 * The answer in the making. It is shown as a message, in the place that the message itself takes: under the same key, so
 * that what is there stays and grows. What was shown stays until the message comes, be it another text.
 */
export class Wording {
  #shown: ChatStatus['wording'] = null;
  #news: 'begun' | 'more' | null = null;
  /** Keys of messages that were seen growing, by their ids. */
  readonly #keys = new Map<string, string>();

  /** To be called before each render. */
  follow(host: ChatHost | null): void {
    const before = this.#shown;
    const { wording = null, thinking = false } = host?.status ?? {};
    const now = wording ?? before;
    const said = now && host?.state?.messages.find((message) => isOf(message, now.turnId));
    if (said && before) this.#keys.set(said.id, keyOf(before));
    this.#shown = said || !(wording || thinking) ? null : now;
    if (this.#shown && this.#shown.text !== before?.text) this.#news = before ? 'more' : 'begun';
  }

  /** The message that stands for it; null while there is none. */
  message(at: number): AssistantMessage | null {
    if (!this.#shown) return null;
    const { turnId, text } = this.#shown;
    const id = keyOf(this.#shown);
    return {
      ...{ role: 'assistant', id, at, turnId, parts: [{ type: 'worded', text, blocks: [] }] },
      ...{ choices: [], citations: [], reading: null, packVersion: null, reason: 'answer', why: ['in the making'] },
    };
  }

  keyOf({ id }: Message): string {
    return this.#keys.get(id) ?? id;
  }

  /** Whether the reader saw it grow. */
  hasShown({ id }: Message): boolean {
    return this.#keys.has(id);
  }

  /** What came since it was last asked. */
  takeNews(): 'begun' | 'more' | null {
    const news = this.#news;
    this.#news = null;
    return news;
  }
}

const keyOf = ({ turnId }: { turnId: string }): string => `wording ${turnId}`;

const isOf = (message: Message, turnId: string): boolean => message.role === 'assistant' && message.turnId === turnId;
