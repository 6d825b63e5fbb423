import { keep, ofBrowser, recall } from '#ui/kept.ts';
import { Observable } from '#ui/observable.ts';
import type { CannedReply } from './canned-reply.ts';

const KEY = 'aisle.desk.replies';

interface KeptReply {
  shortcut: string;
  text: string;
}

/** The agent's own replies: kept in this browser, told to nobody. */
export class PersonalReplies extends Observable {
  #kept: KeptReply[] = recall<KeptReply[]>(ofBrowser, KEY) ?? [];

  get list(): CannedReply[] {
    return this.#kept.map(({ shortcut, text }) => ({
      id: `mine#${shortcut}`,
      shortcut,
      title: shortcut,
      text,
      source: 'mine',
    }));
  }

  /** One of the same short name is replaced. The name is kept as it can be typed after `/`. */
  add(shortcut: string, text: string): void {
    const name = shortcut
      .trim()
      .replace(/[^\p{L}\p{N}-]+/gu, '-')
      .slice(0, 30);
    if (!name || !text.trim()) return;
    this.#set([...this.#kept.filter((reply) => reply.shortcut !== name), { shortcut: name, text: text.trim() }]);
  }

  remove(shortcut: string): void {
    this.#set(this.#kept.filter((reply) => reply.shortcut !== shortcut));
  }

  #set(replies: KeptReply[]): void {
    this.#kept = replies;
    keep(ofBrowser, KEY, replies);
    this.changed();
  }
}
