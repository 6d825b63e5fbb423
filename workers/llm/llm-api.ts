import type { Fitness, GenerateRequest, LoadProgress } from '#llm/engine.ts';
import type { GeneratorModel } from '#llm/model.ts';
import type { LedgerEntry } from '../knowledge/knowledge-api.ts';

/** The generating thread. Rejects with `refusal`s (`AppError('generator-refused')`); the template answers meanwhile. */
export interface LlmApi {
  /** Whether this device can carry the model; nothing is fetched. */
  probe(model: GeneratorModel): Promise<Fitness>;
  /**
   * Brings the model's files to this device, each checked before it is kept, going on where an earlier try was cut off.
   * Resolves without a request where they are there. Two tabs that ask at once download once. `watch` and `onText` of
   * this interface are `Comlink.proxy`s where this is another thread.
   */
  fetch(model: GeneratorModel, watch: LlmWatch): Promise<void>;
  /** Starts the engine from those files. One model at a time: the one before is freed. */
  start(model: GeneratorModel, watch: LlmWatch): Promise<void>;
  /** `id` is for `cancel`. Resolves when the text is complete. */
  generate(id: string, request: Omit<GenerateRequest, 'signal'>, onText: (piece: string) => void): Promise<void>;
  cancel(id: string): Promise<void>;
  /** Frees the engine, and ends a download or a start in the making; what is on this device stays. */
  stop(): Promise<void>;
  /** Bytes of all models on this device. */
  storedBytes(): Promise<number>;
  /** Deletes the files of every model, complete or half. */
  deleteAll(): Promise<void>;
}

export type LlmWatch = (news: LlmNews) => void;

export type LlmNews =
  | ({ type: 'progress' } & LoadProgress)
  | { type: 'request'; entry: LedgerEntry }
  /** It failed while nothing was asked of it (a lost device), and is gone. */
  | { type: 'lost' };
