/*
 * The Studio's preview: gives the pages under /studio-preview/ what the Studio put into the cache below, and Aisle's own files
 * under an address of this scope, so that the widget's threads ask here too. It answers for nothing else.
 */
const CACHE = 'aisle-studio-preview';
const SCOPE = '/studio-preview/';
const AISLE = `${SCOPE}aisle/`;

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== location.origin || event.request.method !== 'GET') return;
  if (pathname.startsWith(AISLE)) event.respondWith(own(pathname));
  else if (pathname.startsWith(SCOPE) && pathname !== `${SCOPE}sw.js`) event.respondWith(kept(pathname));
});

async function own(pathname) {
  const response = await fetch(`/aisle/${pathname.slice(AISLE.length)}`);
  // A new response is at the address that was asked for: modules and threads then stay in this scope.
  return new Response(response.body, { status: response.status, headers: response.headers });
}

async function kept(pathname) {
  const cache = await caches.open(CACHE);
  return (await cache.match(pathname)) ?? new Response('', { status: 404 });
}
