import type { AppError } from '#core/app-error.ts';
import knowledgeUrl from '#workers/knowledge/knowledge.worker.ts?worker&url';
import type { KnowledgeApi } from '#workers/knowledge/knowledge-api.ts';
import nluUrl from '#workers/nlu/nlu.worker.ts?worker&url';
import type { NluApi } from '#workers/nlu/nlu-api.ts';
import { startWorker } from './start-worker.ts';

/** The heavy parts of a leading tab. A dead worker rejects every open call with `worker-died`. */
export interface Threads {
  knowledge: KnowledgeApi;
  nlu: NluApi;
  mode: 'worker' | 'page';
  close(): void;
}

/**
 * Starts the workers; where the page refuses them (its CSP, an old browser) the same services run on the page's thread.
 */
export async function startThreads(onDeath: (error: AppError) => void): Promise<Threads> {
  try {
    const [knowledge, nlu] = await Promise.all([
      startWorker<KnowledgeApi>(knowledgeUrl, onDeath),
      startWorker<NluApi>(nluUrl, onDeath),
    ]);
    return {
      knowledge: knowledge.api,
      nlu: nlu.api,
      mode: 'worker',
      close() {
        knowledge.close();
        nlu.close();
      },
    };
  } catch {
    const [{ KnowledgeService }, { NluService }] = await Promise.all([
      import('#workers/knowledge/knowledge-service.ts'),
      import('#workers/nlu/nlu-service.ts'),
    ]);
    return { knowledge: new KnowledgeService(), nlu: new NluService(), mode: 'page', close() {} };
  }
}
