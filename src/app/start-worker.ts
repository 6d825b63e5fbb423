import * as Comlink from 'comlink';
import { AppError } from '#core/app-error.ts';
import { registerAppErrorTransfer } from '#workers/shared/app-error-transfer.ts';

/** How long a worker may take to start, its download on a slow line included. */
const START_MS = 20_000;

export interface StartedWorker<Api> {
  api: Api;
  close(): void;
}

/** Resolves when the worker's module runs. Every method of `api` rejects with `worker-died` once the worker is gone. */
export function startWorker<Api extends object>(
  url: string,
  onDeath: (error: AppError) => void,
): Promise<StartedWorker<Api>> {
  registerAppErrorTransfer();
  return new Promise((resolve, reject) => {
    const worker = createWorker(url);
    let dead: AppError | null = null;
    let failCalls: (error: AppError) => void = () => {};
    const death = new Promise<never>((_, fail) => {
      failCalls = fail;
    });
    death.catch(() => {});
    const timer = setTimeout(() => fail(new AppError('worker-unavailable', { url, afterMs: START_MS })), START_MS);
    const fail = (error: AppError) => {
      clearTimeout(timer);
      worker.terminate();
      dead = error;
      failCalls(error);
      reject(error);
    };
    worker.addEventListener('error', () => {
      const started = dead === null && running;
      fail(new AppError(started ? 'worker-died' : 'worker-unavailable', { url }));
      if (started) onDeath(new AppError('worker-died', { url }));
    });

    const remote = Comlink.wrap<Api>(worker) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const api = new Proxy({} as Record<string, unknown>, {
      get: (_, method) =>
        method === 'then' || typeof method === 'symbol'
          ? undefined
          : (...args: unknown[]) => Promise.race([dead ? Promise.reject(dead) : remote[method]?.(...args), death]),
    }) as Api;
    let running = false;
    const started = (event: MessageEvent) => {
      if (event.data !== 'started') return;
      worker.removeEventListener('message', started);
      clearTimeout(timer);
      running = true;
      resolve({ api, close: () => fail(new AppError('cancelled')) });
    };
    worker.addEventListener('message', started);
  });
}

/** A page may only start a worker from its own origin: from another one, a Blob imports it. */
function createWorker(url: string): Worker {
  const absolute = new URL(url, location.href);
  if (absolute.origin === location.origin) return new Worker(absolute, { type: 'module' });
  const bootstrap = URL.createObjectURL(
    new Blob([`import(${JSON.stringify(absolute.href)}).catch((cause)=>setTimeout(()=>{throw cause}))`], {
      type: 'text/javascript',
    }),
  );
  const worker = new Worker(bootstrap, { type: 'module' });
  // The Blob's text is fetched after this turn: it may go once the worker speaks or fails.
  const release = () => URL.revokeObjectURL(bootstrap);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return worker;
}
