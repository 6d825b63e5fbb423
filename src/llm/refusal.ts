import { AppError, type AppErrorDetails } from '#core/app-error.ts';

/** Why an engine does not run, or did not go on. Every one of them leaves the template at work. */
export type RefusalReason =
  /** The shopper has not been asked, or said no. */
  | 'not-wanted'
  /** The shopper asked their browser to save data. */
  | 'save-data'
  | 'low-battery'
  /** Too little memory, or the device does not tell and the model is large. */
  | 'no-memory'
  /** Less free storage than one and a half times the download. */
  | 'no-space'
  | 'no-webassembly'
  | 'no-webgpu'
  | 'no-adapter'
  /** The adapter is a software one: correct, and far too slow. */
  | 'software-adapter'
  /** Limits of the adapter fall short. */
  | 'limits'
  | 'no-f16'
  /** A crash of the page cannot be caught there. */
  | 'ios'
  /** It took the page down before. */
  | 'crashed-before'
  /** The page's policy forbids what it needs. */
  | 'policy'
  /** The browser has nothing of the kind, or not for this language. */
  | 'unsupported'
  | 'offline'
  /** A file did not come whole. */
  | 'network'
  /** A log-in page came in place of a file. */
  | 'captive-portal'
  /** A file is not the one that was checked. */
  | 'integrity'
  /** The library is not made for these files. */
  | 'abi'
  | 'device-lost'
  | 'context-too-long'
  /** This engine cannot hold its text to a schema. */
  | 'no-schema'
  /** Nothing came for too long. */
  | 'stalled'
  /** Answers came too late, one after another: it is left alone until the shopper wants it again. */
  | 'too-slow'
  | 'cancelled'
  /** Anything else; `details.message` has the words of the engine. */
  | 'engine-failed';

/** The one error of engines: `AppError('generator-refused')` with its `reason`. */
export function refusal(reason: RefusalReason, details: AppErrorDetails = {}, options?: { cause?: unknown }): AppError {
  return new AppError('generator-refused', { ...details, reason }, options);
}

/** The reason of a refusal; `engine-failed` for an error of another kind. */
export function reasonOf(error: unknown): RefusalReason {
  if (!(error instanceof AppError)) return 'engine-failed';
  if (error.code === 'cancelled') return 'cancelled';
  return error.code === 'generator-refused' ? (error.details.reason as RefusalReason) : 'engine-failed';
}

/** Whether an engine that refused for this reason is of no more use. After the others the next request may go well. */
export const endsEngine = (reason: RefusalReason): boolean =>
  reason !== 'cancelled' && reason !== 'no-schema' && reason !== 'context-too-long';
