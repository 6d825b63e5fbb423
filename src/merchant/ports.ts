import type { ActionDecision, ActionRequest, OrderAction, TicketRequest, TicketTopic } from '#commerce/action.ts';
import type { Order } from '#commerce/order.ts';
import type { Locale } from '#core/locale.ts';
import type { Closing, Elsewhere, GuestLookup, HandoffPacket } from '#dialogue/outward.ts';
import type { InsightReport } from './generated/protocol.ts';

/**
 * What a backend may offer beyond the first version of the protocol. A number after a name is its version: a higher one
 * still does all that a lower one did, and what would not gets another name.
 */
export const FEATURES = [
  /** `POST /identity/exchange`. */
  'identity-exchange',
  /** A handoff whose user is vouched for by an HMAC. */
  'identity-hmac',
  /** Action `coupon-grant` and `Order.offers`. */
  'offers',
  /** Batches, sorting records and temperatures in orders. */
  'traceability',
  /** Priority, skill, reading and facts in a handoff, and how it was closed. */
  'handoff-context',
  'handoff-rating',
  /** `Order.notices`, and pushes where `Capabilities.push` is there. */
  'notices',
  /** `insight` in the bodies of look-ups, actions, tickets and handoffs. */
  'private-insight',
] as const;
export type Feature = (typeof FEATURES)[number];

/** What a backend offers. Fetched once per session; absent parts are switched off in the chat. */
export interface Capabilities {
  version: string;
  /** Version of each that is offered; those this code does not know are left out. */
  features: Partial<Record<Feature, number>>;
  /** Whose signatures are taken for an identity. */
  identityPlatforms: IdentityPlatform[];
  orders: { list: boolean; guestLookup: ContactKind[] };
  returns: boolean;
  actions: OrderAction[];
  tickets: TicketTopic[];
  /** What may come with an action or a ticket; null for none. `maxBytes` is that of one photo. */
  photos: { maxCount: number; maxBytes: number; mediaTypes: string[] } | null;
  /** Where notices are pushed: the key with which the shop signs them (VAPID, base64url). Absent for not at all. */
  push?: { publicKey: string };
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

export const IDENTITY_PLATFORMS = ['shopify', 'woocommerce', 'bigcommerce', 'custom'] as const;
export type IdentityPlatform = (typeof IDENTITY_PLATFORMS)[number];

/** A platform's signed word on who the shopper is, for a short token that opens their orders. */
export interface IdentityPort {
  /**
   * `payload` as `docs/protocol.md` has it for each platform. Rejects as `OrdersPort` does: `unauthorised` where it is
   * not believed, over, or was used before.
   */
  exchange(
    platform: IdentityPlatform,
    payload: Readonly<Record<string, string | number>>,
    signal?: AbortSignal,
  ): Promise<{ token: string; expiresAt: string }>;
}

export interface Handoff {
  id: string;
  /** Opens this handoff only. */
  token: string;
  mode: 'live' | 'ticket';
  status: 'queued' | 'assigned' | 'closed';
  queuePosition?: number;
  ticketNumber?: string;
  /** Why it is a ticket: nobody is there at this hour, or too many are waiting. */
  why?: 'closed' | 'overflow';
  /** Where it goes on, if not in this chat; such a handoff is `closed` from its beginning. */
  elsewhere?: Elsewhere;
}

/** What a way of handing over can do. What it cannot, the chat does not offer. */
export interface HandoffCapabilities {
  /** The agent answers in this chat. */
  live: boolean;
  /** The place in the queue is told. */
  queue: boolean;
  /** Each side sees the other typing. */
  typing: boolean;
  rating: boolean;
}

/** What the shopper thought of it, asked once. */
export interface Rating {
  /** 1 to 5. */
  score: number;
  comment?: string;
}

/**
 * Events of a handoff. `id` orders them and resumes the stream. They may come twice and out of order: a receiver drops
 * what it has.
 */
export type HandoffEvent = { id: string; at: string } & (
  | { type: 'message'; from: 'shopper' | 'agent' | 'system'; text: string; clientId?: string; agent?: { name: string } }
  | {
      type: 'status';
      status: 'queued' | 'assigned' | 'closed';
      queuePosition?: number;
      agent?: { name: string };
      /** With `closed`, where a person ended it. */
      closing?: Closing;
    }
  | { type: 'typing'; from: 'shopper' | 'agent'; typing: boolean }
);

/** Handing over to a person. Rejects as `OrdersPort` does; posting twice under one key has the effect of once. */
export interface HandoffPort {
  readonly capabilities: HandoffCapabilities;
  create(packet: HandoffPacket, idempotencyKey: string, signal?: AbortSignal): Promise<Handoff>;
  send(
    handoff: { id: string; token: string },
    message: { clientId: string; text: string },
    signal?: AbortSignal,
  ): Promise<void>;
  setTyping(handoff: { id: string; token: string }, typing: boolean, signal?: AbortSignal): Promise<void>;
  close(handoff: { id: string; token: string }, signal?: AbortSignal): Promise<void>;
  /** Once for each handoff: another one, under another key, is `conflict`. */
  rate(
    handoff: { id: string; token: string },
    rating: Rating,
    idempotencyKey: string,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Yields every event after `after` (an event id), reconnecting with back-off until `signal` aborts or it is closed. */
  events(
    handoff: { id: string; token: string },
    after: string | null,
    signal: AbortSignal,
  ): AsyncIterable<HandoffEvent>;
}

/** What a browser gives for being pushed to. Keys in base64url. */
export interface PushTarget {
  endpoint: string;
  keys: { p256dh: string; auth: string };
  /** Language of what is pushed. */
  locale: Locale;
  /** Path of the page that a tap opens. */
  page: string;
}

/** Where the shop pushes notices of an order. Rejects as `OrdersPort` does. */
export interface PushPort {
  /** `token` of the order as for `OrdersPort.get`. The token that is given ends it, whoever is signed in by then. */
  subscribe(
    order: { id: string; token: string | undefined },
    target: PushTarget,
    signal?: AbortSignal,
  ): Promise<{ id: string; token: string }>;
  /** Ending what has ended is no fault. */
  unsubscribe(subscription: { id: string; token: string }, signal?: AbortSignal): Promise<void>;
}

/** What goes along with a request that leaves anyway. Neither method fails: a request never suffers from it. */
export interface Passenger {
  /** @param key Idempotency key of the request; null where it has none. Null where nothing goes along. */
  board(request: { key: string | null; url: string }): Promise<InsightReport | null>;
  /** The shop answered: it took the request in, and with it the report, or did not. */
  alight(report: InsightReport, isTaken: boolean): void;
}

/** All that leaves the device for the merchant passes these ports. */
export interface MerchantBackend {
  orders: OrdersPort;
  tickets: TicketsPort;
  handoff: HandoffPort;
  /** Absent where nothing can be exchanged. */
  identity?: IdentityPort;
  /** Absent where nothing is pushed. */
  push?: PushPort;
  /** Noisy counts go along with look-ups, actions, tickets and handoffs. Absent where they have no place. */
  insight?: { carry(passenger: Passenger): void };
}
