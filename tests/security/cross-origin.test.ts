import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMerchantBackend } from '#examples/merchant/create-merchant-backend.ts';
import { demoShops } from '#examples/merchant/seed/demo-shops.ts';
import { ALLOWED_ORIGIN, type BackendUnderAttack, JWT_KEY, LINS, startBackend } from './backend-under-attack.ts';

const BASE = '/fresh/support/v1';

describe('pages of other origins', () => {
  let backend: BackendUnderAttack;
  beforeAll(async () => {
    backend = await startBackend();
  }, 60_000);
  afterAll(() => backend.close());

  const preflight = (origin: string, path = `${BASE}/orders`, wanted = 'authorization,content-type') =>
    fetch(`${backend.url}${path}`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': wanted,
      },
    });
  const allowed = ({ headers }: Response) => headers.get('access-control-allow-origin');

  it.each([`${BASE}/capabilities`, `${BASE}/orders`, `${BASE}/orders/lookup`, '/desk/v1/handoffs', '/fresh/session'])(
    'are let in at %s where they are named, exactly and without cookies',
    async (path) => {
      const answer = await preflight(ALLOWED_ORIGIN, path);
      expect(allowed(answer)).toBe(ALLOWED_ORIGIN);
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('vary')).toMatch(/origin/i);
      const methods = answer.headers.get('access-control-allow-methods')?.split(',') ?? [];
      expect(methods.map((method) => method.trim()).toSorted()).toEqual(['GET', 'POST']);
    },
  );

  it.each([
    'https://shop.example',
    'https://evil.example',
    'https://www.shop.example.evil.example',
    'https://evilwww.shop.example',
    'https://www.shop.example:8443',
    'http://www.shop.example',
    'https://WWW.SHOP.EXAMPLE.',
    'https://www.shop.example/',
    'https://www.shop.example, https://evil.example',
    'null',
    'file://',
    '*',
  ])('are not let in as %s', async (origin) => {
    expect(allowed(await preflight(origin))).toBeNull();
    const answer = await fetch(`${backend.url}${BASE}/capabilities`, { headers: { origin } });
    expect(allowed(answer)).toBeNull();
    // The answers of two origins must not be mistaken for each other by a cache.
    expect(answer.headers.get('vary')).toMatch(/origin/i);
  });

  it('may read refusals as well as answers, and nothing of them is kept by caches', async () => {
    const headers = { origin: ALLOWED_ORIGIN, 'content-type': 'application/json' };
    for (const body of [LINS, { ...LINS, number: 'FR0' }, 'no json']) {
      const answer = await fetch(`${backend.url}${BASE}/orders/lookup`, {
        method: 'POST',
        headers,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      expect(allowed(answer)).toBe(ALLOWED_ORIGIN);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  it('do nothing by a simple form or a cookie: JSON and a bearer token are asked for', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
      const answer = await fetch(`${backend.url}${BASE}/orders/lookup`, {
        method: 'POST',
        headers: { origin: 'https://evil.example', ...(type && { 'content-type': type }) },
        body: JSON.stringify(LINS),
      });
      expect(answer.status).toBe(415);
    }
    const { token } = await backend.json('/fresh/session', { method: 'POST' });
    for (const cookie of [`token=${token}`, `authorization=Bearer ${token}`]) {
      expect((await fetch(`${backend.url}${BASE}/orders`, { headers: { cookie } })).status).toBe(401);
    }
    expect((await fetch(`${backend.url}${BASE}/orders?token=${token}&access_token=${token}`)).status).toBe(401);
  });

  it('cannot be named by what is no origin', async () => {
    const { database } = backend;
    for (const origin of ['*', 'https://shop.example/', 'shop.example', 'https://shop.example/path', '']) {
      const made = createMerchantBackend({ database, shops: demoShops, jwtKey: JWT_KEY, allowedOrigins: [origin] });
      await expect(made).rejects.toThrow('is not an origin');
    }
  });
});
