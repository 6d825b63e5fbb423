import { startWorker } from '#app/start-worker.ts';
import type { MinedHistory } from '#insight/associations/mine-history.ts';
import miningUrl from '#workers/mining/mining.worker.ts?worker&url';
import type { AssociationRequest, MiningApi } from '#workers/mining/mining-api.ts';
import type { Task } from '../state/jobs.ts';

/** Mines orders in a thread of its own, which ends with it, or when it is cancelled. */
export async function runAssociations(request: AssociationRequest, { signal }: Task): Promise<MinedHistory> {
  const { api, close } = await startWorker<MiningApi>(miningUrl, () => {});
  try {
    signal.throwIfAborted();
    const stopped = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    return await Promise.race([api.associate(request), stopped]);
  } finally {
    close();
  }
}
