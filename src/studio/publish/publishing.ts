import { AppError } from '#core/app-error.ts';
import { diffSources, type FileChange } from '#publish/diff/diff-sources.ts';
import type { PackFault } from '#publish/pack-fault.ts';
import type { PackKey } from '#publish/pack-key.ts';
import { ParsedTexts } from '#publish/parsed-texts.ts';
import { judgeVerdict, reviewRules, type VerdictWorth } from '#publish/review/judge-verdict.ts';
import type { ReviewVerdict } from '#publish/review/review-file.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import type { ReviewersSource } from '#publish/source-schema.ts';
import { Observable } from '#ui/observable.ts';
import type { BuiltPack } from '#workers/publish/publish-api.ts';
import type { Draft } from '../state/draft.ts';
import type { Task } from '../state/jobs.ts';
import type { LivePacks } from '../state/live-packs.ts';
import { type StudioDatabase, studioDatabase } from '../state/studio-database.ts';
import { whyOf } from '../state/why-of.ts';
import type { Gates, GateVerdict } from './gates.ts';
import type { Override, Publication } from './publication.ts';
import { PublicationHistory } from './publication-history.ts';
import type { Publisher } from './publisher.ts';

/** Why the draft may not be published. */
export type Obstacle = 'empty' | 'unchecked' | 'faults' | 'gate' | 'review' | 'key' | 'otherKey';

interface Parts {
  draft: Draft;
  publisher: Pick<Publisher, 'check' | 'build'>;
  gates: Gates;
  sources: { readonly shop: string };
  live: LivePacks;
}

/** What a pack was built of, and what was said of it when it was signed. */
interface Built {
  files: SourceFiles;
  overrides: Override[];
  reviewer: string | null;
}

const PACK_KEY = 'publish/pack-key';

/** The way of a draft to the shop: checked, compared, tried, reviewed, signed, built. All of it holds for one state of the files. */
export class Publishing extends Observable {
  readonly #parts: Parts;
  readonly #db: () => StudioDatabase;
  readonly #parsed = new ParsedTexts();
  readonly #history: PublicationHistory;
  #loaded: Promise<void> | null = null;
  #faults: { files: SourceFiles; list: PackFault[] } | null = null;
  #checkFault: { files: SourceFiles; fault: unknown } | null = null;
  #verdicts = new Map<string, { files: SourceFiles; verdict: GateVerdict }>();
  #overrides: { files: SourceFiles; override: Override }[] = [];
  #changes: { files: SourceFiles; list: FileChange[] } | null = null;
  #review: ReviewVerdict | null = null;
  #built: { files: SourceFiles; pack: BuiltPack } | null = null;
  readonly #builds = new WeakMap<BuiltPack, Built>();
  #key: PackKey | null = null;
  #isKeyKept = false;
  /** The public half of the key that is to sign though another one signed what is live. */
  #meant: string | null = null;
  #authorKey = '';

  constructor(parts: Parts, db: () => StudioDatabase = studioDatabase) {
    super();
    this.#parts = parts;
    this.#db = db;
    this.#history = new PublicationHistory(db);
  }

  load(): Promise<void> {
    this.#loaded ??= (async () => {
      const [key] = await Promise.all([this.#db().things.get(PACK_KEY), this.#history.load()]);
      this.#key = (key?.value as PackKey | undefined) ?? null;
      this.#isKeyKept = this.#key !== null;
      this.changed();
    })();
    return this.#loaded;
  }

  /** Oldest first: of the shop that is open, or of all where none is. */
  get history(): readonly Publication[] {
    return this.#parts.draft.isEmpty ? this.#history.all : this.#history.of(this.#parts.sources.shop);
  }

  /** The sources of this shop that were published last from here; null where none were. */
  get published(): SourceFiles | null {
    return this.#history.filesOf(this.#parts.sources.shop);
  }

