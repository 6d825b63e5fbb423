import type { Identity, PageEvent, VoteCount } from '#app/chat-app.ts';
import type { PageToolFunctions } from '#app/page-tools.ts';

/** How the chat runs on this device: detail of `aisle:ready` and value of `Aisle.ready`. */
export interface ReadyDetail {
  /** `worker` as designed; `page` where the host page refuses workers. */
  mode: 'worker' | 'page';
  storage: 'indexeddb' | 'memory';
  /** Highest tier at work: 0 lexical. */
  tier: 0;
  locale: string;
  packVersion: string | null;
}

/** What the page tells of where the shopper is. Values that are not strings are kept as JSON. */
export type PageContext = Readonly<Record<string, unknown>> & { page?: string };

/** What the loaded panel does for the API; each call waits in the loader's queue until it is there. */
export interface PanelApi {
  open(): void;
  close(): void;
  ask(text: string): Promise<void>;
  prefill(text: string): void;
  identify(identity: Identity | null): void;
  setContext(context: PageContext): void;
  /**
   * Notes what the shopper did on the page. A string is for the agent who may take over, and stays on the device until then; an
   * event with goods is for the shopper's own profile, and never leaves the device (docs/profile.md).
   */
  track(action: string | PageEvent): void;
  /**
   * What the shop's page can do for the shopper (docs/tools.md): functions `addToCart`, `applyCoupon`, `openProduct`,
   * `startCheckout`, each of them optional. Takes the place of what was given before.
   */
  tools(functions: PageToolFunctions): void;
  /** How the shopper of this device found the answers, by entry and version of the pack; without any words. */
  votes(): Promise<VoteCount[]>;
  setLocale(locale: string): void;
  setTheme(theme: 'auto' | 'light' | 'dark'): void;
  handoff(options?: { reason?: 'shopper_asked' | 'policy' | 'error' }): Promise<void>;
  reset(): Promise<void>;
  destroy(): void;
}

/** What the loader gives the panel. */
export interface LoaderHost {
  /** Where the panel's element goes: inside the launcher's container. */
  container: HTMLElement;
  /** Folder of Aisle's files, with a slash at its end. */
  base: string;
  onReady(detail: ReadyDetail): void;
  onOpenChange(open: boolean): void;
  onUnread(count: number): void;
}
