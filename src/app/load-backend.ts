import { AppError } from '#core/app-error.ts';
import type { MerchantBackend } from '#merchant/ports.ts';
import type { RequestRecorder } from './request-recorder.ts';

export interface BackendSettings {
  /** The shop's own backend, absolute; null for none. */
  backendUrl: string | null;
  /** Which adapter reads orders, and which one hands over, as the page gives it: checked where it is used. */
  orders: unknown;
  handoff: unknown;
}

/**
 * The way to the shop. The adapters are code of their own: they arrive when the first order or person is asked for, and
 * are tried for again when they could not be loaded. What is wrong with their settings the page's console says at once.
 */
export function createBackendLoader(
  settings: BackendSettings,
  recorder: RequestRecorder,
  getToken: () => Promise<string | null>,
): () => Promise<MerchantBackend> {
  const compose = () =>
    import('./compose-backend.ts').then(({ composeBackend }) => composeBackend(settings, { recorder, getToken }));
  if (settings.orders || settings.handoff) compose().catch(console.error);
  let loading: Promise<MerchantBackend> | null = null;
  return () => {
    loading ??= compose()
      .then((load) => load())
      .catch((cause: unknown) => {
        loading = null;
        throw cause instanceof AppError ? cause : new AppError('network-offline', { path: 'adapter' }, { cause });
      });
    return loading;
  };
}
