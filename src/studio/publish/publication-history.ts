import type { SourceFiles } from '#publish/source-files.ts';
import type { StudioDatabase } from '../state/studio-database.ts';
import type { Publication } from './publication.ts';

/** Versions of a shop whose sources are kept: each is the whole shop again. The rest stays, without a way back. */
const WITH_FILES = 50;

/** What was published from this browser, oldest first. */
export class PublicationHistory {
  readonly #db: () => StudioDatabase;
  #all: readonly Publication[] = [];

  constructor(db: () => StudioDatabase) {
    this.#db = db;
  }

  async load(): Promise<void> {
    this.#all = await this.#db().publications.orderBy('publishedAt').toArray();
  }

  get all(): readonly Publication[] {
    return this.#all;
  }

  of(shop: string): readonly Publication[] {
    return this.#all.filter((one) => one.shop === shop);
  }

  /** The sources of a shop that were published last; null where none were. */
  filesOf(shop: string): SourceFiles | null {
    const files = this.of(shop).at(-1)?.files;
    return files ? new Map(Object.entries(files)) : null;
  }

  /** Writes one down that is not there yet, and lets go of sources that are too many: both or neither. */
  async add(publication: Publication): Promise<void> {
    const db = this.#db();
    const old = this.of(publication.shop).slice(0, 1 - WITH_FILES);
    const bare = old.filter(({ files }) => files !== null).map((one): Publication => ({ ...one, files: null }));
    const id = await db.transaction('rw', db.publications, async () => {
      await db.publications.bulkPut(bare);
      return db.publications.add(publication);
    });
    const now = new Map(bare.map((one) => [one.id, one]));
    // A pack that took long to arrive may be older than what was written down meanwhile.
    this.#all = [...this.#all.map((one) => now.get(one.id) ?? one), { ...publication, id }].sort(
      (one, other) => Date.parse(one.publishedAt) - Date.parse(other.publishedAt),
    );
  }

  async put(publication: Publication): Promise<void> {
    await this.#db().publications.put(publication);
    this.#all = this.#all.map((one) => (one.id === publication.id ? publication : one));
  }
}
