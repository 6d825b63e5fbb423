import type { FileCacheHost } from './file-cache.ts';

/** This browser's. On a page without TLS there is no `caches`, and to open one fails. */
export const browserHost: FileCacheHost = {
  get caches() {
    return caches;
  },
  locks: globalThis.navigator?.locks,
  storage: globalThis.navigator?.storage,
};
