import { AppError } from '#core/app-error.ts';

/** The work's result, unless nobody wants it any more; every failure is an `AppError`. */
export async function whileWanted<Result>(
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  if (signal?.aborted) throw new AppError('cancelled');
  let cancel = () => {};
  const cancelled = new Promise<never>((_, reject) => {
    cancel = () => reject(new AppError('cancelled'));
  });
  signal?.addEventListener('abort', cancel);
  try {
    return await Promise.race([work(), cancelled]);
  } catch (cause) {
    if (cause instanceof AppError && cause.code !== 'backend-unreachable') throw cause;
    const isOffline = globalThis.navigator?.onLine === false;
    if (cause instanceof AppError && !isOffline) throw cause;
    throw new AppError(isOffline ? 'network-offline' : 'backend-unreachable', {}, { cause });
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
