import { type PushMessage, readPushMessage } from './push-message.ts';

/** So long a page may take to say that it heard of a tap; then a page is opened that will. */
const HEARD_WITHIN_MS = 1_000;

/** Shows our pushes, and opens the chat where one was tapped. Of others nothing is touched: the host has listeners of its own. */
export function listenToPushes(self: ServiceWorkerGlobalScope): void {
  self.addEventListener('push', (event) => {
    const message = event.data && readPushMessage(event.data.text());
    if (!message) return;
    const { title, body, lang, dir, id } = message;
    const data = { aisle: 1, order: message.order, page: message.page };
    // The tag: what is said of it again takes the place of what stands there.
    event.waitUntil(self.registration.showNotification(title, { body, lang, dir, tag: `aisle-${id}`, data }));
  });

  self.addEventListener('notificationclick', (event) => {
    const { data } = event.notification;
    if (data?.aisle !== 1) return;
    event.notification.close();
    event.waitUntil(openChat(self.clients, data));
  });
}

/** In a page of the shop that is open and has the chat; else in a new one, whose address says what to show. */
async function openChat(clients: Clients, { order, page }: Pick<PushMessage, 'order' | 'page'>): Promise<void> {
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  // The one the shopper looks at, or looked at last.
  for (const client of pages.filter(({ url }) => new URL(url).pathname === page)) {
    if (!(await isHeard(client, order))) continue;
    // It shows the chat, whether the browser lets it come to the front or not.
    await client.focus().catch(() => {});
    return;
  }
  await clients.openWindow(`${page}#aisle-order=${order}`);
}

function isHeard(client: WindowClient, order: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const late = setTimeout(resolve, HEARD_WITHIN_MS, false);
    port1.onmessage = () => {
      clearTimeout(late);
      resolve(true);
    };
    client.postMessage({ type: 'aisle:notice', order }, [port2]);
  });
}
