import { Observable } from '#ui/observable.ts';
import { type KeptStep, type KeptThing, type StudioDatabase, studioDatabase } from './studio-database.ts';

/** Path in the shop's source folder (`answers/delivery.yaml`; `../base/…` for the pack it extends) → text of the file. */
export type SourceFiles = ReadonlyMap<string, string>;

/** File → its new text; null takes it away. */
export type FileEdits = Readonly<Record<string, string | null>>;

/** Undoable steps kept. */
const STEPS = 200;

/** The sources of the shop's pack under work: plain files, every change one step that can be undone, kept in this browser. */
export class Draft extends Observable {
  readonly #db: () => StudioDatabase;
  /** Why a change could not be kept: what is here is gone with the page then. */
  fault: unknown = null;
  #files = new Map<string, string>();
  #steps: KeptStep[] = [];
  #saving: Promise<unknown> = Promise.resolve();
  #loaded: Promise<void> | null = null;

  constructor(db: () => StudioDatabase = studioDatabase) {
    super();
    this.#db = db;
  }

  /** Reads what was kept; resolves at once when that is done already. */
  load(): Promise<void> {
    this.#loaded ??= (async () => {
      const db = this.#db();
      const [files, steps] = await Promise.all([db.files.toArray(), db.steps.orderBy('seq').toArray()]);
      this.#files = new Map(files.map(({ path, text }) => [path, text]));
      this.#steps = steps;
      this.changed();
    })();
    return this.#loaded;
  }

  get files(): SourceFiles {
    return this.#files;
  }

  /** Without a file there is nothing to edit yet. */
  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  /** Oldest first; undone ones last. */
  get steps(): readonly KeptStep[] {
    return this.#steps;
  }

  get undoable(): KeptStep | null {
    return this.#steps.findLast(({ undone }) => !undone) ?? null;
  }

  get redoable(): KeptStep | null {
    return this.#steps.find(({ undone }) => undone) ?? null;
  }

  /**
   * Puts other sources in the place of all there are. What could be undone is gone.
   * @param thing Kept with them or not at all.
   */
  async replace(files: SourceFiles, thing?: KeptThing): Promise<void> {
    await this.load();
    this.#files = new Map(files);
    this.#steps = [];
    this.changed();
    await this.#save(async (db) => {
      await Promise.all([db.files.clear(), db.steps.clear()]);
      await db.files.bulkPut([...files].map(([path, text]) => ({ path, text })));
      if (thing) await db.things.put(thing);
    });
  }

  /** One step: all of these files change, or none. A step that changes nothing is none. */
  async change(label: string, edits: FileEdits): Promise<void> {
    await this.load();
    const changed = Object.entries(edits).filter(([path, text]) => (this.#files.get(path) ?? null) !== text);
    if (changed.length === 0) return;
    const step: KeptStep = {
      seq: (this.#steps.at(-1)?.seq ?? 0) + 1,
      label,
      atMs: Date.now(),
      edits: Object.fromEntries(
        changed.map(([path, after]) => [path, { before: this.#files.get(path) ?? null, after }]),
      ),
      undone: false,
    };
    const kept = [...this.#steps.filter(({ undone }) => !undone), step].slice(-STEPS);
    const gone = this.#steps.filter((old) => !kept.includes(old)).map(({ seq }) => seq);
    this.#steps = kept;
    await this.#write(step, 'after', gone);
  }

  /** Gives what was undone; null where nothing can be. */
  async undo(): Promise<KeptStep | null> {
    await this.load();
    return this.#turn(this.undoable, true);
  }

  async redo(): Promise<KeptStep | null> {
    await this.load();
    return this.#turn(this.redoable, false);
  }

  async #turn(step: KeptStep | null, undone: boolean): Promise<KeptStep | null> {
    if (!step) return null;
    const turned = { ...step, undone };
    this.#steps = this.#steps.map((old) => (old === step ? turned : old));
    await this.#write(turned, undone ? 'before' : 'after');
    return turned;
  }

  async #write(step: KeptStep, side: 'before' | 'after', gone: readonly number[] = []): Promise<void> {
    const files = new Map(this.#files);
    for (const [path, edit] of Object.entries(step.edits)) {
      const text = edit[side];
      if (text === null) files.delete(path);
      else files.set(path, text);
    }
    this.#files = files;
    this.changed();
    await this.#save(async (db) => {
      await db.steps.bulkDelete([...gone]);
      await db.steps.put(step);
      for (const [path, edit] of Object.entries(step.edits)) {
        const text = edit[side];
        if (text === null) await db.files.delete(path);
        else await db.files.put({ path, text });
      }
    });
  }

  /** One after the other, each whole or not at all. */
  #save(write: (db: StudioDatabase) => Promise<void>): Promise<void> {
    const saved = this.#saving.then(() => {
      const db = this.#db();
      return db.transaction('rw', db.files, db.steps, db.things, () => write(db));
    });
    this.#saving = saved.catch((fault: unknown) => {
      this.fault = fault;
      this.changed();
    });
    return saved;
  }
}
