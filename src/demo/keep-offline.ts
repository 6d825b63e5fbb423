import { both, element } from './element.ts';
import { WORDS } from './words.ts';

/** Registers the service worker as a merchant does, in one line, and asks before a new version takes over. */
export function keepOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  // After the page has loaded: what it fetches for later must not slow down what the shopper waits for now.
  const start = () => void register().catch(() => undefined);
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/aisle-sw.js?pages');
  if (registration.waiting !== null) offerUpdate(registration);
  navigator.serviceWorker.addEventListener('message', (event) => {
    if (event.data?.type === 'aisle-sw:update-ready') offerUpdate(registration);
  });
}

function offerUpdate(registration: ServiceWorkerRegistration): void {
  if (document.querySelector('.update') !== null) return;
  const accept = element('button', { type: 'button', class: 'button' }, both(WORDS.updateNow));
  const decline = element('button', { type: 'button', class: 'button quiet' }, both(WORDS.later));
  const bar = element('div', { class: 'update', role: 'status' }, both(WORDS.updateReady), accept, decline);
  decline.addEventListener('click', () => bar.remove());
  accept.addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    const worker = registration.waiting ?? registration.installing;
    worker?.postMessage({ type: 'SKIP_WAITING' });
  });
  document.body.append(bar);
}
