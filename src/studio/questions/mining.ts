import type { ClusterMethod } from '#insight/mine/clusters/cluster-texts.ts';
import type { Curation, MinedLog } from '#insight/mine/mined-log.ts';
import { knownEntries } from '#insight/mine/pack/known-entries.ts';
import { productNames } from '#insight/mine/pack/product-names.ts';
import { Observable } from '#ui/observable.ts';
import type { MiningRequest } from '#workers/mining/mining-api.ts';
import type { Task } from '../state/jobs.ts';
import { studioDatabase } from '../state/studio-database.ts';
import type { Workshop } from '../state/workshop.ts';
import { isRejected, type Proposal, type Rejection, rejectionOf } from './rejection.ts';

/** What a person wants of the next run, and did to the last. */
export interface MiningChoices {
  method: ClusterMethod;
  fineness: number;
  /** Number of groups of the baseline; null: as many as the default finds. */
  groups: number | null;
  curation: Curation;
  /** Cluster → the name that a person gave it. */
  names: Record<string, string>;
  ignored: string[];
  rejected: Rejection[];
  /** Id of golden words → the words in which they were accepted, so that they are known again. */
  reworded: Record<string, string>;
}

const USUAL: MiningChoices = {
  method: 'meaning',
  fineness: 1,
  groups: null,
  curation: { merged: [], split: [] },
  names: {},
  ignored: [],
  rejected: [],
  reworded: {},
};

/** The same logs give the same clusters. */
const SEED = 1;

export type RunMining = (
  request: Omit<MiningRequest, 'id'>,
  task: Task,
  noteOf: (stage: string) => string,
) => Promise<MinedLog>;

const usualRun: RunMining = async (...given) => (await import('./run-mining.ts')).runMining(...given);

/** What the logs gave, what a person made of it, and the way to a new run; kept in this browser. */
export class Mining extends Observable {
  readonly #workshop: Workshop;
  readonly #run: RunMining;
  #result: MinedLog | null = null;
  #choices = USUAL;
  #isRunning = false;
  #hasRun = false;
  #loaded: Promise<void> | null = null;

  constructor(workshop: Workshop, run: RunMining = usualRun) {
    super();
    this.#workshop = workshop;
    this.#run = run;
    workshop.logs.whenCleared(() => this.#forget());
  }

  load(): Promise<void> {
    this.#loaded ??= (async () => {
      const { things } = studioDatabase();
      const [result, choices] = await Promise.all([things.get('mining/result'), things.get('mining/choices')]);
      this.#result = (result?.value as MinedLog | undefined) ?? null;
      this.#choices = { ...USUAL, ...(choices?.value as Partial<MiningChoices> | undefined) };
      this.changed();
    })();
    return this.#loaded;
  }

  get result(): MinedLog | null {
    return this.#result;
  }

  get choices(): MiningChoices {
    return this.#choices;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  async choose(change: Partial<MiningChoices>): Promise<void> {
    this.#choices = { ...this.#choices, ...change };
    this.changed();
    await studioDatabase().things.put({ key: 'mining/choices', value: this.#choices });
  }

  /** Rejects as the run does. What was found before stays until a run has ended well. */
  async run(label: string, noteOf: (stage: string) => string): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#hasRun = true;
    this.changed();
    try {
      const { jobs, logs, draft } = this.#workshop;
      const { method, fineness, groups, curation } = this.#choices;
      this.#result = await jobs.run(label, async (task) =>
        this.#run(
          {
            conversations: await logs.all(),
            entries: knownEntries(draft.files),
            products: productNames(draft.files),
            options: { method, seed: SEED, fineness, groups },
            curation,
          },
          task,
          noteOf,
        ),
      );
      await studioDatabase().things.put({ key: 'mining/result', value: this.#result });
    } finally {
      this.#isRunning = false;
      this.changed();
    }
  }

  #forget(): void {
    this.#result = null;
    this.#choices = USUAL;
    if (this.#run === usualRun && this.#hasRun) void import('./run-mining.ts').then(({ endMining }) => endMining());
    this.#hasRun = false;
    this.changed();
  }

  isRejected(proposal: Proposal): boolean {
    return isRejected(proposal, this.#choices.rejected);
  }

  reject(proposal: Proposal): Promise<void> {
    return this.choose({ rejected: [...this.#choices.rejected, rejectionOf(proposal)] });
  }

  takeBack(proposal: Proposal): Promise<void> {
    return this.choose({ rejected: this.#choices.rejected.filter((one) => !isRejected(proposal, [one])) });
  }

  /** A person's name of a cluster, else its central question. */
  nameOf(cluster: string): string {
    const found = this.#result?.clusters.find(({ id }) => id === cluster);
    return this.#choices.names[cluster] ?? found?.central ?? '';
  }
}

const minings = new WeakMap<Workshop, Mining>();

/** The one of the workshop. */
export function miningOf(workshop: Workshop): Mining {
  const known = minings.get(workshop) ?? new Mining(workshop);
  minings.set(workshop, known);
  return known;
}

/** For tests: another way to run. */
export function useMining(workshop: Workshop, mining: Mining): void {
  minings.set(workshop, mining);
}
