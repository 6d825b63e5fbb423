import { proxy } from 'comlink';
import { AppError } from '#core/app-error.ts';
import { productValues } from '#insight/text/product-values.ts';
import type { TextInsight } from '#insight/text/text-insight.ts';
import { Observable } from '#ui/observable.ts';
import type { LogsApi } from '#workers/logs/logs-api.ts';
import { logsThread } from '../start/logs-thread.ts';
import type { Workshop } from '../state/workshop.ts';

const readings = new WeakMap<Workshop, InsightReading>();

/** What was read of the logs of this workshop. */
export function insightReadingOf(workshop: Workshop): InsightReading {
  const known = readings.get(workshop) ?? new InsightReading(workshop);
  readings.set(workshop, known);
  return known;
}

/** Reads the logs' words in their thread, and says when the logs have changed since. */
export class InsightReading extends Observable {
  readonly #workshop: Workshop;
  readonly #thread: () => Promise<LogsApi>;
  insight: TextInsight | null = null;
  fault: unknown = null;
  #revision = -1;

  constructor(workshop: Workshop, thread = logsThread) {
    super();
    this.#workshop = workshop;
    this.#thread = thread;
    workshop.logs.whenCleared(() => {
      this.insight = null;
      this.changed();
    });
  }

  get isStale(): boolean {
    return this.insight !== null && this.#revision !== this.#workshop.logs.revision;
  }

  async run(label: string): Promise<void> {
    const { jobs, logs, draft } = this.#workshop;
    this.fault = null;
    try {
      const { revision } = logs;
      this.insight = await jobs.run(label, async (task) => {
        const { signal } = task;
        await draft.load();
        signal.throwIfAborted();
        const [api, conversations] = await Promise.all([this.#thread(), logs.all()]);
        signal.throwIfAborted();
        task.progress(0, conversations.length);
        const id = crypto.randomUUID();
        const stop = () => void api.cancel(id).catch(() => {});
        signal.addEventListener('abort', stop, { once: true });
        const products = productValues(draft.files, this.#workshop.language);
        const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
        return api
          .insight(
            { id, conversations, products, zone },
            proxy(({ done, total }) => task.progress(done, total)),
          )
          .finally(() => signal.removeEventListener('abort', stop));
      });
      this.#revision = revision;
    } catch (fault) {
      if (!(fault instanceof AppError && fault.code === 'cancelled')) this.fault = fault;
    }
    this.changed();
  }
}
