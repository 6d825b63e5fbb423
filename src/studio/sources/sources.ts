import { AppError } from '#core/app-error.ts';
import { ParsedTexts } from '#publish/parsed-texts.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import { type NewShop, newShop } from '#publish/template/new-shop.ts';
import { type PlacedSources, placeSources } from '#publish/tree/place-sources.ts';
import { readZip, sourcesZip } from '#publish/tree/sources-zip.ts';
import { Observable } from '#ui/observable.ts';
import type { Draft } from '../state/draft.ts';
import { type StudioDatabase, studioDatabase } from '../state/studio-database.ts';
import { type Folder, mayWrite, readFile, readFolder, removeFile, writeFile } from './folder.ts';

/** Where the sources under work came from. */
export interface SourcesOrigin {
  kind: 'folder' | 'zip' | 'demo' | 'new';
  /** Of the folder, archive or shop. */
  name: string;
  /** The folder that they can be saved to; null where there is none. */
  folder: Folder | null;
  /** Folder of the shop inside it. */
  root: string;
  /** What the folder held when it was last read or written: what changed there since is found by this. */
  seen: Record<string, string>;
}

/** A file that the folder has otherwise than when it was last read or written, and otherwise than the draft. */
export interface Conflict {
  path: string;
  /** What the folder has now; null: taken away there. */
  theirs: string | null;
  ours: string | null;
}

/** What a person said to conflicts. */
export interface SaveAnswer {
  /** Those that they were shown. */
  asked: readonly Conflict[];
  /** Paths that stay as they are in the folder, and become the draft's own as one step that can be undone. */
  keep: ReadonlySet<string>;
  /** Of that step. */
  label: string;
}

export interface Saved {
  /** Paths. */
  written: string[];
  /** What a person must be asked first; nothing was written where there are any. */
  conflicts: Conflict[];
}

/** Where the Studio's own site keeps sources to begin from. */
const OWN_SOURCES = '/studio/sources/';
const ORIGIN = 'sources/origin';

/** Opens and saves the sources of the draft. Opening puts other sources in the place of the draft's: the caller asks first. */
export class Sources extends Observable {
  readonly #draft: Draft;
  readonly #db: () => StudioDatabase;
  readonly #parsed = new ParsedTexts();
  #origin: SourcesOrigin | null = null;
  #loaded: Promise<void> | null = null;

  constructor(draft: Draft, db: () => StudioDatabase = studioDatabase) {
    super();
    this.#draft = draft;
    this.#db = db;
  }

  get origin(): SourcesOrigin | null {
    return this.#origin;
  }

  /** Name of the shop as `pack.yaml` has it; `shop` where it has none. */
  get shop(): string {
    const pack = this.#parsed.yaml(this.#draft.files.get('pack.yaml') ?? '').value as { shop?: unknown } | null;
    return typeof pack?.shop === 'string' ? pack.shop : 'shop';
  }

