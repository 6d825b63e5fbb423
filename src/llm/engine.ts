import type { RefusalReason } from './refusal.ts';

/** What makes text. `none` makes none: the template answers. */
export type EngineName = 'builtin' | 'web-llm' | 'wllama' | 'transformers' | 'none';

/** What an engine needs of an `AbortSignal`. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface ChatTurn {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export interface GenerateRequest {
  messages: readonly ChatTurn[];
  /** JSON Schema: the whole text is one JSON value of it. Refused with `no-schema` where the engine cannot hold to it. */
  schema?: Readonly<Record<string, unknown>>;
  maxTokens: number;
  /** The same request with the same seed gives the same text. Below 0 the likeliest token is always taken. */
  seed: number;
  signal: Cancellation;
}

/** Bytes are those of the files, as they are on disk. */
export interface LoadProgress {
  phase: 'download' | 'start';
  loadedBytes: number;
  totalBytes: number;
}

export interface LoadOptions {
  signal: Cancellation;
  onProgress: (progress: LoadProgress) => void;
}

export type Fitness = { fits: true } | { fits: false; reason: RefusalReason };

/**
 * One way to make text on this device. No type of a vendor leaves the file of its engine. Every failure is a `refusal`;
 * after one that `endsEngine` the engine is disposed of and not used again.
 */
export interface Engine {
  readonly name: EngineName;
  /** Whether this device can carry it; asks for nothing from the network. */
  probe(): Promise<Fitness>;
  /** Resolves once it can generate. */
  load(options: LoadOptions): Promise<void>;
  /**
   * Pieces of text as they are made. Ends early, without an error, after `maxTokens`. Rejects with the reason
   * `cancelled` once the signal is aborted, at the latest after the token in the making.
   */
  generate(request: GenerateRequest): AsyncIterable<string>;
  /** Frees what it holds. May be called at any time, more than once. */
  dispose(): Promise<void>;
}
