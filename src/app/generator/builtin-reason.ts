import { AppError } from '#core/app-error.ts';
import { type RefusalReason, refusal } from '#llm/refusal.ts';

/** Names of the exceptions of the Prompt API. */
const BY_NAME: Readonly<Record<string, RefusalReason>> = {
  // The page's permissions, or the browser's owner.
  NotAllowedError: 'policy',
  SecurityError: 'policy',
  NotSupportedError: 'unsupported',
  QuotaExceededError: 'context-too-long',
  NetworkError: 'network',
  TimeoutError: 'stalled',
  AbortError: 'cancelled',
};

/** Whatever the browser's model threw, as a `refusal` with its words. */
export function builtinRefusal(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const { name, message } = thrown instanceof Error ? thrown : { name: 'Error', message: String(thrown) };
  const reason = /enough (?:disk )?space/i.test(message) ? 'no-space' : (BY_NAME[name] ?? 'engine-failed');
  return refusal(reason, { engine: 'builtin', message: `${name}: ${message}` }, { cause: thrown });
}
