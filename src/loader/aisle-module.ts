import { install } from './install.ts';
import { readSettings } from './read-settings.ts';

declare const __AISLE_PANEL__: string;
declare const __AISLE_PRELOADS__: readonly string[];

/** The same as the one tag, for pages that import it: settings come from `window.aisleSettings`. */
export const Aisle = install(
  readSettings({}),
  new URL('./', import.meta.url).href,
  __AISLE_PANEL__,
  __AISLE_PRELOADS__,
);
