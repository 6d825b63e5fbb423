import type { Locale } from '#core/locale.ts';
import { entryKey, type PackEntry, type ShopLanguages, type SourcePlace } from '#publish/edit/pack-entry.ts';
import { valueAt } from '#publish/edit/plain-value.ts';
import { readEntries, shopLanguages } from '#publish/edit/read-entries.ts';
import { setYaml } from '#publish/edit/yaml-edit.ts';
import type { PackFault } from '#publish/pack-fault.ts';
import { ParsedTexts } from '#publish/parsed-texts.ts';
import { Observable } from '#ui/observable.ts';
import type { FileEdits, SourceFiles } from '../state/draft.ts';
import type { Workshop } from '../state/workshop.ts';
import { changedEntries } from './changed-entries.ts';
import { faultsOfEntry } from './entry-faults.ts';

/** Finds what is wrong with sources. */
export type CheckSources = (files: SourceFiles) => Promise<readonly PackFault[]>;

/** A pause in the edits before they are checked. */
const PAUSE_MS = 350;

/** What the views that edit know of the sources: what is in them, what is wrong with them, and how they are changed. */
export class Editing extends Observable {
  readonly workshop: Workshop;
  readonly #parsed = new ParsedTexts();
  readonly #check: CheckSources;
  #read: SourceFiles | null = null;
  #entries: readonly PackEntry[] = [];
  #languages: ShopLanguages = { whole: [], partly: [] };
  #changed: ReadonlySet<string> = new Set();
  #faults: readonly PackFault[] = [];
  #checked: SourceFiles | null = null;
  #failure: unknown = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(workshop: Workshop, check: CheckSources) {
    super();
    this.workshop = workshop;
    this.#check = check;
    workshop.draft.subscribe(() => this.#checkSoon());
    this.#checkSoon();
  }

  get files(): SourceFiles {
    return this.workshop.draft.files;
  }

  get entries(): readonly PackEntry[] {
    this.#fresh();
    return this.#entries;
  }

  get languages(): ShopLanguages {
    this.#fresh();
    return this.#languages;
  }

  /** Keys of the entries that are not as they were before the first step that is kept. */
  get changedEntries(): ReadonlySet<string> {
    this.#fresh();
    return this.#changed;
  }

  /** Of the last check; of sources that changed since, until they are checked again. */
  get faults(): readonly PackFault[] {
    return this.#faults;
  }

  get isChecking(): boolean {
    return this.#checked !== this.files;
  }

  /** Why the sources could not be checked at all. */
  get failure(): unknown {
    return this.#failure;
  }

  faultsOf(entry: PackEntry): readonly PackFault[] {
    return faultsOfEntry(this.#faults, entry);
  }

  entry(key: string): PackEntry | null {
    return this.entries.find((one) => entryKey(one) === key) ?? null;
  }

  /** A text of YAML as a value; null where it is none. */
  readonly yaml = (text: string): unknown => this.#parsed.yaml(text).value;

  valueAt({ file, path }: SourcePlace): unknown {
    return valueAt(this.yaml(this.files.get(file) ?? ''), path);
  }

  /** One value of one file: one step. `order`: the members of what it lies in, as they are wont to stand. */
  async set(label: string, { file, path }: SourcePlace, value: unknown, order: readonly string[] = []): Promise<void> {
    const text = this.files.get(file) ?? '{}\n';
    await this.change(label, { [file]: setYaml(text, path, value, order) });
  }

  change(label: string, edits: FileEdits): Promise<void> {
    return this.workshop.draft.change(label, edits);
  }

  /** The name by which an entry is shown. */
  titleOf(entry: PackEntry): string {
    const { language } = this.workshop;
    return entry.titles[language] ?? (Object.values(entry.titles)[0] as string | undefined) ?? entry.id;
  }

  /** Languages that an entry should have and lacks. */
  missing(entry: PackEntry): readonly Locale[] {
    const hasWords =
      entry.kind !== 'rule' && entry.kind !== 'lexicon' && entry.kind !== 'example' && entry.kind !== 'file';
    return hasWords ? this.languages.whole.filter((locale) => !entry.locales.includes(locale)) : [];
  }

  #fresh(): void {
    const { files } = this;
    if (this.#read === files) return;
    this.#read = files;
    this.#parsed.turn();
    this.#languages = shopLanguages(files, this.yaml);
    this.#entries = readEntries(files, this.yaml);
    this.#changed = changedEntries(this.workshop.draft.steps, files, this.#entries, this.yaml);
  }

  #checkSoon(): void {
    clearTimeout(this.#waiting);
    this.changed();
    if (this.workshop.draft.isEmpty || this.#checked === this.files) return;
    this.#waiting = setTimeout(() => void this.#checkNow(), PAUSE_MS);
  }

  async #checkNow(): Promise<void> {
    const { files } = this;
    try {
      const faults = await this.#check(files);
      if (files !== this.files) return;
      this.#faults = faults;
      this.#failure = null;
    } catch (failure) {
      if (files !== this.files) return;
      this.#failure = failure;
    }
    this.#checked = files;
    this.changed();
  }
}

const known = new WeakMap<Workshop, Editing>();

/** The one editing of a workshop, shared by the views; `check` is taken when it is first asked for. */
export function editingOf(workshop: Workshop, check?: CheckSources): Editing {
  const editing = known.get(workshop) ?? new Editing(workshop, check ?? checkInThread(workshop));
  known.set(workshop, editing);
  return editing;
}

const checkInThread =
  (workshop: Workshop): CheckSources =>
  (files) =>
    workshop.publisher.check(files);
