import { AppError } from '#core/app-error.ts';
import type { HandoffPort, MerchantBackend, OrdersPort, TicketsPort } from '#merchant/ports.ts';
import { openDeviceStore } from '#merchant/shared/device-store.ts';
import {
  type HandoffSettings,
  type OrdersSettings,
  parseHandoffSettings,
  parseOrdersSettings,
} from './adapter-settings.ts';
import type { BackendSettings } from './load-backend.ts';
import { openSocket } from './open-socket.ts';
import type { RequestRecorder } from './request-recorder.ts';

export interface BackendSurroundings {
  recorder: RequestRecorder;
  /** The shopper's identity for the backend; null for a guest. */
  getToken: () => Promise<string | null>;
}

/**
 * Reads the settings, and gives the way to the adapters they name, each code of its own. Throws `settings-invalid` with
 * the path of the fault.
 */
export function composeBackend(
  { backendUrl, orders, handoff }: BackendSettings,
  surroundings: BackendSurroundings,
): () => Promise<MerchantBackend> {
  const ordersSettings = parseOrdersSettings(orders);
  const handoffSettings = parseHandoffSettings(handoff);
  return async () => {
    const rest = backendUrl === null ? null : await loadRest(backendUrl, surroundings);
    const [ownOrders, ownHandoff] = await Promise.all([
      loadOrders(ordersSettings, surroundings),
      loadHandoff(handoffSettings, surroundings),
    ]);
    return {
      ...rest,
      orders: ownOrders ?? rest?.orders ?? withoutOrders,
      tickets: rest?.tickets ?? withoutTickets,
      handoff: ownHandoff ?? rest?.handoff ?? withoutHandoff,
    };
  };
}

async function loadRest(baseUrl: string, { recorder, getToken }: BackendSurroundings): Promise<MerchantBackend> {
  const { createRestBackend } = await import('#merchant/rest/rest-backend.ts');
  return createRestBackend({ baseUrl, fetch: recorder.fetch, getToken });
}

/** Null where the backend itself does it. */
async function loadOrders(
  settings: OrdersSettings,
  { recorder, getToken }: BackendSurroundings,
): Promise<OrdersPort | null> {
  const { fetch } = recorder;
  switch (settings.kind) {
    case 'rest':
      return null;
    case 'medusa': {
      const { createMedusaOrders } = await import('#merchant/medusa/medusa-orders.ts');
      return createMedusaOrders({ baseUrl: settings.url, publishableKey: settings.publishableKey, fetch, getToken });
    }
    case 'vendure': {
      const { createVendureOrders } = await import('#merchant/vendure/vendure-orders.ts');
      return createVendureOrders({ shopApiUrl: settings.url, fetch, getToken });
    }
  }
}

/** Null where the backend itself does it. */
async function loadHandoff(settings: HandoffSettings, { recorder }: BackendSurroundings): Promise<HandoffPort | null> {
  const store = openDeviceStore();
  switch (settings.kind) {
    case 'rest':
      return null;
    case 'xmpp': {
      const { createXmppHandoff } = await import('#merchant/xmpp/xmpp-handoff.ts');
      return createXmppHandoff({ settings, store, note: (url, sent) => recorder.noteSocket(url, sent) });
    }
    case 'chatwoot': {
      const { createChatwootHandoff } = await import('#merchant/chatwoot/chatwoot-handoff.ts');
      return createChatwootHandoff({ settings, store, fetch: recorder.fetch, openSocket: openSocket(recorder) });
    }
    case 'vendor-widget': {
      const { createVendorWidgetHandoff } = await import('#merchant/vendor-widget/vendor-widget-handoff.ts');
      return createVendorWidgetHandoff({ settings, store });
    }
    case 'link': {
      const { createLinkHandoff } = await import('#merchant/link/link-handoff.ts');
      return createLinkHandoff(settings, store);
    }
  }
}

const missing = async (): Promise<never> => {
  throw new AppError('settings-invalid', { path: 'data-backend', expected: 'URL' });
};

const withoutOrders: OrdersPort = { capabilities: missing, lookup: missing, list: missing, get: missing, act: missing };
const withoutTickets: TicketsPort = { open: missing };
const withoutHandoff: HandoffPort = {
  capabilities: { live: false, queue: false, typing: false, rating: false },
  create: missing,
  send: missing,
  setTyping: missing,
  close: missing,
  rate: missing,
  events: () => ({ [Symbol.asyncIterator]: () => ({ next: missing }) }),
};
