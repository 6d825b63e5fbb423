import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  bigcommerceJwt,
  KEYS,
  shopifyQuery,
  userPayload,
} from '#examples/merchant/services/identity/testing/sign-as.ts';
import { type BackendUnderAttack, DESK_PASSCODE, JWT_KEY, LINS, startBackend } from './backend-under-attack.ts';

const LIN = 'cus_fr_2001';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const publicJwk = publicKey.export({ format: 'jwk' });

describe('a token', () => {
  let backend: BackendUnderAttack;
  beforeAll(async () => {
    backend = await startBackend({ shopperPublicKey: { ...publicJwk, alg: 'EdDSA' } });
  }, 60_000);
  afterAll(() => backend.close());
  afterEach(() => expect(backend.traffic.takeFaults()).toEqual([]));

  const base = (shop: string) => `/${shop}/support/v1`;
  const nowS = () => Math.floor(Date.now() / 1000);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const GOOD = { aud: 'aisle:fresh', sub: LIN };

  /** Signed by us in HS256, whatever stands in it. */
  function forged(header: object, claims: object, key: string | Buffer = JWT_KEY): string {
    const said = `${encode(header)}.${encode(claims)}`;
    return `${said}.${createHmac('sha256', key).update(said).digest('base64url')}`;
  }
  const listed = async (token: string) => (await backend.ask(`${base('fresh')}/orders`, { token })).status;

  it('of the merchant’s site is good: in HS256, and in its own key', async () => {
    expect(await listed(forged({ alg: 'HS256' }, { ...GOOD, exp: nowS() + 900 }))).toBe(200);
    const own = new SignJWT({ ...GOOD, exp: nowS() + 900 }).setProtectedHeader({ alg: 'EdDSA' });
    expect(await listed(await own.sign(privateKey))).toBe(200);
  });

  it('is refused when it is over, not yet, for ever, or for longer than a quarter of an hour', async () => {
    for (const times of [{ exp: nowS() - 60 }, {}, { exp: nowS() + 3600 }, { exp: nowS() + 600, nbf: nowS() + 300 }]) {
      expect(await listed(forged({ alg: 'HS256' }, { ...GOOD, ...times }))).toBe(401);
    }
  });

  it('is refused for another audience, for none, and for a list that leaves ours out', async () => {
    for (const aud of ['aisle:beauty', 'aisle:fresh:guest', 'aisle', 'aisle:fresh ', undefined, ['aisle:beauty'], '']) {
      expect(await listed(forged({ alg: 'HS256' }, { ...GOOD, aud, exp: nowS() + 900 }))).toBe(401);
    }
  });

  it('is refused without a signature, however "none" is written, and with another’s', async () => {
    const claims = { ...GOOD, exp: nowS() + 900 };
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '', null]) {
      const unsigned = `${encode({ alg })}.${encode(claims)}.`;
      expect(await listed(unsigned)).toBe(401);
      expect(await listed(forged({ alg }, claims))).toBe(401);
    }
    expect(await listed(forged({ alg: 'HS256' }, claims, 'another key of thirty-two bytes and more'))).toBe(401);
    const good = forged({ alg: 'HS256' }, claims);
    const [header, , signature] = good.split('.');
    expect(await listed(`${header}.${encode({ ...claims, sub: 'cus_fr_2002' })}.${signature}`)).toBe(401);
    for (const broken of [good.slice(0, -4), `${good}.x`, good.replace('.', ''), 'x', '.', '..', 'null']) {
      expect(await listed(broken)).toBe(401);
    }
  });

  it('is refused where the public key was used as a secret', async () => {
    const claims = { ...GOOD, exp: nowS() + 900 };
    const shapes = [
      publicKey.export({ format: 'pem', type: 'spki' }),
      publicKey.export({ format: 'der', type: 'spki' }),
      Buffer.from(publicJwk.x ?? '', 'base64url'),
      JSON.stringify(publicJwk),
      publicJwk.x ?? '',
    ];
    for (const key of shapes) expect(await listed(forged({ alg: 'HS256' }, claims, key))).toBe(401);
    expect(await listed(forged({ alg: 'EdDSA' }, claims))).toBe(401);
    expect(await listed(forged({ alg: 'HS512' }, claims))).toBe(401);
  });

  it('brings no key of its own: a header that names one is not followed', async () => {
    const claims = { ...GOOD, exp: nowS() + 900 };
    const other = generateKeyPairSync('ed25519');
    const jwk = other.publicKey.export({ format: 'jwk' });
    const jku = `${backend.lure}/keys.json`;
    for (const header of [{ jwk }, { jku }, { x5u: jku }, { kid: '../../../../dev/null' }, { kid: "' or 1=1 --" }]) {
      const token = new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', ...header });
      expect(await listed(await token.sign(other.privateKey))).toBe(401);
    }
    expect(backend.lured).toEqual([]);
  });

  it('opens one shop and one thing: each kind is refused everywhere else', async () => {
    const { token: guest, order } = await backend.json(`${base('fresh')}/orders/lookup`, { body: LINS });
    const { token: shopper } = await backend.json('/fresh/session', { method: 'POST' });
    const request = { reason: 'policy', summary: '', locale: 'en', order_ids: [], transcript: [] };
    const key = { 'idempotency-key': randomUUID() };
    const handoff = await backend.json(`${base('fresh')}/handoffs`, { body: request, headers: key });
    const passcode = { name: 'Mei', passcode: DESK_PASSCODE };
    const { token: agent } = await backend.json('/desk/v1/session', { body: passcode });
    const tokens = { guest, shopper, handoff: handoff.token as string, agent };
    const doors: [string, (keyof typeof tokens)[]][] = [
      [`${base('fresh')}/orders`, ['shopper']],
      [`${base('fresh')}/orders/${order.id}`, ['shopper', 'guest']],
      [`${base('fresh')}/handoffs/${handoff.id}/events`, ['handoff']],
      [`${base('beauty')}/orders`, []],
      [`${base('beauty')}/orders/${order.id}`, []],
      [`${base('beauty')}/handoffs/${handoff.id}/events`, []],
      ['/desk/v1/handoffs', ['agent']],
      [`/desk/v1/handoffs/${handoff.id}`, ['agent']],
      ['/desk/v1/agents', ['agent']],
      ['/desk/v1/tickets', ['agent']],
    ];
    for (const [path, opening] of doors) {
      for (const [kind, token] of Object.entries(tokens)) {
        const { status } = await backend.ask(path, { token });
        expect([path, kind, status]).toEqual([path, kind, opening.some((each) => each === kind) ? 200 : 401]);
      }
    }
  });

  it('of a platform is taken once, by one shop, and never for another customer', async () => {
    const now = Date.now();
    const change = { user_id: LIN, nonce: randomUUID() };
    const payload = userPayload(now, 'fresh', KEYS.custom.secret, change);
    const exchange = (shop: string, platform: string, body: object) =>
      backend.ask(`${base(shop)}/identity/exchange`, { body: { platform, payload: body } });
    expect((await exchange('beauty', 'custom', payload)).status).toBe(401);
    expect((await exchange('fresh', 'woocommerce', payload)).status).toBe(401);
    expect((await exchange('fresh', 'custom', { ...payload, user_id: 'cus_fr_2002' })).status).toBe(401);
    // Ten at once: one gets it.
    const statuses = await Promise.all(
      Array.from({ length: 10 }, async () => (await exchange('fresh', 'custom', payload)).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(9);
    // The same, written otherwise.
    const upper = { ...payload, signature: payload.signature.toUpperCase() };
    expect((await exchange('fresh', 'custom', upper)).status).toBe(401);

    const jwt = await bigcommerceJwt(now, { customer: { id: LIN } });
    expect((await exchange('fresh', 'bigcommerce', { jwt })).status).toBe(200);
    expect((await exchange('fresh', 'bigcommerce', { jwt })).status).toBe(401);
    const query = shopifyQuery(now, { logged_in_customer_id: LIN, nonce: randomUUID() });
    expect((await exchange('fresh', 'shopify', { query })).status).toBe(200);
    const shuffled = query.split('&').reverse().join('&');
    expect((await exchange('fresh', 'shopify', { query: shuffled })).status).toBe(401);
    // Neither is a token itself, and the HMAC for handoffs opens nothing.
    const hash = createHmac('sha256', KEYS.handoff.secret).update(LIN).digest('hex');
    for (const token of [jwt, hash, payload.signature]) expect(await listed(token)).toBe(401);
  });

  it('that is refused gets the same answer, whatever was wrong with it', async () => {
    const claims = { ...GOOD, exp: nowS() + 900 };
    const tokens = ['x', forged({ alg: 'none' }, claims), forged({ alg: 'HS256' }, { ...claims, exp: 1 })];
    const bodies = await Promise.all(
      tokens.map(async (token) => (await backend.ask(`${base('fresh')}/orders`, { token })).text()),
    );
    expect(new Set(bodies).size).toBe(1);
  });
});
