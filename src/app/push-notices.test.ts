import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PushCall } from './push-calls.ts';
import { type CallPush, pushState, turnPushOff, turnPushOn } from './push-notices.ts';
import { keepPushRecord, readPushRecord } from './push-record.ts';

const ENDPOINT = 'https://push.example/1';
const entry = (orderId: string) => ({ orderId, id: `id-${orderId}`, token: `token-${orderId}` });
const record = (...orders: string[]) => ({ endpoint: ENDPOINT, isOurs: true, orders: orders.map(entry) });

describe('pushes of one browser', () => {
  let endpoint: string | null;
  beforeEach(() => {
    endpoint = ENDPOINT;
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    const subscription = () => ({
      endpoint,
      toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }),
      unsubscribe: async () => {
        endpoint = null;
      },
    });
    const pushManager = {
      getSubscription: async () => (endpoint === null ? null : subscription()),
      subscribe: async () => {
        endpoint ??= ENDPOINT;
        return subscription();
      },
    };
    const registration = { active: {}, scope: 'https://shop.example/', pushManager };
    vi.stubGlobal('window', { PushManager: class {} });
    vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => registration } });
    vi.stubGlobal('caches', { has: async () => true });
    vi.stubGlobal('location', { pathname: '/fresh/' });
    vi.stubGlobal('localStorage', storage);
    allow('granted');
  });
  afterEach(() => vi.unstubAllGlobals());

  const allow = (permission: NotificationPermission) =>
    vi.stubGlobal('Notification', { permission, requestPermission: async () => permission });

  /** The shop, and what another tab does while it is asked. */
  const shop =
    (meanwhile: (call: PushCall) => void = () => {}): CallPush =>
    async (call) => {
      meanwhile(call);
      return call.do === 'key' ? 'AAAA' : call.do === 'subscribe' ? { id: 'new', token: 'new' } : null;
    };

  it('are on only while the browser still lets them through to the address that the shop has', async () => {
    keepPushRecord(record('o1'));
    expect(await pushState(shop(), 'o1')).toBe('on');
    expect(await pushState(shop(), 'o2')).toBe('off');
    endpoint = 'https://push.example/another';
    expect(await pushState(shop(), 'o1')).toBe('off');
    endpoint = null;
    expect(await pushState(shop(), 'o1')).toBe('off');
    endpoint = ENDPOINT;
    allow('denied');
    expect(await pushState(shop(), 'o1')).toBe('denied');
  });

  it('keep what another tab switched on meanwhile', async () => {
    const other = shop((call) => call.do === 'subscribe' && keepPushRecord(record('o2')));
    expect(await turnPushOn(other, 'o1', 'en')).toBe('on');
    expect(readPushRecord()?.orders.map(({ orderId }) => orderId)).toEqual(['o2', 'o1']);

    keepPushRecord(record('o1'));
    expect(
      await turnPushOff(
        shop(() => keepPushRecord(record('o1', 'o3'))),
        'o1',
      ),
    ).toBe('off');
    expect(readPushRecord()?.orders.map(({ orderId }) => orderId)).toEqual(['o3']);
    expect(endpoint).toBe(ENDPOINT);
    expect(await turnPushOff(shop(), 'o3')).toBe('off');
    expect([readPushRecord(), endpoint]).toEqual([null, null]);
  });
});
