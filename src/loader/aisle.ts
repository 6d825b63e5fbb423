import { install } from './install.ts';
import { readSettings } from './read-settings.ts';

/** Filled in by the build: the hashed names of the panel and of what to fetch beside it. */
declare const __AISLE_PANEL__: string;
declare const __AISLE_PRELOADS__: readonly string[];

type Call = [method: string, ...args: unknown[]];

// The one tag. A second tag on the page changes nothing. `window.Aisle = window.Aisle || []` before it is a queue stub:
// `Aisle.push(['ask', 'where is my order?'])`.
const tag = document.currentScript as HTMLScriptElement;
const holder = window as { Aisle?: unknown };
if (!holder.Aisle || Array.isArray(holder.Aisle)) {
  const stub = (holder.Aisle ?? []) as Call[];
  const api = install(
    readSettings(tag.dataset),
    new URL('./', tag.src).href,
    __AISLE_PANEL__,
    __AISLE_PRELOADS__,
  ) as Record<string, unknown>;
  const push = (...calls: Call[]) => {
    for (const [method, ...args] of calls) (api[method] as ((...args: unknown[]) => unknown) | undefined)?.(...args);
  };
  holder.Aisle = Object.assign(api, { push });
  push(...stub);
}
