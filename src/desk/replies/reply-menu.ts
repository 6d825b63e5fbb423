import type { ReactiveControllerHost } from 'lit';
import { type CannedReply, findReplies } from './canned-reply.ts';
import { type ReplyQuery, replyAt } from './reply-at.ts';

const MOST = 8;

/** The ready-made replies that fit what was typed after `/`, and which of them is chosen. */
export class ReplyMenu {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #replies: () => CannedReply[];
  query: ReplyQuery | null = null;
  found: CannedReply[] = [];
  at = 0;
  /** Text for which the agent closed the list: it stays closed while they type on. */
  #closedAt: number | null = null;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, replies: () => CannedReply[]) {
    this.#host = host;
    this.#replies = replies;
  }

  get isOpen(): boolean {
    return this.query !== null && this.found.length > 0;
  }

  look(text: string, caret: number): void {
    const query = replyAt(text, caret);
    if (!query) this.#closedAt = null;
    this.query = query && query.start !== this.#closedAt ? query : null;
    this.found = this.query ? findReplies(this.#replies(), this.query.query, MOST) : [];
    this.at = 0;
    this.#host.requestUpdate();
  }

  close(): void {
    this.query = null;
    this.found = [];
    this.#host.requestUpdate();
  }

  /** What a key does here: moves, chooses, closes; null where it is none of the list's. */
  press(event: KeyboardEvent): CannedReply | 'moved' | null {
    if (!this.isOpen || event.isComposing) return null;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      this.at = (this.at + move + this.found.length) % this.found.length;
      this.#host.requestUpdate();
      return 'moved';
    }
    if (event.key === 'Escape') {
      this.#closedAt = this.query?.start ?? null;
      this.close();
      return 'moved';
    }
    const chooses = (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey;
    return chooses ? (this.found[this.at] ?? null) : null;
  }
}
