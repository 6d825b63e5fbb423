import { AppError } from '#core/app-error.ts';
import type { MerchantBackend } from '#merchant/ports.ts';
import type { RequestRecorder } from './request-recorder.ts';

/**
 * The way to the merchant's backend. The adapter is code of its own: it arrives when the first order or person is asked
 * for, and is tried for again when it could not be loaded.
 */
export function createBackendLoader(
  backendUrl: string | null,
  recorder: RequestRecorder,
  getToken: () => Promise<string | null>,
): () => Promise<MerchantBackend> {
  let loading: Promise<MerchantBackend> | null = null;
  return () => {
    if (!backendUrl) return Promise.reject(new AppError('settings-invalid', { path: 'data-backend' }));
    loading ??= import('#merchant/rest/rest-backend.ts').then(
      ({ createRestBackend }) => createRestBackend({ baseUrl: backendUrl, fetch: recorder.fetch, getToken }),
      (cause: unknown) => {
        loading = null;
        throw new AppError('network-offline', { path: 'rest-backend' }, { cause });
      },
    );
    return loading;
  };
}
