import type { GenerateRequest } from '#llm/engine.ts';
import type { GuardOutcome } from '#llm/guard/guard-fault.ts';
import type { GeneratorModel } from '#llm/model.ts';
import type { Receipt } from '#llm/receipt.ts';
import { reasonOf } from '#llm/refusal.ts';
import { type GeneratorTask, promptFor } from '#llm/tasks.ts';
import { attempt } from './attempt.ts';
import { Deadline, type DeadlineOptions } from './deadline.ts';
import { hasSource, rulesOf, withoutOrders } from './guard-rules.ts';

/** A started engine, whatever thread it is in. Rejects with the refusal `cancelled` once the signal is aborted. */
export interface TextSource {
  model: GeneratorModel;
  /** sha256 over the model's files, in hex; null where it has none. */
  modelHash: string | null;
  generate(
    request: Omit<GenerateRequest, 'signal'>,
    onText: (piece: string) => void,
    signal: AbortSignal,
  ): Promise<void>;
}

export interface TaskRun extends DeadlineOptions {
  task: GeneratorTask;
  /** Names and SKUs of the shop's products. */
  names: readonly string[];
  /** What may be told beside the task's own texts. */
  grounds?: readonly string[];
  /** The same task with the same seed gives the same text. Drawn by it at once where texts may not come again. */
  seed: number;
  /** Texts that may not come again. */
  unlike?: readonly string[];
  /** What passed the guards so far; empty where it is taken back. */
  onPassed?: (text: string) => void;
}

/** Text is null where the template is to be said; the receipt tells why. */
export interface TaskOutcome {
  text: string | null;
  receipt: Receipt;
}

/** The likeliest text first; a second try is drawn by the seed, and made only where nothing of the first could be shown. */
const TRIES = 2;
const LIKELIEST = -1;

/** Has a task done, and lets through only what the guards pass. Never rejects: a reply waits for it. */
export async function runTask(source: TextSource, run: TaskRun): Promise<TaskOutcome> {
  try {
    return await generateGuarded(source, run);
  } catch (cause) {
    return { text: null, receipt: { ...engineOf(source), seed: null, guard: null, reason: reasonOf(cause) } };
  }
}

async function generateGuarded(source: TextSource, run: TaskRun): Promise<TaskOutcome> {
  const receipt = engineOf(source);
  const task = withoutOrders(run.task);
  if (!hasSource(task)) return { text: null, receipt: { ...receipt, seed: null, guard: ORDERS_ALONE } };
  const prompt = promptFor(task, source.model);
  if (prompt === null)
    return { text: null, receipt: { ...receipt, seed: null, guard: null, reason: 'context-too-long' } };
  const rules = rulesOf(task, run.names, run.grounds);
  const { unlike = [], onPassed = () => {} } = run;
  const clock = new Deadline(run);
  let seed = unlike.length > 0 ? run.seed : LIKELIEST;
  let guard: GuardOutcome | null = null;
  try {
    for (let tries = 1; ; tries += 1) {
      const made = await attempt(source, { prompt, rules, seed, unlike, clock, onPassed });
      ({ guard } = made);
      if (made.text !== null) return { text: made.text, receipt: { ...receipt, seed, guard } };
      onPassed('');
      if (made.hasShown || tries === TRIES) return { text: null, receipt: { ...receipt, seed, guard } };
      seed = seed === LIKELIEST ? run.seed : seed + 1;
    }
  } catch (cause) {
    onPassed('');
    const reason = clock.isOver ? 'timeout' : reasonOf(cause);
    return { text: null, receipt: { ...receipt, seed, guard, reason } };
  } finally {
    clock.stop();
  }
}

/** What text comes from, as a receipt tells of it. */
export const engineOf = ({ model, modelHash }: TextSource): Pick<Receipt, 'engine' | 'model' | 'modelHash'> => ({
  engine: model.engine,
  model: model.engine === 'builtin' ? null : model.id,
  modelHash,
});

/** Nothing was left once what speaks to a machine was taken out. */
const ORDERS_ALONE: GuardOutcome = {
  verdict: 'template',
  sentences: 0,
  faults: [{ kind: 'instruction', found: 'the source' }],
};
