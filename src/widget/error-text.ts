import type { AppErrorCode } from '#core/app-error.ts';
import type { Strings } from '#i18n/strings.ts';

/** What a failure means to the shopper, or null when there is nothing to tell. */
export function errorText(code: AppErrorCode, { error }: Strings): string | null {
  switch (code) {
    case 'pack-unreachable':
      return error.packUnreachable;
    case 'pack-not-json':
    case 'pack-format-unknown':
    case 'pack-signature-wrong':
    case 'pack-hash-wrong':
    case 'pack-truncated':
    case 'pack-chunk-too-large':
    case 'pack-invalid':
      return error.packBad;
    case 'model-invalid':
    case 'generator-refused':
      return error.model;
    case 'storage-unavailable':
      return error.storage;
    case 'storage-full':
      return error.storageFull;
    case 'worker-unavailable':
    case 'worker-died':
      return error.worker;
    case 'settings-invalid':
      return error.settings;
    case 'network-offline':
      return error.offline;
    case 'backend-unreachable':
    case 'backend-invalid':
      return error.backend;
    case 'order-not-found':
      return error.orderNotFound;
    case 'rate-limited':
      return error.rateLimited;
    case 'unauthorised':
      return error.unauthorised;
    case 'conflict':
      return error.conflict;
    case 'cancelled':
      return null;
  }
}
