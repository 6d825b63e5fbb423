import type { LogConversation } from '#insight/log/conversation-log.ts';
import { beganAlike, distinctId } from '#insight/log/distinct-id.ts';
import { Observable } from '#ui/observable.ts';
import { type StudioDatabase, studioDatabase } from './studio-database.ts';

/** Parts that keep something of the conversations' words. */
const MADE_OF_THEM = ['improve/', 'mining/'];

/** The imported conversations, cleaned and masked, kept in this browser. */
export class Logs extends Observable {
  readonly #db: () => StudioDatabase;
  readonly #clearings = new Set<() => void>();
  #count = 0;
  #revision = 0;
  #loaded: Promise<void> | null = null;

  constructor(db: () => StudioDatabase = studioDatabase) {
    super();
    this.#db = db;
  }

  load(): Promise<void> {
    this.#loaded ??= (async () => {
      this.#count = await this.#db().conversations.count();
      this.changed();
    })();
    return this.#loaded;
  }

  get count(): number {
    return this.#count;
  }

  /** Grows with each change of the logs: what was worked out of an older one is out of date. */
  get revision(): number {
    return this.#revision;
  }

  /**
   * Those that came before are replaced: of the same id, begun alike. Exports number from 1, so that another one of the same
   * id is kept beside it.
   */
  async add(conversations: readonly LogConversation[]): Promise<{ replaced: number; renamed: number }> {
    const db = this.#db();
    const counts = { replaced: 0, renamed: 0 };
    await db.transaction('rw', db.conversations, async () => {
      const known = await db.conversations.bulkGet(conversations.map(({ id }) => id));
      const others = conversations.map((one, at) => {
        const before = known[at];
        if (before === undefined || beganAlike(before, one)) return one;
        return { ...one, id: distinctId(one) };
      });
      const there = await db.conversations.bulkGet(others.map(({ id }) => id));
      counts.replaced = there.filter((before) => before !== undefined).length;
      counts.renamed = others.filter(({ id }, at) => there[at] === undefined && id !== conversations[at]?.id).length;
      await db.conversations.bulkPut(others);
    });
    await this.#counted();
    return counts;
  }

  /** Deletes every conversation and what was made of them, all or nothing. */
  async clear(): Promise<void> {
    const db = this.#db();
    await db.transaction('rw', db.conversations, db.things, async () => {
      await db.conversations.clear();
      await db.things.where('key').startsWithAnyOf(MADE_OF_THEM).delete();
    });
    for (const forget of this.#clearings) forget();
    await this.#counted();
  }

  /** Whoever has anything of the conversations in memory lets go of it when they are deleted. */
  whenCleared(forget: () => void): void {
    this.#clearings.add(forget);
  }

  get(id: string): Promise<LogConversation | undefined> {
    return this.#db().conversations.get(id);
  }

  /** By time; those without a time last. */
  async all(): Promise<LogConversation[]> {
    const all = await this.#db().conversations.toArray();
    return all.sort((a, b) => (a.startedAtMs ?? Number.MAX_VALUE) - (b.startedAtMs ?? Number.MAX_VALUE));
  }

  async #counted(): Promise<void> {
    this.#count = await this.#db().conversations.count();
    this.#revision += 1;
    this.changed();
  }
}
