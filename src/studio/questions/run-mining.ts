import { proxy } from 'comlink';
import { nano } from '#app/nano-model.ts';
import { type StartedWorker, startWorker } from '#app/start-worker.ts';
import { AppError } from '#core/app-error.ts';
import type { MinedLog } from '#insight/mine/mined-log.ts';
import miningUrl from '#workers/mining/mining.worker.ts?worker&url';
import type { MiningApi, MiningRequest } from '#workers/mining/mining-api.ts';
import type { Task } from '../state/jobs.ts';
import { LazyThread } from '../state/lazy-thread.ts';

const thread = new LazyThread(start);

/** Ends the thread, with all that it has read. */
export function endMining(): void {
  thread.close();
}

/** Mines in a thread of its own, which stays up: what it has read once it reads no second time. */
export async function runMining(
  request: Omit<MiningRequest, 'id'>,
  { signal, progress }: Task,
  noteOf: (stage: string) => string,
): Promise<MinedLog> {
  const id = crypto.randomUUID();
  let api: MiningApi | null = null;
  const stop = () => void api?.cancel(id).catch(() => {});
  signal.addEventListener('abort', stop, { once: true });
  try {
    api = await thread.api();
    signal.throwIfAborted();
    return await api.mine(
      { ...request, id },
      proxy(({ stage, done, total }) => progress(done, total, noteOf(stage))),
    );
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function start(onDeath: () => void): Promise<StartedWorker<MiningApi>> {
  const started = await startWorker<MiningApi>(miningUrl, onDeath);
  try {
    const response = await fetch(nano.url);
    if (!response.ok) throw new AppError('model-invalid', { path: nano.url, status: response.status });
    await started.api.open({ model: await response.arrayBuffer(), sha256: nano.sha256 });
    return started;
  } catch (fault) {
    started.close();
    throw fault;
  }
}
