import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createTokens } from './tokens.ts';

const JWT_KEY = 'a key of thirty-two bytes or more';
const SECRET = new TextEncoder().encode(JWT_KEY);
const START = Date.parse('2026-11-21T08:00:00Z');

/** Seconds from `START`. */
const seconds = (s: number) => START / 1000 + s;

async function withClock() {
  const clock = { now: START };
  const tokens = await createTokens({ jwtKey: JWT_KEY, now: () => clock.now });
  return { clock, tokens };
}

/** As a merchant's own site would make it. */
function shopperToken(
  expiresAt: number | null,
  audience = 'aisle:fresh',
  key: Uint8Array | CryptoKey = SECRET,
  alg = 'HS256',
) {
  const token = new SignJWT({}).setProtectedHeader({ alg }).setAudience(audience).setSubject('c1');
  return (expiresAt === null ? token : token.setExpirationTime(expiresAt)).sign(key);
}

describe('tokens', () => {
  it('open what they were made for, in their shop, and nothing else', async () => {
    const { tokens } = await withClock();
    const shopper = (await tokens.mintShopper('fresh', 'c1')).token;
    const guest = (await tokens.mintGuest('fresh', 'o1')).token;
    const handoff = await tokens.mintHandoff('fresh', 'h1');
    const agent = (await tokens.mintAgent({ id: 'a1', name: 'Mei', role: 'lead' })).token;

    expect(await tokens.verifyShopper('fresh', shopper)).toBe('c1');
    expect(await tokens.verifyGuest('fresh', guest)).toBe('o1');
    expect(await tokens.verifyHandoff('fresh', handoff)).toBe('h1');
    expect(await tokens.verifyAgent(agent)).toEqual({ id: 'a1', name: 'Mei', role: 'lead' });

    for (const token of [guest, handoff, agent]) expect(await tokens.verifyShopper('fresh', token)).toBeNull();
    for (const token of [shopper, handoff, agent]) expect(await tokens.verifyGuest('fresh', token)).toBeNull();
    for (const token of [shopper, guest, agent]) expect(await tokens.verifyHandoff('fresh', token)).toBeNull();
    for (const token of [shopper, guest, handoff, '', 'x.y.z']) expect(await tokens.verifyAgent(token)).toBeNull();
    expect(await tokens.verifyShopper('beauty', shopper)).toBeNull();
    expect(await tokens.verifyGuest('beauty', guest)).toBeNull();
    expect(await tokens.verifyHandoff('beauty', handoff)).toBeNull();
  });

  it('end: a guest’s after 30 minutes, a shopper’s after 15', async () => {
    const { clock, tokens } = await withClock();
    const shopper = (await tokens.mintShopper('fresh', 'c1')).token;
    const guest = (await tokens.mintGuest('fresh', 'o1')).token;
    clock.now = START + 15 * 60_000;
    expect(await tokens.verifyShopper('fresh', shopper)).toBe('c1');
    clock.now = START + 16 * 60_000;
    expect(await tokens.verifyShopper('fresh', shopper)).toBeNull();
    expect(await tokens.verifyGuest('fresh', guest)).toBe('o1');
    clock.now = START + 31 * 60_000;
    expect(await tokens.verifyGuest('fresh', guest)).toBeNull();
  });

  it('of a shopper may not be good for longer than 15 minutes, nor for ever', async () => {
    const { tokens } = await withClock();
    expect(await tokens.verifyShopper('fresh', await shopperToken(seconds(900)))).toBe('c1');
    expect(await tokens.verifyShopper('fresh', await shopperToken(seconds(3600)))).toBeNull();
    expect(await tokens.verifyShopper('fresh', await shopperToken(null))).toBeNull();
    expect(await tokens.verifyShopper('fresh', await shopperToken(seconds(-60)))).toBeNull();
  });

  it('signed with another key, or with none, are not good', async () => {
    const { tokens } = await withClock();
    const other = new TextEncoder().encode('another key of thirty-two bytes..');
    expect(await tokens.verifyShopper('fresh', await shopperToken(seconds(600), 'aisle:fresh', other))).toBeNull();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg: 'none' })}.${part({ aud: 'aisle:fresh', sub: 'c1', exp: seconds(600) })}.`;
    expect(await tokens.verifyShopper('fresh', unsigned)).toBeNull();
  });

  it('may be signed for shoppers, and only for them, with the Ed25519 key of the shop’s own site', async () => {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const shopperPublicKey = await exportJWK(publicKey);
    const tokens = await createTokens({ jwtKey: JWT_KEY, shopperPublicKey, now: () => START });
    const signed = await shopperToken(seconds(600), 'aisle:fresh', privateKey, 'EdDSA');
    expect(await tokens.verifyShopper('fresh', signed)).toBe('c1');
    const guest = await shopperToken(seconds(600), 'aisle:fresh:guest', privateKey, 'EdDSA');
    expect(await tokens.verifyGuest('fresh', guest)).toBeNull();
    const { tokens: withoutKey } = await withClock();
    expect(await withoutKey.verifyShopper('fresh', signed)).toBeNull();
  });

  it('of one handoff are always the same', async () => {
    const { clock, tokens } = await withClock();
    const first = await tokens.mintHandoff('fresh', 'h1');
    clock.now += 86_400_000;
    expect(await tokens.mintHandoff('fresh', 'h1')).toBe(first);
  });

  it('need a key of some length', async () => {
    await expect(createTokens({ jwtKey: 'short', now: () => START })).rejects.toThrow('32 bytes');
  });
});
