import type { LoaderHost, PanelApi, ReadyDetail } from './api.ts';
import { createLauncher } from './launcher.ts';
import { isOn } from './read-settings.ts';
import type { GivenSettings } from './settings.ts';

type Method = keyof PanelApi;
type Call = (...args: unknown[]) => unknown;
type Listener = (event: Event) => void;

/** Whether the call needs the chat at once; the others wait until the shopper opens it. */
const METHODS: Readonly<Record<Exclude<Method, 'open' | 'close' | 'destroy'>, boolean>> = {
  ask: true,
  prefill: true,
  handoff: true,
  reset: true,
  identify: false,
  setContext: false,
  track: false,
  tools: false,
  votes: false,
  setLocale: false,
  setTheme: false,
};

/**
 * Puts the launcher on the page and gives the public API. Everything else is loaded on intent: hover, focus, tap, a
 * waking call, or a conversation with a person that is still open.
 */
export function install(settings: GivenSettings, base: string, panelUrl: string, preloads: readonly string[]) {
  let panel: Promise<PanelApi> | null = null;
  let gone = false;
  let isOpen = false;
  let resolveReady!: (detail: ReadyDetail) => void;
  const ready = new Promise<ReadyDetail>((resolve) => {
    resolveReady = resolve;
  });
  /** The panel whenever it comes; what waits for it loads nothing. */
  let resolveLoaded!: (panel: PanelApi) => void;
  const loaded = new Promise<PanelApi>((resolve) => {
    resolveLoaded = resolve;
  });
  const listening = new AbortController();
  /** An attempt that nobody waits for: what goes wrong with it is told in an event. */
  const warm = () => void load().catch(() => {});
  const launcher = createLauncher(settings, { warm, toggle: () => api.toggle() });

  const emit = (name: string, detail?: unknown) => window.dispatchEvent(new CustomEvent(`aisle:${name}`, { detail }));

  const host: LoaderHost = {
    container: launcher.container,
    base,
    onReady(detail) {
      resolveReady(detail);
      emit('ready', detail);
    },
    onOpenChange(open) {
      isOpen = open;
      launcher.setOpen(open);
      emit(open ? 'open' : 'close');
    },
    onUnread(count) {
      launcher.setUnread(count);
      emit('unread', { count });
    },
  };

  function load(): Promise<PanelApi> {
    if (panel) return panel;
    // The pack's head comes beside the code: on a slow line that saves a round trip before the first answer.
    const pack = settings.pack?.replace(/\/?$/, '/');
    const early = Promise.all(['json', 'sig'].map((type) => fetch(`${pack}manifest.${type}`, { cache: 'no-cache' })));
    early.catch(() => {});
    panel = import(/* @vite-ignore */ base + panelUrl)
      .then((module) => module.startPanel(settings, host, early))
      .then((made: PanelApi) => {
        if (gone) made.destroy();
        // Here and not later: what was called before the panel was asked for comes before what asked for it.
        resolveLoaded(made);
        return made;
      });
    // After the panel and the pack's head, which are needed first: a host of HTTP/1.1 is asked for six files at once.
    for (const href of preloads) {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: base + href }));
    }
    panel.catch((cause) => {
      // The next intent tries again.
      panel = null;
      launcher.setOpen(false);
      // A wrong tag shows nothing else to who has just pasted it.
      console.error(cause);
      emit('error', { code: 'panel-unreachable', cause: `${cause}` });
    });
    return panel;
  }

  const api = {
    ready,
    open: () => {
      launcher.setOpen(true);
      return load().then(
        (made) => made.open(),
        () => {},
      );
    },
    close: () => void panel?.then((made) => made.close()),
    toggle: () => (isOpen ? api.close() : api.open()),
    show: () => launcher.setVisible(true),
    hide: () => launcher.setVisible(false),
    destroy() {
      gone = true;
      void panel?.then((made) => made.destroy());
      launcher.remove();
      listening.abort();
      if ((window as { Aisle?: unknown }).Aisle === api) delete (window as { Aisle?: unknown }).Aisle;
    },
    on(name: string, listener: Listener, once = false) {
      window.addEventListener(`aisle:${name}`, listener, { once, signal: listening.signal });
    },
    once: (name: string, listener: Listener) => api.on(name, listener, true),
    off(name: string, listener: Listener) {
      window.removeEventListener(`aisle:${name}`, listener);
    },
    ...Object.fromEntries(
      Object.entries(METHODS).map(([method, wakes]) => [
        method,
        (...args: unknown[]) =>
          (wakes ? load() : (panel ?? loaded)).then((made) => (made[method as Method] as Call)(...args)),
      ]),
    ),
  };

  if (isOn(settings.open) || isOn(settings.standalone)) void api.open();
  else if (isLive(settings.pack)) setTimeout(warm, 1000);
  return api;
}

/** A person is still being talked to: their answer must not wait for a tap. */
function isLive(pack = ''): boolean {
  try {
    return Boolean(localStorage.getItem(`aisle.live.${pack}`));
  } catch {
    return false;
  }
}
