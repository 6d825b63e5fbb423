import type { Engine } from '#llm/engine.ts';
import type { GeneratorModel } from '#llm/model.ts';
import type { RemoteFile } from '#workers/shared/remote-file.ts';

/**
 * What an engine gets of its model: files that are on this device and were checked, just now too. Paths are those of
 * `GeneratorModel.files` and of `EngineKind.runtime`. Rejects with the reason `integrity` where a file is not there, or
 * went bad: it is gone then, and the next `fetch` brings it again.
 */
export interface EngineFiles {
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** For files that need not be in memory as one. */
  blob(path: string): Promise<Blob>;
}

/** The code of one engine, a chunk of its own. */
export interface EngineKind {
  /** Files of ours that it needs beside the model's, as its WebAssembly: fetched, checked and kept with them. */
  readonly runtime: readonly RemoteFile[];
  /** Brings in code that is loaded only when it starts. */
  fetchCode?(): Promise<void>;
  /**
   * `load` of the engine that this gives fetches nothing: all it reads is in `files`.
   *
   * @param onLost It failed while nothing was asked of it, and is gone.
   */
  create(model: GeneratorModel, files: EngineFiles, onLost: () => void): Engine;
}
