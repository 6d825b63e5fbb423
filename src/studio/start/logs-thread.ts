import { nano } from '#app/nano-model.ts';
import { startWorker } from '#app/start-worker.ts';
import url from '#workers/logs/logs.worker.ts?worker&url';
import type { LogsApi } from '#workers/logs/logs-api.ts';

let started: Promise<LogsApi> | null = null;

/** The thread that reads logs, started when it is first wanted; where the page refuses threads, the same on the page. */
export function logsThread(): Promise<LogsApi> {
  started ??= start();
  return started;
}

async function start(): Promise<LogsApi> {
  const api = await startWorker<LogsApi>(url, () => {
    started = null;
  }).then(
    ({ api }) => api,
    async () => new (await import('#workers/logs/logs-service.ts')).LogsService(),
  );
  try {
    const response = await fetch(nano.url);
    await api.open({ model: await response.arrayBuffer(), sha256: nano.sha256 });
  } catch {
    // Without the model languages are told by their script alone.
  }
  return api;
}
