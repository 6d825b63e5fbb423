import { describe, expect, it } from 'vitest';
import type { ConversationState } from '#dialogue/state.ts';
import type { MerchantBackend, PushPort } from '#merchant/ports.ts';
import type { LedgerEntry } from '#workers/knowledge/knowledge-api.ts';
import { carryOutPush, type PushCall } from './push-calls.ts';

const NOW = 1_000_000;
const target = {
  endpoint: 'https://push.example/very/secret',
  keys: { p256dh: 'p', auth: 'a' },
  locale: 'en' as const,
  page: '/',
};

/** A backend that pushes, with a guest who saw order `o1`. */
function setUp(expiresAtMs: number, hasPush = true) {
  const asked: unknown[] = [];
  const rows: LedgerEntry[] = [];
  const push: PushPort = {
    async subscribe(order, given) {
      asked.push([order, given.endpoint]);
      return { id: 'psh_1', token: 'ends' };
    },
    async unsubscribe(subscription) {
      asked.push(subscription);
    },
  };
  const backend = {
    orders: { capabilities: async () => ({ push: { publicKey: 'K' } }) },
    ...(hasPush && { push }),
  } as unknown as MerchantBackend;
  const orders = { o1: { order: { id: 'o1' }, syncedAt: 0, token: { value: 'guest', expiresAtMs } } };
  const state = { orders } as unknown as ConversationState;
  const around = {
    backend: async () => backend,
    state,
    now: NOW,
    record: (entries: LedgerEntry[]) => rows.push(...entries),
  };
  return { asked, rows, call: (call: PushCall) => carryOutPush(call, around) };
}

describe('what the leading tab does for pushes', () => {
  it('subscribes with the guest’s token while it is good, and with the identity after that', async () => {
    for (const [expiresAtMs, token] of [
      [NOW + 1, 'guest'],
      [NOW, undefined],
    ] as const) {
      const { call, asked } = setUp(expiresAtMs);
      expect(await call({ do: 'subscribe', orderId: 'o1', target })).toEqual({ id: 'psh_1', token: 'ends' });
      expect(asked).toEqual([[{ id: 'o1', token }, target.endpoint]]);
    }
  });

  it('puts the push service in the ledger, without the address that only the shop may know', async () => {
    const { call, rows } = setUp(NOW + 1);
    await call({ do: 'subscribe', orderId: 'o1', target });
    expect(rows).toMatchObject([{ method: 'PUSH', url: 'https://push.example/', purpose: 'push' }]);
  });

  it('gives the shop’s key, and none where the shop pushes nothing', async () => {
    expect(await setUp(NOW).call({ do: 'key' })).toBe('K');
    expect(await setUp(NOW, false).call({ do: 'key' })).toBeNull();
    expect(await setUp(NOW, false).call({ do: 'unsubscribe', subscription: { id: 'x', token: 'y' } })).toBeNull();
  });
});
