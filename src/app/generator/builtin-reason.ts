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

/** They come under names that mean something else too. */
const BY_MESSAGE: readonly (readonly [RegExp, RefusalReason])[] = [
  [/enough (?:disk )?space/i, 'no-space'],
  [/user (?:gesture|activation)/i, 'not-wanted'],
];

/** Whatever the browser's model threw, as a `refusal` with its words. */
export function builtinRefusal(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const { name, message } = thrown instanceof Error ? thrown : { name: 'Error', message: String(thrown) };
  return refusal(
    BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1] ?? BY_NAME[name] ?? 'engine-failed',
    { engine: 'builtin', message: `${name}: ${message}` },
    { cause: thrown },
  );
}
