import type { WorkboxPlugin } from 'workbox-core/types.js';
import { ExpirationPlugin } from 'workbox-expiration/ExpirationPlugin.js';
import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { Route } from 'workbox-routing/Route.js';
import { Router } from 'workbox-routing/Router.js';
import { CacheFirst } from 'workbox-strategies/CacheFirst.js';
import { NetworkFirst } from 'workbox-strategies/NetworkFirst.js';
import { StaleWhileRevalidate } from 'workbox-strategies/StaleWhileRevalidate.js';
import { isConversationDatabase, OUTBOX_TAG } from '../shared/outbox-request.ts';
import { cacheNamesOf, outdatedCaches } from './cache-names.ts';
import { keepPlugin } from './keep-plugin.ts';
import { ledgerPlugin } from './ledger-plugin.ts';
import { listenToPushes } from './push-events.ts';
import { type Policy, type Purpose, type RouteSetup, routeOf } from './route-of.ts';
import { sendOutbox } from './send-outbox.ts';
import { recordServiceWorkerRequest } from './sw-ledger.ts';
import { warmOpenPages } from './warm-pages.ts';

declare const self: ServiceWorkerGlobalScope;

/** Where Aisle's files lie on the shop's site; the manifest names them there too. */
const BASE_PATH = '/aisle/';
/** True where the merchant's page registered this file; false where the merchant's own service worker imported it. */
const isOwn = new URL(self.location.href).pathname.endsWith('/aisle-sw.js');
const keepPages = isOwn && new URL(self.location.href).searchParams.has('pages');
const isBelowBase = (url: URL) => url.pathname.startsWith(BASE_PATH);
const names = cacheNamesOf(self.registration.scope);

const ledger = ledgerPlugin(BASE_PATH);
/** What is fetched for later must not slow down what the shopper waits for now. */
const unhurried: WorkboxPlugin = {
  requestWillFetch: async ({ request, event }) =>
    event.type === 'install' ? new Request(request, { priority: 'low' }) : request,
};
// The default cache name of workbox may be the host's own, and two precaches under one name delete each other's files.
const shell = new PrecacheController({
  cacheName: names.shell,
  plugins: [keepPlugin('shell'), ledger, unhurried, ...(isOwn ? [] : [forgiveAtInstall()])],
});
shell.addToCacheList(
  self.__WB_MANIFEST.filter(
    (entry) => isOwn || isBelowBase(new URL(typeof entry === 'string' ? entry : entry.url, self.location.href)),
  ),
);

const setup: RouteSetup = {
  origin: self.location.origin,
  basePath: BASE_PATH,
  keepPages,
  isShell: (url) => shell.getCacheKeyForURL(url) !== undefined,
};

const MATCH = { ignoreVary: true };
// The cast: its optional methods are typed without `exactOptionalPropertyTypes` in mind.
const atMost = (maxEntries: number) => new ExpirationPlugin({ maxEntries, purgeOnQuotaError: true }) as WorkboxPlugin;
const fileOptions = (purpose: Purpose) => ({
  cacheName: names.files[purpose],
  matchOptions: MATCH,
  plugins: [keepPlugin('file'), ledger, atMost(120)],
});
const immutable = {
  code: new CacheFirst(fileOptions('code')),
  pack: new CacheFirst(fileOptions('pack')),
  model: new CacheFirst(fileOptions('model')),
};
const revalidated = {
  code: new NetworkFirst(fileOptions('code')),
  pack: new NetworkFirst(fileOptions('pack')),
  model: new NetworkFirst(fileOptions('model')),
};
const pages = new NetworkFirst({
  cacheName: names.pages,
  networkTimeoutSeconds: 3,
  matchOptions: MATCH,
  plugins: [keepPlugin('page'), atMost(60)],
});
const assets = new StaleWhileRevalidate({
  cacheName: names.assets,
  matchOptions: MATCH,
  plugins: [keepPlugin('file'), atMost(300)],
});

function policyOf(request: Request): Policy {
  return routeOf(
    {
      url: request.url,
      method: request.method,
      mode: request.mode,
      destination: request.destination,
      hasAuthorization: request.headers.has('Authorization'),
      hasRange: request.headers.has('Range'),
      isNoStore: request.cache === 'no-store',
    },
    setup,
  );
}

function answer(policy: Policy, event: ExtendableEvent, request: Request): Promise<Response> {
  switch (policy.kind) {
    case 'shell':
      return shell.createHandlerBoundToURL(policy.url)({ event, request, url: new URL(policy.url) });
    case 'immutable':
      return immutable[policy.purpose].handle({ event, request });
    case 'revalidated':
      return revalidated[policy.purpose].handle({ event, request });
    case 'page':
      return pages.handle({ event, request });
    case 'asset':
      return assets.handle({ event, request });
    case 'ignore':
      return fetch(request);
  }
}

/** In somebody else's service worker, a file that cannot be had must not fail that worker's installation. */
function forgiveAtInstall(): WorkboxPlugin {
  return {
    handlerDidError: async ({ event }) => (event.type === 'install' ? Response.error() : undefined),
  };
}

// One route: the policy is its match. A router of our own, because the shared one also listens to the host's messages.
const router = new Router();
router.registerRoute(
  new Route(
    ({ request }) => {
      const policy = policyOf(request);
      return policy.kind === 'ignore' ? false : policy;
    },
    ({ event, request, params }) => answer(params as Policy, event, request),
  ),
);
router.addFetchListener();

self.addEventListener('install', (event) => {
  const installed = shell.install(event);
  if (!isOwn) return;
  event.waitUntil(
    installed.then(async () => {
      if (keepPages) {
        const isOfShop = (url: URL) => !isBelowBase(url) && !setup.isShell(url.origin + url.pathname);
        await warmOpenPages(self.clients, { event, pages, assets, isOfShop });
      }
      if (self.registration.active !== null) await tellPages({ type: 'aisle-sw:update-ready' });
    }),
  );
});

// Where the browser has Background Sync: what waits goes out when the network is back, with no page open. The tag is Aisle's
// own, so a host's service worker is not disturbed.
self.addEventListener('sync' as 'message', (event) => {
  if ((event as Event as SyncEvent).tag === OUTBOX_TAG) event.waitUntil(sendOutboxes());
});

listenToPushes(self);

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

async function sendOutboxes(): Promise<void> {
  const around = {
    fetch: (request: Request) => fetch(request),
    now: Date.now,
    locks: navigator.locks,
    record: recordServiceWorkerRequest,
  };
  const names = (await indexedDB.databases()).flatMap(({ name = '' }) => (isConversationDatabase(name) ? [name] : []));
  const ends = await Promise.allSettled(names.map((name) => sendOutbox(name, around)));
  const failed = ends.find((end) => end.status === 'rejected');
  // The browser tries a rejected one again, later each time.
  if (failed) throw failed.reason;
}

self.addEventListener('activate', (event) => {
  shell.activate(event);
  event.waitUntil(
    (async () => {
      const outdated = outdatedCaches(await caches.keys(), self.registration.scope, keepPages);
      await Promise.all(outdated.map((name) => caches.delete(name)));
      if (isOwn) await self.clients.claim();
    })(),
  );
});

if (isOwn) {
  // Only a page may ask for it, after it asked the shopper: nobody is moved to a new version in mid-conversation.
  self.addEventListener('message', (event) => {
    const message: unknown = event.data;
    if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING') {
      event.waitUntil(self.skipWaiting());
    }
  });
}

async function tellPages(message: { type: 'aisle-sw:update-ready' }): Promise<void> {
  for (const client of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
    client.postMessage(message);
  }
}
