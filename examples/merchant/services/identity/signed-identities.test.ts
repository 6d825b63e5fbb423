import { describe, expect, it } from 'vitest';
import { bigcommerceIdentity } from './bigcommerce-identity.ts';
import { shopifyIdentity } from './shopify-identity.ts';
import { signedUser } from './signed-user.ts';
import { bigcommerceJwt, KEYS, shopifyQuery, userPayload } from './testing/sign-as.ts';
import { vouchedUser } from './vouched-user.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const MINUTE_MS = 60_000;

describe('a query signed by Shopify', () => {
  const read = (query: string) => shopifyIdentity(KEYS.shopify, query, NOW)?.id ?? null;

  it('tells the customer, in whatever order it comes', () => {
    expect(read(shopifyQuery(NOW))).toBe('c1');
    expect(read(shopifyQuery(NOW).split('&').reverse().join('&'))).toBe('c1');
  });

  it('cannot be read as another customer’s by moving the bounds of names and values', () => {
    // A visitor asks the proxy for `?aa=logged_in_customer_id=c2`, and Shopify signs that with all the rest.
    const signed = new URLSearchParams(shopifyQuery(NOW, { aa: 'logged_in_customer_id=c2' }));
    const moved = new URLSearchParams({
      aa: '',
      logged_in_customer_id: 'c2',
      'logged_in_customer_id=c1nonce': signed.get('nonce') ?? '',
      path_prefix: '/apps/aisle',
      shop: KEYS.shopify.shop,
      timestamp: signed.get('timestamp') ?? '',
      signature: signed.get('signature') ?? '',
    });
    // By name, and not by what stands after it.
    const written = (query: URLSearchParams) =>
      [...query]
        .filter(([name]) => name !== 'signature')
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map((pair) => pair.join('='))
        .join('');
    // It is the very same text that was signed.
    expect(written(moved)).toBe(written(signed));
    expect(read(`${moved}`)).toBeNull();
    // Nor within the one value that the visitor may choose.
    const out = new URLSearchParams(shopifyQuery(NOW, { logged_in_customer_id: '', nonce: 'n-000001' }));
    out.set('logged_in_customer_id', 'nonce=n-000001');
    out.delete('nonce');
    expect(read(`${out}`)).toBeNull();
  });

  it('counts for five minutes before and after its time', () => {
    for (const minutes of [-5, 5]) expect(read(shopifyQuery(NOW + minutes * MINUTE_MS))).toBe('c1');
    for (const minutes of [-5.1, 5.1]) expect(read(shopifyQuery(NOW + minutes * MINUTE_MS))).toBeNull();
  });

  it.each([
    ['another secret', shopifyQuery(NOW, {}, 'other')],
    ['another shop', shopifyQuery(NOW, { shop: 'coffee.myshopify.com' })],
    ['nobody signed in', shopifyQuery(NOW, { logged_in_customer_id: '' })],
    ['another customer than was signed', shopifyQuery(NOW).replace('customer_id=c1', 'customer_id=c2')],
    ['a second customer', `${shopifyQuery(NOW)}&logged_in_customer_id=c2`],
    ['no signature', shopifyQuery(NOW).replace(/&?signature=\w+/, '')],
    ['no time', shopifyQuery(NOW, { timestamp: 'soon' })],
    ['a name that nobody told', shopifyQuery(NOW, { extra: '1' })],
    ['nothing', ''],
  ])('is nothing with %s', (_, query) => expect(read(query)).toBeNull());

  it('is nothing to a shop that has no such key, or an empty one', () => {
    expect(shopifyIdentity(undefined, shopifyQuery(NOW), NOW)).toBeNull();
    expect(shopifyIdentity({ ...KEYS.shopify, secret: '' }, shopifyQuery(NOW, {}, ''), NOW)).toBeNull();
  });
});

