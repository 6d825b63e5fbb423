/**
 * One request that waits for the network, as the service worker sends it: any adapter's, for nothing of it needs to be
 * understood. `key` is that of its effect; sending it twice has the effect of once.
 */
export interface OutboxRequest {
  key: string;
  url: string;
  headers: Record<string, string>;
  body: string | null;
  purpose: 'order' | 'handoff';
  /** The request of which the answer's `id` and `token` stand for `HANDOFF_ID` and `HANDOFF_TOKEN` in this one. */
  after: string | null;
}

export const HANDOFF_ID = '__aisle_handoff_id__';
export const HANDOFF_TOKEN = '__aisle_handoff_token__';

/** Tag of the Background Sync that sends what waits. */
export const OUTBOX_TAG = 'aisle-outbox';

/** Databases of conversations, which are also the names of their leaders' locks. Photos lie beside them. */
export const isConversationDatabase = (name: string): boolean => /^aisle\.(?!.*\.photos$)/.test(name);
