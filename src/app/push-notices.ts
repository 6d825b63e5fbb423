import type { Locale } from '#core/locale.ts';
import { cacheNamesOf } from '#workers/sw/cache-names.ts';
import type { PushAnswer, PushCall } from './push-calls.ts';
import { keepPushRecord, type PushRecord, readPushRecord } from './push-record.ts';

/** `none`: not offered, by the shop or by this browser. `denied`: the browser was told so, and will not ask again. */
export type PushState = 'none' | 'off' | 'on' | 'denied';

/** The way to the tab that leads. */
export type CallPush = (call: PushCall) => Promise<PushAnswer>;

/** How often this page erased everything: what was under way then must leave nothing behind. */
let erasures = 0;

/** How it stands with an order's pushes. Asks the shopper for nothing. */
export async function pushState(call: CallPush, orderId: string): Promise<PushState> {
  const registration = await ownRegistration();
  if (!registration) return 'none';
  // Leave may be taken back in the browser's settings, and a subscription end there: then nothing comes any more.
  const subscription = Notification.permission === 'granted' ? await registration.pushManager.getSubscription() : null;
  const kept = readPushRecord();
  const isKept = kept?.orders.some((each) => each.orderId === orderId) ?? false;
  if (isKept && subscription?.endpoint === kept?.endpoint) return 'on';
  if ((await call({ do: 'key' }).catch(() => null)) === null) return 'none';
  return Notification.permission === 'denied' ? 'denied' : 'off';
}

/**
 * After a tap, and never otherwise: the browser asks for leave, subscribes with the shop's key, and the shop is told the
 * address. Rejects where that fails; what was half done is undone.
 */
export async function turnPushOn(call: CallPush, orderId: string, locale: Locale): Promise<PushState> {
  // First, while the tap still counts as one.
  if ((await Notification.requestPermission()) !== 'granted') {
    return Notification.permission === 'denied' ? 'denied' : 'off';
  }
  const erasedBefore = erasures;
  const registration = await ownRegistration();
  const key = await call({ do: 'key' });
  if (!registration || typeof key !== 'string') return 'none';
  const before = await registration.pushManager.getSubscription();
  const applicationServerKey = fromBase64Url(key);
  // With the shop's own subscription under another key this rejects: the browser has one for each service worker.
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  const { endpoint, keys } = subscription.toJSON();
  try {
    const target = { endpoint: endpoint ?? '', keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } };
    const page = location.pathname.slice(0, 300);
    const made = await call({ do: 'subscribe', orderId, target: { ...target, locale, page } });
    if (made === null || typeof made === 'string') throw new Error('the shop pushes no more');
    if (erasures !== erasedBefore) {
      await call({ do: 'unsubscribe', subscription: made });
      throw new Error('this device was erased meanwhile');
    }
    // As it stands now: another tab may have written meanwhile.
    const kept = readPushRecord();
    const isSame = kept !== null && kept.endpoint === endpoint;
    const isOurs = before === null || (isSame && kept.isOurs);
    const others = isSame ? without(kept, orderId) : [];
    keepPushRecord({ endpoint: subscription.endpoint, isOurs, orders: [...others, { orderId, ...made }] });
    return 'on';
  } catch (cause) {
    if (before === null && readPushRecord()?.endpoint !== endpoint) await subscription.unsubscribe();
    throw cause;
  }
}

/** At both ends. Offline, the browser's end is enough for the last one: the shop hears from the push service. */
export async function turnPushOff(call: CallPush, orderId: string): Promise<PushState> {
  const kept = readPushRecord();
  const own = kept?.orders.find((each) => each.orderId === orderId);
  if (!kept || !own) return 'off';
  const told = call({ do: 'unsubscribe', subscription: { id: own.id, token: own.token } });
  if (without(kept, orderId).length > 0) await told;
  else await told.catch(() => {});
  const isLast = () => without(readPushRecord() ?? kept, orderId).length === 0;
  if (isLast()) await endSubscription(kept);
  const now = readPushRecord();
  if (now) keepPushRecord(isLast() ? null : { ...now, orders: without(now, orderId) });
  return 'off';
}

/** When the device's data is erased: all of it ends, and what was shown is taken down. */
export async function erasePush(call: CallPush): Promise<void> {
  erasures += 1;
  const kept = readPushRecord();
  if (!kept) return;
  keepPushRecord(null);
  const told = kept.orders.map(({ id, token }) => call({ do: 'unsubscribe', subscription: { id, token } }));
  await Promise.allSettled([...told, endSubscription(kept)]);
  const shown = (await (await ownRegistration())?.getNotifications()) ?? [];
  for (const notification of shown) if (notification.data?.aisle === 1) notification.close();
}

const without = ({ orders }: PushRecord, orderId: string) => orders.filter((each) => each.orderId !== orderId);

async function endSubscription({ endpoint, isOurs }: PushRecord): Promise<void> {
  const subscription = await (await ownRegistration())?.pushManager.getSubscription();
  if (isOurs && subscription?.endpoint === endpoint) await subscription.unsubscribe();
}

/** The service worker of this page, where Aisle's is in it: another one would not know what to do with our pushes. */
async function ownRegistration(): Promise<ServiceWorkerRegistration | null> {
  if (!('PushManager' in window) || !('serviceWorker' in navigator) || typeof Notification === 'undefined') return null;
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration?.active) return null;
  return (await caches.has(cacheNamesOf(registration.scope).shell)) ? registration : null;
}

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
