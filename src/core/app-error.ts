/** Every way in which a part of Aisle can fail, as a closed set: surfaces map each code to a localised sentence. */
export type AppErrorCode =
  | 'pack-unreachable'
  | 'pack-not-json'
  | 'pack-format-unknown'
  | 'pack-signature-wrong'
  | 'pack-hash-wrong'
  | 'pack-truncated'
  | 'pack-chunk-too-large'
  | 'pack-invalid'
  | 'model-invalid'
  | 'generator-refused'
  | 'storage-unavailable'
  | 'storage-full'
  | 'worker-unavailable'
  | 'worker-died'
  | 'settings-invalid'
  | 'network-offline'
  | 'backend-unreachable'
  | 'backend-invalid'
  | 'order-not-found'
  | 'rate-limited'
  | 'unauthorised'
  | 'conflict'
  | 'cancelled';

/** Facts about a failure: where it lies (`path`), what was expected, when to try again. Plain cloneable data. */
export type AppErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/** The one error class. `details.path` names the fault, for example `answers.zh-Hans › items[3].title`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly details: AppErrorDetails;

  constructor(code: AppErrorCode, details: AppErrorDetails = {}, options?: { cause?: unknown }) {
    const facts = Object.entries(details).map(([key, value]) => `${key}: ${value}`);
    super(facts.length > 0 ? `${code} (${facts.join(', ')})` : code, options);
    this.code = code;
    this.details = details;
  }
}
