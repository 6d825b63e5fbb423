import type { ConversationState } from '#dialogue/state.ts';
import type { MerchantBackend, PushTarget } from '#merchant/ports.ts';
import type { LedgerEntry } from '#workers/knowledge/knowledge-api.ts';

/** What the tab that leads does for pushes, whichever tab the shopper taps in. */
export type PushCall =
  /** The shop's key; null where it pushes nothing. */
  | { do: 'key' }
  | { do: 'subscribe'; orderId: string; target: PushTarget }
  | { do: 'unsubscribe'; subscription: { id: string; token: string } };

export type PushAnswer = string | null | { id: string; token: string };

/** Asked for once in the life of a page. */
let key: Promise<string | null> | null = null;

/** Carries one out at the shop. Rejects as the ports do. */
export async function carryOutPush(
  call: PushCall,
  around: {
    backend: () => Promise<MerchantBackend>;
    state: ConversationState;
    now: number;
    record: (entries: LedgerEntry[]) => void;
  },
): Promise<PushAnswer> {
  const backend = await around.backend();
  const { push } = backend;
  if (!push) return null;
  switch (call.do) {
    case 'key':
      key ??= backend.orders.capabilities().then(({ push: offer }) => offer?.publicKey ?? null);
      // What could not be asked is asked again the next time.
      key.catch(() => {
        key = null;
      });
      return key;
    case 'subscribe': {
      const { token } = Object.values(around.state.orders).find(({ order }) => order.id === call.orderId) ?? {};
      const isGood = token !== undefined && token.expiresAtMs > around.now;
      // The browser asked its maker's push service for an address: that left the device too, though not from here.
      const url = `${new URL(call.target.endpoint).origin}/`;
      const sizes = { sentBytes: 0, receivedBytes: 0 };
      around.record([{ at: around.now, method: 'PUSH', url, purpose: 'push', status: 201, ...sizes }]);
      return push.subscribe({ id: call.orderId, token: isGood ? token.value : undefined }, call.target);
    }
    case 'unsubscribe':
      await push.unsubscribe(call.subscription);
      return null;
  }
}