  load(): Promise<void> {
    this.#loaded ??= (async () => {
      this.#origin = ((await this.#db().things.get(ORIGIN))?.value as SourcesOrigin | undefined) ?? null;
      this.changed();
    })();
    return this.#loaded;
  }

  /** The shops in an opened folder. Rejects where it holds none. */
  async readFolder(folder: Folder): Promise<PlacedSources[]> {
    return this.#placed(await readFolder(folder), folder.name);
  }

  /** The shops in an archive. Rejects with `pack-invalid` where it is none or holds none. */
  async readZip(file: File): Promise<PlacedSources[]> {
    return this.#placed(readZip(new Uint8Array(await file.arrayBuffer()), file.name), file.name);
  }

  /** The shops in files that a field gave. */
  async readFiles(files: SourceFiles, name: string): Promise<PlacedSources[]> {
    return this.#placed(files, name);
  }

  /** Makes one of those shops the draft. A base that was not opened with it is taken from the Studio's own site. */
  async open(found: PlacedSources, origin: Pick<SourcesOrigin, 'kind' | 'name' | 'folder'>): Promise<void> {
    const files = new Map(found.files);
    if (found.missing !== null) {
      for (const [path, text] of await fetchBase()) files.set(`${found.missing}/${path}`, text);
    }
    await this.#replace(files, { ...origin, root: found.root, seen: ownFiles(found.files) });
  }

  async openDemo(shop: string): Promise<void> {
    const [found] = this.#placed(await fetchZip(shop), shop);
    if (found) await this.open(found, { kind: 'demo', name: shop, folder: null });
  }

  async openNew(shop: NewShop): Promise<void> {
    const base = await fetchBase();
    const files = new Map(newShop(shop));
    for (const [path, text] of base) files.set(`../base/${path}`, text);
    await this.#replace(files, { kind: 'new', name: shop.shop, folder: null, root: '', seen: {} });
  }

  /** The sources with what they extend, as an archive that opens again. */
  zip(): Uint8Array {
    return sourcesZip(this.#draft.files, this.shop);
  }

  /** Writes what the draft changed into its folder, as `saveTo` does. Rejects where it has none. */
  async save(answer?: SaveAnswer): Promise<Saved> {
    await this.load();
    const origin = this.#origin;
    if (!origin?.folder) throw new AppError('storage-unavailable', { path: 'folder' });
    return this.#write({ ...origin, folder: origin.folder }, answer);
  }

  /**
   * Writes the draft into a folder, and from then on saves to it. Nothing is written while it holds files that the draft says
   * otherwise and of which nobody was asked: written over they would be lost.
   */
  async saveTo(folder: Folder, answer?: SaveAnswer): Promise<Saved> {
    return this.#write({ kind: 'folder', name: folder.name, folder, root: '', seen: {} }, answer);
  }

  async #write(
    origin: SourcesOrigin & { folder: Folder },
    { asked, keep, label }: SaveAnswer = { asked: [], keep: new Set(), label: '' },
  ): Promise<Saved> {
    const { folder, root, seen } = origin;
    if (!(await mayWrite(folder))) throw new AppError('storage-unavailable', { path: folder.name });
    const mine = ownFiles(this.#draft.files);
    const now = await shopIn(folder, root, new Set([...Object.keys(mine), ...Object.keys(seen)]));
    const conflicts = conflictsOf(now, seen, mine);
    const isAsked = ({ path, theirs }: Conflict) => asked.some((one) => one.path === path && one.theirs === theirs);
    if (!conflicts.every(isAsked)) return { written: [], conflicts };
    await this.#draft.change(label, Object.fromEntries([...keep].map((path) => [path, now[path] ?? null])));
    const ours = ownFiles(this.#draft.files);
    const changed = Object.keys(ours).filter((path) => ours[path] !== now[path]);
    // What the folder has and the draft never had is somebody's new file, and stays.
    const gone = Object.keys(seen).filter((path) => ours[path] === undefined && now[path] !== undefined);
    for (const path of changed) await writeFile(folder, `${root}${path}`, ours[path] ?? '');
    for (const path of gone) await removeFile(folder, `${root}${path}`);
    await this.#keep({ ...origin, seen: ours });
    return { written: [...changed, ...gone], conflicts: [] };
  }

  #placed(opened: SourceFiles, path: string): PlacedSources[] {
    const found = placeSources(opened, this.#parsed);
    if (found.length === 0) throw new AppError('pack-invalid', { path, expected: 'pack.yaml' });
    return found;
  }

  async #replace(files: SourceFiles, origin: SourcesOrigin): Promise<void> {
    this.#origin = origin;
    await this.#draft.replace(files, { key: ORIGIN, value: origin });
    this.changed();
  }

  async #keep(origin: SourcesOrigin): Promise<void> {
    this.#origin = origin;
    this.changed();
    await this.#db().things.put({ key: ORIGIN, value: origin });
  }
}

/** The shop's own files: what it extends is another's. */
function ownFiles(files: SourceFiles): Record<string, string> {
  return Object.fromEntries([...files].filter(([path]) => !path.startsWith('../')));
}

function conflictsOf(
  now: Record<string, string>,
  seen: Record<string, string>,
  ours: Record<string, string>,
): Conflict[] {
  return [...new Set([...Object.keys(now), ...Object.keys(seen)])].sort().flatMap((path) => {
    const [theirs, before, own] = [now[path] ?? null, seen[path] ?? null, ours[path] ?? null];
    return theirs === before || theirs === own ? [] : [{ path, theirs, ours: own }];
  });
}

/** Those of these files that a shop's folder has: what else lies there is another's, may be much, and is left alone. */
async function shopIn(folder: Folder, root: string, paths: Iterable<string>): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const path of paths) {
    const text = await readFile(folder, `${root}${path}`);
    if (text !== null) files[path] = text;
  }
  return files;
}

/** The base that shops extend, without its folder's name. */
async function fetchBase(): Promise<Map<string, string>> {
  const files = await fetchZip('base');
  return new Map([...files].map(([path, text]) => [path.replace(/^base\//, ''), text]));
}

async function fetchZip(name: string): Promise<Map<string, string>> {
  const url = `${OWN_SOURCES}${name}.zip`;
  const response = await fetch(url).catch((cause: unknown) => {
    throw new AppError('network-offline', { path: url }, { cause });
  });
  if (!response.ok) throw new AppError('pack-unreachable', { path: url, status: response.status });
  return readZip(new Uint8Array(await response.arrayBuffer()), url);
}
