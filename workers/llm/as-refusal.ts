import { AppError } from '#core/app-error.ts';
import { type RefusalReason, refusal } from '#llm/refusal.ts';

/** What the files' errors, and whatever an engine throws, are to those who wait for text. */
export function asRefusal(error: unknown): AppError {
  if (!(error instanceof AppError)) return refusal('engine-failed', { message: messageOf(error) }, { cause: error });
  return error.code === 'generator-refused' ? error : refusal(reasonOfFiles(error), error.details, { cause: error });
}

function reasonOfFiles({ code, details }: AppError): RefusalReason {
  switch (code) {
    case 'cancelled':
      return 'cancelled';
    case 'network-offline':
      return globalThis.navigator?.onLine === false ? 'offline' : 'network';
    case 'model-invalid':
      return details.fault === 'captive-portal' ? 'captive-portal' : 'integrity';
    case 'storage-full':
      return 'no-space';
    case 'storage-unavailable':
      return 'unsupported';
    default:
      return 'engine-failed';
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);
