import type { WorkboxPlugin } from 'workbox-core/types.js';
import { isSafeToKeep } from './safe-to-keep.ts';

/** Keeps only what is what it should be. A file of the shell may be a page (`chat.html`): its name says so. */
export function keepPlugin(kind: 'page' | 'file' | 'shell'): WorkboxPlugin {
  return {
    cacheWillUpdate: async ({ request, response }) => {
      const expected =
        kind === 'shell' ? (/\/(?:[^/]*\.html)?$/.test(new URL(request.url).pathname) ? 'page' : 'file') : kind;
      const isSafe = isSafeToKeep(expected, {
        status: response.status,
        redirected: response.redirected,
        contentType: response.headers.get('Content-Type'),
        cacheControl: response.headers.get('Cache-Control'),
      });
      return isSafe ? response : null;
    },
  };
}