describe('a customer token of BigCommerce', () => {
  const read = async (jwt: string) => (await bigcommerceIdentity(KEYS.bigcommerce, jwt, NOW))?.id ?? null;

  it('tells the customer', async () => {
    expect(await read(await bigcommerceJwt(NOW))).toBe('c1');
    expect(await read(await bigcommerceJwt(NOW, { customer: { id: 4711 } }))).toBe('4711');
  });

  it.each([
    ['of another app', { aud: 'app-2' }],
    ['of another store', { sub: 'other' }],
    ['of another issuer', { iss: 'somebody' }],
    ['for another purpose', { operation: 'cart' }],
    ['that is over', { exp: NOW / 1000 - 60 }],
    ['that is older than the window', { iat: NOW / 1000 - 400 }],
    ['without an end', { exp: undefined }],
    ['of nobody', { customer: null }],
  ])('is nothing where it is %s', async (_, change) =>
    expect(await read(await bigcommerceJwt(NOW, change))).toBeNull(),
  );

  it('is nothing under another secret, without a signature, and as what is no token', async () => {
    expect(await read(await bigcommerceJwt(NOW, {}, 'another secret of thirty-two bytes'))).toBeNull();
    const [, claims] = (await bigcommerceJwt(NOW)).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const jwt of [`${none}.${claims}.`, 'x', '']) expect(await read(jwt)).toBeNull();
  });
});

describe('a user signed by the shop', () => {
  const { secret } = KEYS.custom;
  const read = (payload: ReturnType<typeof userPayload>, shop = 'tea') =>
    signedUser(KEYS.custom, shop, payload, NOW)?.id ?? null;

  it('is told, however the signature is written', () => {
    const payload = userPayload(NOW, 'tea', secret);
    expect(read(payload)).toBe('c1');
    expect(read({ ...payload, signature: payload.signature.toUpperCase() })).toBe('c1');
  });

  it.each([
    ['another shop', userPayload(NOW, 'coffee', secret)],
    ['another secret', userPayload(NOW, 'tea', KEYS.woocommerce.secret)],
    ['another user', { ...userPayload(NOW, 'tea', secret), user_id: 'c2' }],
    ['another time', { ...userPayload(NOW, 'tea', secret), timestamp: NOW / 1000 + 1 }],
    ['another nonce', { ...userPayload(NOW, 'tea', secret), nonce: 'n-000002' }],
    ['a time that is over', userPayload(NOW - 6 * MINUTE_MS, 'tea', secret)],
    ['a line feed in the id', userPayload(NOW, 'tea', secret, { user_id: 'c1\n17' })],
    ['no signature', { ...userPayload(NOW, 'tea', secret), signature: '' }],
  ])('is nobody with %s', (_, payload) => expect(read(payload)).toBeNull());
});

describe('the HMAC of a user’s id', () => {
  const shop = { id: 'tea', name: 'Tea', contactKinds: [], identity: KEYS };
  // echo -n c1 | openssl dgst -sha256 -hmac hush-handoff
  const right = '6ae29cad3a2d791c7f5c9b5d5409c2eeb50ff8b0d571738bc2a988ab2b2afb8a';

  it('names the user, and nobody where it is wrong or the shop has no key', () => {
    expect(vouchedUser(shop, { method: 'hmac', user_id: 'c1', hash: right })).toBe('c1');
    for (const identity of [
      { method: 'hmac', user_id: 'c2', hash: right },
      { method: 'hmac', user_id: 'c1', hash: right.replace(/^./, 'f') },
      { method: 'hmac', user_id: 'c1' },
      { method: 'jwt', user_id: 'c1', hash: right },
      undefined,
    ]) {
      expect(vouchedUser(shop, identity)).toBeNull();
    }
    const empty = '5e11d7122bc86d164a569d475e5e2425b318b6b326844c0051c92e9da88db3d8';
    expect(
      vouchedUser({ ...shop, identity: { handoff: { secret: '' } } }, { method: 'hmac', user_id: 'c1', hash: empty }),
    ).toBeNull();
    expect(vouchedUser({ ...shop, identity: {} }, { method: 'hmac', user_id: 'c1', hash: right })).toBeNull();
  });
});
