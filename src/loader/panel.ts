import { ChatApp, type ChatAppOptions } from '#app/chat-app.ts';
import { prefetchPack } from '#app/prefetch-pack.ts';
import { AppError } from '#core/app-error.ts';
import { receiptOf } from '#dialogue/receipt-of.ts';
import type { Message } from '#dialogue/state.ts';
import { textOfPart } from '#dialogue/text-of.ts';
import { loadStrings } from '#i18n/load-strings.ts';
import { pickLocale } from '#i18n/pick-locale.ts';
import { AisleChat } from '#widget/aisle-chat.ts';
import type { LoaderHost, PanelApi } from './api.ts';
import { parseSettings } from './parse-settings.ts';
import type { GivenSettings } from './settings.ts';

/** The panel: the chat's element and its application, put together. Loaded on the shopper's first intent. */
export async function startPanel(
  given: GivenSettings,
  loader: LoaderHost,
  early: Promise<Response[]>,
): Promise<PanelApi> {
  const settings = parseSettings(given);
  const locale = localeOf(settings.locale);
  const element = new AisleChat();
  element.theme = settings.theme;
  element.position = settings.position;
  element.standalone = settings.standalone;
  element.draftScope = settings.packUrl;
  const headFiles = readEarly(early);
  void headFiles.then((files) => files && prefetchPack(files, settings.packUrl, locale));
  const app = new ChatApp({
    packUrl: settings.packUrl,
    publicKey: settings.publicKey,
    backendUrl: settings.backendUrl,
    orders: settings.orders,
    handoff: settings.handoff,
    locale,
    preview: settings.preview,
    generator: settings.generator,
    base: loader.base,
    early: headFiles,
  });
  // The workers first: they load while the page renders, which takes long on a slow phone.
  const { running: started } = await app.start();
  started.catch(() => {});
  // Words that cannot be had (offline, the first time) are English ones.
  element.locale = await loadStrings(locale).then(
    () => locale,
    () => 'en' as const,
  );
  loader.container.append(element);

  const setOpen = (open: boolean) => {
    if (element.open === open) return;
    element.open = open;
    loader.onOpenChange(open);
  };
  element.addEventListener('aisle-chat-close', () => setOpen(false));

  const running = started.then(() => {
    element.host = app;
    const { mode, storage, packVersion } = app.status;
    loader.onReady({ mode, storage, tier: 0, locale: app.locale, packVersion });
    tellNews(app, loader, given.pack ?? '');
  });
  // Only who gave leave, before or just now, can tap a notification.
  let hears = globalThis.Notification?.permission === 'granted';
  const hear = () =>
    Promise.all([import('#app/push-clicks.ts'), running])
      .then(([{ hearPushClicks }]) => hearPushClicks(app, () => setOpen(true)))
      .catch(() => {});
  if (hears) void hear();
  app.subscribe(() => {
    if (hears || !app.follows) return;
    hears = true;
    void hear();
  });
  running.catch((cause: unknown) => emit('error', { code: 'storage-unavailable', cause: String(cause) }));

  return {
    open: () => setOpen(true),
    close: () => setOpen(false),
    async ask(text) {
      setOpen(true);
      await running;
      await app.say(text);
    },
    prefill(text) {
      setOpen(true);
      element.prefill(text);
    },
    identify: (identity) => void running.then(() => app.identify(identity)),
    setContext: ({ page, ...rest }) => void running.then(() => app.setContext(page ?? location.href, asStrings(rest))),
    track: (action) => void running.then(() => app.track(action)).catch(complain),
    tools: (functions) => void running.then(() => app.registerTools(functions)).catch(complain),
    setLocale(requested) {
      const next = localeOf(requested);
      void loadStrings(next).then(() => {
        element.locale = next;
        return running.then(() => app.setLocale(next));
      });
    },
    setTheme(theme) {
      element.theme = theme;
    },
    votes: () => running.then(() => app.votes()),
    async handoff(options) {
      setOpen(true);
      await running;
      await app.requestPerson(options?.reason);
    },
    async reset() {
      await running;
      await app.forget();
    },
    destroy() {
      app.destroy();
      element.remove();
    },
  };
}

