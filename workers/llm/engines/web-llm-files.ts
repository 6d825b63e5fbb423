import type { GeneratorModel } from '#llm/model.ts';
import { refusal } from '#llm/refusal.ts';
import type { EngineFiles } from './engine-kind.ts';

/** Where web-llm is told that a model lies. Nothing does: the name is reserved for names that do not exist. */
const NOWHERE = 'https://web-llm.invalid/';

/** web-llm puts `resolve/main/` behind every other address. */
export const folderOf = ({ id }: GeneratorModel): string => `${NOWHERE}${id}/resolve/main/`;
export const libraryOf = (model: GeneratorModel): string =>
  folderOf(model) + (model.files.find(({ path }) => path.endsWith('.wasm'))?.path ?? '');

/** Names of the caches that web-llm asks for. */
const ITS_CACHES = /^webllm\//;

export interface AnswerOptions {
  model: GeneratorModel;
  files: EngineFiles;
  /** Nobody waits for it any more. */
  isOver(): boolean;
}

/**
 * While `work` runs, web-llm finds in its caches the files of ours, and can fetch nothing: it loads all it needs by way of
 * Cache Storage, checks no weights, keeps a log-in page for a model, and would keep everything a second time. The caches of
 * everybody else are as before.
 */
export async function answering<T>(options: AnswerOptions, work: () => Promise<T>): Promise<T> {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'caches');
  const real = globalThis.caches;
  const ours = answersOf(options);
  const value: Pick<CacheStorage, 'open' | 'match' | 'has' | 'keys' | 'delete'> = {
    open: (name) => (ITS_CACHES.test(name) ? Promise.resolve(ours as Cache) : real.open(name)),
    match: (...asked) => real.match(...asked),
    has: (name) => real.has(name),
    keys: () => real.keys(),
    delete: (name) => real.delete(name),
  };
  Object.defineProperty(globalThis, 'caches', { configurable: true, value });
  try {
    return await work();
  } finally {
    if (before) Object.defineProperty(globalThis, 'caches', before);
    else Reflect.deleteProperty(globalThis, 'caches');
  }
}

/** What web-llm calls of a `Cache`. A file is read when its bytes are asked for: it asks twice whether it is there. */
function answersOf({ model, files, isOver }: AnswerOptions): object {
  const folder = folderOf(model);
  const pathOf = (request: RequestInfo | URL): string => new Request(request).url.slice(folder.length);
  const read = async (path: string): Promise<ArrayBuffer> => {
    if (isOver()) throw refusal('cancelled', { path });
    return (await files.read(path)).buffer;
  };
  return {
    keys: async () => model.files.map(({ path }) => new Request(folder + path)),
    match: async (request: RequestInfo | URL) => {
      const path = pathOf(request);
      if (!model.files.some((file) => file.path === path)) return undefined;
      return {
        arrayBuffer: () => read(path),
        json: async () => JSON.parse(new TextDecoder().decode(await read(path))),
      };
    },
    /** A file that the model names and its list does not. */
    add: async (request: RequestInfo | URL) => {
      throw refusal('integrity', { path: pathOf(request), message: 'not among the files of the model' });
    },
  };
}
