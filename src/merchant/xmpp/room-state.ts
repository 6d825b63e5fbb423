import type { RoomMessage, RoomPresence } from './read-stanza.ts';

/** The subject that ends a conversation, for good and for everybody: `closed`, or `closed: what was agreed`. */
const CLOSED = /^\s*closed\b[\s:–—-]*/i;

/** Who is in a room and what they do, as its presences and messages tell. */
export class RoomState {
  readonly #own: (nick: string) => boolean;
  readonly #agents = new Set<string>();
  readonly #typing = new Set<string>();
  #subject = '';
  #destroyed = false;

  /** @param own True for the nicknames of the shopper. */
  constructor(own: (nick: string) => boolean) {
    this.#own = own;
  }

  get closed(): boolean {
    return this.#destroyed || CLOSED.test(this.#subject);
  }

  /** What was agreed, where the agent wrote it behind `closed`. */
  get agreed(): string {
    return this.closed ? this.#subject.replace(CLOSED, '').trim() : '';
  }

  /** The agent who came first of those that are there. */
  get agent(): string | null {
    return this.#agents.values().next().value ?? null;
  }

  /** The room tells the shopper of their own typing too. */
  get typing(): { shopper: boolean; agent: boolean } {
    const typing = { shopper: false, agent: false };
    for (const nick of this.#typing) typing[this.#own(nick) ? 'shopper' : 'agent'] = true;
    return typing;
  }

  destroyed(): void {
    this.#destroyed = true;
  }

  /** True when the last agent went, unless the server says that their line broke: then they are expected back. */
  hearPresence({ nick, here, codes, lost, destroyed }: RoomPresence): { leftAlone: boolean } {
    const isThrownOut = this.#own(nick) && !here && (codes.has('301') || codes.has('307'));
    if (destroyed || isThrownOut) this.#destroyed = true;
    if (!here) this.#typing.delete(nick);
    if (this.#own(nick)) return { leftAlone: false };
    if (here) {
      this.#agents.add(nick);
      return { leftAlone: false };
    }
    const hasNewName = codes.has('303');
    return { leftAlone: this.#agents.delete(nick) && this.#agents.size === 0 && !lost && !hasNewName };
  }

  hearMessage({ nick, subject, typing, body }: Pick<RoomMessage, 'nick' | 'subject' | 'typing' | 'body'>): void {
    if (subject !== null) this.#subject = subject;
    if (typing === true) this.#typing.add(nick);
    else if (typing === false || body !== null) this.#typing.delete(nick);
  }
}