/** What the loader fetched beside the panel; null when it did not all come: the sync then asks for itself. */
async function readEarly(responses: Promise<Response[]>): Promise<Awaited<ChatAppOptions['early']>> {
  try {
    const [manifest, signature] = await Promise.all(
      (await responses).map(async (response) => ({
        status: response.status,
        etag: response.headers.get('etag'),
        bytes: await response.arrayBuffer(),
      })),
    );
    return manifest?.status === 200 && signature?.status === 200 ? { manifest, signature } : null;
  } catch {
    return null;
  }
}

function localeOf(requested: string) {
  return pickLocale(requested === 'auto' ? [document.documentElement.lang, ...navigator.languages] : [requested]);
}

const asStrings = (values: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
    ]),
  );

/** A merchant's mistake is told where they look, and never in the shopper's way. */
function complain(cause: unknown): void {
  console.error(cause);
  emit('error', { code: cause instanceof AppError ? cause.code : 'settings-invalid', cause: String(cause) });
}

const emit = (name: string, detail: unknown) => window.dispatchEvent(new CustomEvent(`aisle:${name}`, { detail }));

/** Public events of what happens in the conversation, each once. */
function tellNews(app: ChatApp, loader: LoaderHost, pack: string): void {
  let known = app.state?.messages.length ?? 0;
  let conversation = app.state?.id;
  let phase = app.state?.handoff.phase ?? 'none';
  let follows = app.follows;
  let unread = 0;
  let error: string | null = null;
  const tell = () => {
    const { state, status } = app;
    if (!state) return;
    if (state.id !== conversation) known = 0;
    conversation = state.id;
    for (const message of state.messages.slice(known)) emitMessage(message, state.messages, app.locale);
    known = state.messages.length;
    const isFollowing = app.follows !== follows;
    follows = app.follows;
    if (state.handoff.phase !== phase || isFollowing) {
      const isNew = state.handoff.phase !== phase;
      phase = state.handoff.phase;
      if (isNew && phase !== 'none')
        emit(`handoff-${phase}`, { agent: 'agentName' in state.handoff ? state.handoff.agentName : null });
      // A tap on a notification opens a page, and the chat on it.
      keepResumeFlag(pack, follows === true || (phase !== 'none' && phase !== 'closed' && phase !== 'drafted'));
    }
    if (status.unread !== unread) {
      unread = status.unread;
      loader.onUnread(unread);
    }
    if (status.error !== error) {
      error = status.error;
      if (error) emit('error', { code: error });
    }
  };
  app.subscribe(tell);
  tell();
}

function emitMessage(message: Message, all: readonly Message[], locale: string): void {
  if (message.role === 'shopper') emit('message-sent', { id: message.id, at: message.at });
  if (message.role === 'agent') emit('message-received', { id: message.id, text: message.text, kind: 'agent', locale });
  if (message.role === 'assistant') {
    const asked = all.find(({ id }) => id === message.turnId);
    emit('message-received', {
      id: message.id,
      text: message.parts.map(textOfPart).join('\n'),
      kind: message.reason,
      locale,
      reading: message.reading,
      citations: message.citations,
      packVersion: message.packVersion,
      receipt: receiptOf(message),
      tookMs: asked ? message.at - asked.at : 0,
    });
  }
}

/** While a person is there, the next page loads the chat by itself: their answer must not wait for a tap. */
function keepResumeFlag(pack: string, live: boolean): void {
  try {
    if (live) localStorage.setItem(`aisle.live.${pack}`, '1');
    else localStorage.removeItem(`aisle.live.${pack}`);
  } catch {
    // Storage refused: the conversation resumes when the chat is opened.
  }
}
