import { describe, expect, it } from 'vitest';
import { listenToPushes } from './push-events.ts';
import { readPushMessage } from './push-message.ts';

const MESSAGE = {
  aisle: 1,
  id: 'ntc_1',
  order: '4931',
  title: 'Freshlane',
  body: 'Later',
  lang: 'en',
  dir: 'ltr',
  page: '/fresh/',
};

/** A page as a service worker sees it; one with the chat says that it heard. */
const page = (url: string, hasChat: boolean) => {
  const client = {
    url,
    heard: [] as unknown[],
    focused: false,
    focus: async () => {
      client.focused = true;
      return client;
    },
    postMessage(message: unknown, [port]: MessagePort[]) {
      client.heard.push(message);
      if (hasChat) port?.postMessage('heard');
    },
  };
  return client;
};

/** The part of a service worker that pushes have to do with. */
function worker(pages: ReturnType<typeof page>[] = []) {
  const listeners = new Map<string, (event: never) => void>();
  const shown: [string, NotificationOptions][] = [];
  const opened: string[] = [];
  listenToPushes({
    addEventListener: (type: string, listener: (event: never) => void) => listeners.set(type, listener),
    registration: {
      showNotification: async (title: string, options: NotificationOptions) => void shown.push([title, options]),
    },
    clients: { matchAll: async () => pages, openWindow: async (url: string) => void opened.push(url) },
  } as unknown as ServiceWorkerGlobalScope);
  async function dispatch(type: string, event: object): Promise<void> {
    const work: Promise<unknown>[] = [];
    listeners.get(type)?.({ ...event, waitUntil: (promise: Promise<unknown>) => work.push(promise) } as never);
    await Promise.all(work);
  }
  return {
    shown,
    opened,
    push: (text: string | null) => dispatch('push', { data: text === null ? null : { text: () => text } }),
    async tap(data: unknown) {
      let closed = false;
      await dispatch('notificationclick', { notification: { data, close: () => (closed = true) } });
      return closed;
    },
  };
}

describe('a push', () => {
  it('is shown as it says, one for a notice', async () => {
    const { push, shown } = worker();
    await push(JSON.stringify(MESSAGE));
    expect(shown).toEqual([
      [
        'Freshlane',
        {
          body: 'Later',
          lang: 'en',
          dir: 'ltr',
          tag: 'aisle-ntc_1',
          data: { aisle: 1, order: '4931', page: '/fresh/' },
        },
      ],
    ]);
  });

  it.each([
    ['the host’s own', '{"title":"Sale!"}'],
    ['no JSON', 'hello'],
    ['null', 'null'],
    ['none', null],
  ])('that is %s is left alone', async (_, text) => {
    const { push, shown, tap } = worker();
    await push(text);
    expect(shown).toEqual([]);
    expect(await tap({ url: '/sale' })).toBe(false);
  });

  it('opens no page but one of the shop, whatever it says', () => {
    for (const bad of ['//evil.example', 'https://evil.example', '/x?y', '/\\evil.example', 7, undefined]) {
      expect(readPushMessage(JSON.stringify({ ...MESSAGE, page: bad }))?.page).toBe('/');
    }
    expect(readPushMessage(JSON.stringify({ ...MESSAGE, order: '<img>' }))).toBeNull();
  });
});

describe('a tap on it', () => {
  const data = { aisle: 1, order: '4931', page: '/fresh/' };

  it('goes to an open page that has the chat', async () => {
    const [away, here] = [page('https://shop.example/', true), page('https://shop.example/fresh/#x', true)];
    const { tap, opened } = worker([away, here]);
    expect(await tap(data)).toBe(true);
    expect([here.heard, here.focused, opened]).toEqual([[{ type: 'aisle:notice', order: '4931' }], true, []]);
    expect(away.heard).toEqual([]);
  });

  it('opens a page where none has it, and says there which order', async () => {
    const deaf = page('https://shop.example/fresh/', false);
    const { tap, opened } = worker([deaf]);
    await tap(data);
    expect([opened, deaf.focused]).toEqual([['/fresh/#aisle-order=4931'], false]);
  });
});