  get #files(): SourceFiles {
    return this.#parts.draft.files;
  }

  /** Of the draft as it is; null until it was checked. */
  get faults(): readonly PackFault[] | null {
    return this.#faults?.files === this.#files ? this.#faults.list : null;
  }

  /** Why the draft as it is could not be checked; null where it was, or is being. */
  get checkFault(): unknown {
    return this.#checkFault?.files === this.#files ? this.#checkFault.fault : null;
  }

  /** Rejects as the publisher does; that is told by `checkFault` too. What comes late, of files that changed since, is not kept. */
  async check(): Promise<readonly PackFault[]> {
    const files = this.#files;
    this.#checkFault = null;
    try {
      const list = await this.#parts.publisher.check(files);
      if (files === this.#files) this.#faults = { files, list };
      return list;
    } catch (fault) {
      if (files === this.#files) this.#checkFault = { files, fault };
      throw fault;
    } finally {
      this.changed();
    }
  }

  /** What is different from what was published last from here: all, where nothing was. */
  get changes(): readonly FileChange[] {
    if (this.#changes?.files !== this.#files) {
      this.#parsed.turn();
      this.#changes = { files: this.#files, list: diffSources(this.published ?? new Map(), this.#files, this.#parsed) };
    }
    return this.#changes.list;
  }

  verdictOf(gate: string): GateVerdict | null {
    const kept = this.#verdicts.get(gate);
    return kept?.files === this.#files ? kept.verdict : null;
  }

  /** A check that cannot be made is one that does not pass. Rejects once it was cancelled. */
  async runGate(id: string, task: Task): Promise<void> {
    const files = this.#files;
    const gate = this.#parts.gates.list.find((one) => one.id === id);
    if (!gate) return;
    const run = async () => gate.run(files, task);
    const verdict = await run().catch((fault: unknown): GateVerdict => {
      if (fault instanceof AppError && fault.code === 'cancelled') throw fault;
      return { passed: false, blocking: true, lines: [whyOf(fault)] };
    });
    task.signal.throwIfAborted();
    this.#verdicts.set(id, { files, verdict });
    this.changed();
  }

  /** Null too where the check passes by now: then nobody passes it over. */
  overrideOf(gate: string): Override | null {
    if (this.verdictOf(gate)?.passed !== false) return null;
    const kept = this.#overrides.find(({ files, override }) => files === this.#files && override.gate === gate);
    return kept?.override ?? null;
  }

  /**
   * A named person takes a check that these sources do not pass on themselves: one that passes or was not run yet cannot be
   * taken on. It stands in the history.
   */
  override(override: Override): void {
    const files = this.#files;
    if (this.verdictOf(override.gate)?.passed !== false) return;
    const others = this.#overrides.filter((one) => one.files !== files || one.override.gate !== override.gate);
    this.#overrides = [...others, { files, override }];
    this.changed();
  }

  get rules(): ReviewersSource {
    return reviewRules(this.#files, this.published, this.authorKey, this.#parsed);
  }

  get review(): { verdict: ReviewVerdict; worth: VerdictWorth } | null {
    const verdict = this.#review;
    if (!verdict) return null;
    return {
      verdict,
      worth: judgeVerdict(verdict, {
        files: this.#files,
        published: this.published,
        authorKey: this.authorKey,
        rules: this.rules,
      }),
    };
  }

  /** Public half of the key that this browser's person signs reviews with; empty until it is known. */
  get authorKey(): string {
    return this.#authorKey;
  }

  set authorKey(key: string) {
    this.#authorKey = key;
    this.changed();
  }

  set verdict(verdict: ReviewVerdict | null) {
    this.#review = verdict;
    this.changed();
  }

  get key(): PackKey | null {
    return this.#key;
  }

  /** @param keep Whether it stays in this browser; else it is gone with the page. */
  async useKey(key: PackKey | null, keep: boolean): Promise<void> {
    this.#key = key;
    this.#built = null;
    this.#isKeyKept = key !== null && keep;
    this.changed();
    if (key && keep) await this.#db().things.put({ key: PACK_KEY, value: key });
    else await this.#db().things.delete(PACK_KEY);
  }

  get isKeyKept(): boolean {
    return this.#isKeyKept;
  }

  /** The key that signed what is live of this shop, where that is known and the open one is another: devices refuse its packs. */
  get otherLiveKey(): string | null {
    const live = this.#parts.live[this.#parts.sources.shop]?.key ?? null;
    return this.#key && live !== null && live !== this.#key.publicKey ? live : null;
  }

  get isOtherKeyMeant(): boolean {
    return this.#key !== null && this.#meant === this.#key.publicKey;
  }

  /** The person's word that the open key is to take the place of the live one. */
  set isOtherKeyMeant(isMeant: boolean) {
    this.#meant = isMeant ? (this.#key?.publicKey ?? null) : null;
    this.changed();
  }

  /** What stands in the way of publishing, the first thing to do first. */
  get obstacles(): readonly Obstacle[] {
    if (this.#parts.draft.isEmpty) return ['empty'];
    const found: Obstacle[] = [];
    if (this.faults === null) found.push('unchecked');
    else if (this.faults.length > 0) found.push('faults');
    const blocks = this.#parts.gates.list.some(({ id }) => {
      const verdict = this.verdictOf(id);
      return verdict === null || (!verdict.passed && verdict.blocking && !this.overrideOf(id));
    });
    if (blocks) found.push('gate');
    const isRejected = this.review?.worth === 'rejected';
    if (isRejected || (this.rules.required && this.review?.worth !== 'approved')) found.push('review');
    if (!this.#key) found.push('key');
    else if (this.otherLiveKey !== null && !this.isOtherKeyMeant) found.push('otherKey');
    return found;
  }

  /** The signed pack of the draft as it is; null until it was built. */
  get built(): BuiltPack | null {
    return this.#built?.files === this.#files ? this.#built.pack : null;
  }

  /** Builds and signs. Rejects as the publisher does, and with an Error where something stands in the way. */
  async build(
    task: Task,
    { withVectors, note }: { withVectors: boolean; note: (stage: string) => string },
  ): Promise<BuiltPack> {
    const [obstacle] = this.obstacles;
    const key = this.#key;
    if (obstacle !== undefined || !key) throw new Error(obstacle);
    const files = this.#files;
    const { review } = this;
    const said = {
      overrides: this.#parts.gates.list.flatMap(({ id }) => this.overrideOf(id) ?? []),
      reviewer: review?.worth === 'approved' ? review.verdict.reviewer.name : null,
    };
    const pack = await this.#parts.publisher.build(
      files,
      { publishedAt: this.#now(), seed: key.seed, withVectors },
      { signal: task.signal, onProgress: ({ stage, done, total }) => task.progress(done, total, note(stage)) },
    );
    task.signal.throwIfAborted();
    this.#built = { files, pack };
    this.#builds.set(pack, { files, ...said });
    this.changed();
    return pack;
  }

  /** Writes down that a pack built here went somewhere. The same pack sent elsewhere too is the same publication. */
  async record(pack: BuiltPack, { by, note, target }: Pick<Publication, 'by' | 'note' | 'target'>): Promise<void> {
    const built = this.#builds.get(pack);
    if (!built) return;
    const { shop, version, publishedAt } = pack.manifest;
    const same = this.#history.of(shop).find((one) => one.version === version && one.publishedAt === publishedAt);
    if (same) {
      if (same.target.split(', ').includes(target)) return;
      await this.#history.put({ ...same, target: `${same.target}, ${target}` });
    } else {
      await this.#history.add({
        shop,
        version,
        publishedAt,
        by,
        reviewer: built.reviewer,
        note,
        target,
        overrides: built.overrides,
        counts: countsOf(diffSources(this.#history.filesOf(shop) ?? new Map(), built.files, this.#parsed)),
        files: Object.fromEntries(built.files),
      });
      this.#overrides = this.#overrides.filter(({ files }) => files !== built.files);
      this.#review = null;
    }
    this.#changes = null;
    this.changed();
  }

  /** Makes an older version the draft again: one step, which can be undone. It is published as any other, with a new time. */
  async rollBack({ files }: Publication, label: string): Promise<void> {
    if (files === null) return;
    const paths = new Set([...this.#files.keys(), ...Object.keys(files)]);
    await this.#parts.draft.change(label, Object.fromEntries([...paths].map((path) => [path, files[path] ?? null])));
  }

  /** Devices take nothing that is older than what they have: the clock of this browser may have been put back. */
  #now(): string {
    const last = this.#history.of(this.#parts.sources.shop).at(-1);
    return new Date(Math.max(Date.now(), last ? Date.parse(last.publishedAt) + 1000 : 0)).toISOString();
  }
}

/** Entries where a file has some, else files. */
export function countsOf(changes: readonly FileChange[]): Publication['counts'] {
  const counts = { added: 0, changed: 0, removed: 0 };
  for (const { entries, kind } of changes) {
    for (const one of entries.length > 0 ? entries : [{ kind }]) counts[one.kind] += 1;
  }
  return counts;
}
