import type { ActionDecision, ActionRequest, OrderAction, TicketRequest, TicketTopic } from '#commerce/action.ts';
import type { Order } from '#commerce/order.ts';
import type { GuestLookup, HandoffPacket } from '#dialogue/outward.ts';

/** What a backend offers. Fetched once per session; absent parts are switched off in the chat. */
export interface Capabilities {
  version: string;
  orders: { list: boolean; guestLookup: ContactKind[] };
  returns: boolean;
  actions: OrderAction[];
  tickets: TicketTopic[];
  /** What may come with an action or a ticket; null for none. `maxBytes` is that of one photo. */
  photos: { maxCount: number; maxBytes: number; mediaTypes: string[] } | null;
  handoff: { live: boolean; ticket: boolean; availableNow: boolean; hours?: string };
}

export type ContactKind = GuestLookup['contact']['kind'];

/** An order with a token that opens this order only, until `expiresAt` (ISO 8601). */
export interface GuestOrder {
  order: Order;
  token: string;
  expiresAt: string;
}

/** A photo that goes with a request. */
export interface Photo {
  id: string;
  /** `image/jpeg`, `image/png` or `image/webp`. */
  mediaType: string;
  bytes: Uint8Array;
}

/** What travels with a request that changes something. Asking twice under one key has the effect of once. */
export interface AskOptions {
  idempotencyKey: string;
  photos?: readonly Photo[];
}

/**
 * Order data and actions. Every method rejects with `AppError`: `network-offline`, `backend-unreachable`, `backend-invalid` (with
 * the path of the fault), `order-not-found`, `rate-limited` (`retryAfterS`), `unauthorised`, `cancelled`;
 * `act` also with `conflict` when the key was used for something else.
 */
export interface OrdersPort {
  capabilities(signal?: AbortSignal): Promise<Capabilities>;
  /** Answers alike for "no such order" and "wrong contact": `order-not-found`. */
  lookup(query: GuestLookup, signal?: AbortSignal): Promise<GuestOrder>;
  /** Orders of the identified shopper, newest first; needs an identity. */
  list(
    options?: { limit?: number; cursor?: string },
    signal?: AbortSignal,
  ): Promise<{ orders: Order[]; nextCursor: string | null }>;
  /** `token` is a guest token; without it the shopper's identity is used. */
  get(id: string, token?: string, signal?: AbortSignal): Promise<Order>;
  /** Asks the shop to do something with an order; a refusal is a decision. `token` as for `get`. */
  act(
    id: string,
    request: ActionRequest,
    options: AskOptions & { token?: string | undefined },
    signal?: AbortSignal,
  ): Promise<ActionDecision>;
}

/** What a person works on later. Rejects as `OrdersPort` does; needs no identity, and proves one where there is one. */
export interface TicketsPort {
  open(request: TicketRequest, options: AskOptions, signal?: AbortSignal): Promise<ActionDecision>;
}

export interface Handoff {
  id: string;
  /** Opens this handoff only. */
  token: string;
  mode: 'live' | 'ticket';
  status: 'queued' | 'assigned' | 'closed';
  queuePosition?: number;
  ticketNumber?: string;
}

/** Events of a handoff. `id` orders them and resumes the stream. */
export type HandoffEvent = { id: string; at: string } & (
  | { type: 'message'; from: 'shopper' | 'agent' | 'system'; text: string; clientId?: string; agent?: { name: string } }
  | { type: 'status'; status: 'queued' | 'assigned' | 'closed'; queuePosition?: number; agent?: { name: string } }
  | { type: 'typing'; from: 'shopper' | 'agent'; typing: boolean }
);

/** Handing over to a person. Rejects as `OrdersPort` does; posting twice under one key has the effect of once. */
export interface HandoffPort {
  create(packet: HandoffPacket, idempotencyKey: string, signal?: AbortSignal): Promise<Handoff>;
  send(
    handoff: { id: string; token: string },
    message: { clientId: string; text: string },
    signal?: AbortSignal,
  ): Promise<void>;
  setTyping(handoff: { id: string; token: string }, typing: boolean, signal?: AbortSignal): Promise<void>;
  close(handoff: { id: string; token: string }, signal?: AbortSignal): Promise<void>;
  /** Yields every event after `after` (an event id), reconnecting with back-off until `signal` aborts or it is closed. */
  events(
    handoff: { id: string; token: string },
    after: string | null,
    signal: AbortSignal,
  ): AsyncIterable<HandoffEvent>;
}

/** All that leaves the device for the merchant passes these ports. */
export interface MerchantBackend {
  orders: OrdersPort;
  tickets: TicketsPort;
  handoff: HandoffPort;
}
