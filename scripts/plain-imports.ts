import type { Plugin } from 'vite';

/**
 * Vite plugin: a lazy part of the panel is imported, and nothing more. The helper that Vite wraps around it fetches the
 * part's stylesheets first, of which there are none.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
  };
}
