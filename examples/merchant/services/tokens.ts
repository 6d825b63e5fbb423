import { importJWK, type JWK, type JWTVerifyOptions, jwtVerify, SignJWT } from 'jose';
import type { DeskIdentity } from '../handoff-event.ts';
import { Problem } from '../problem.ts';

const GUEST_TOKEN_S = 30 * 60;
const SHOPPER_TOKEN_S = 15 * 60;
const AGENT_TOKEN_S = 12 * 60 * 60;
/** Clocks of two servers are never the same. */
const CLOCK_SKEW_S = 30;
const MIN_KEY_BYTES = 32;

/** Makes and checks the four kinds of bearer tokens. A check answers null for every token that is not good. */
export interface Tokens {
  mintShopper(shop: string, customerId: string): Promise<{ token: string; expiresInS: number }>;
  /** Id of the customer. */
  verifyShopper(shop: string, token: string): Promise<string | null>;
  mintGuest(shop: string, orderId: string): Promise<{ token: string; expiresInS: number }>;
  /** Id of the order. */
  verifyGuest(shop: string, token: string): Promise<string | null>;
  /** The same for the same handoff, so that asking again gives the same answer. It opens no more than that handoff. */
  mintHandoff(shop: string, handoffId: string): Promise<string>;
  /** Id of the handoff. */
  verifyHandoff(shop: string, token: string): Promise<string | null>;
  mintAgent(agent: DeskIdentity): Promise<{ token: string; expiresInS: number }>;
  verifyAgent(token: string): Promise<DeskIdentity | null>;
}

/**
 * `jwtKey` signs what this server makes, and shoppers' tokens in HS256. With `shopperPublicKey` (an Ed25519 JWK) the
 * shop's own site may sign shoppers' tokens with a key this server does not have.
 */
export async function createTokens(options: {
  jwtKey: string;
  shopperPublicKey?: JWK | undefined;
  now: () => number;
}): Promise<Tokens> {
  const secret = new TextEncoder().encode(options.jwtKey);
  if (secret.length < MIN_KEY_BYTES) throw new Error(`jwtKey must have ${MIN_KEY_BYTES} bytes or more`);
  const publicKey = options.shopperPublicKey ? await importJWK(options.shopperPublicKey, 'EdDSA') : null;
  const nowS = () => Math.floor(options.now() / 1000);

  function sign(audience: string, subject: string, ttlS: number | null, claims: Record<string, string> = {}) {
    const token = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setAudience(audience).setSubject(subject);
    return (ttlS === null ? token : token.setExpirationTime(nowS() + ttlS)).sign(secret);
  }

  async function verify(token: string, audience: string, requiredClaims: string[], eddsa = false) {
    const checks: JWTVerifyOptions = {
      audience,
      requiredClaims,
      currentDate: new Date(options.now()),
      algorithms: eddsa && publicKey ? ['HS256', 'EdDSA'] : ['HS256'],
      clockTolerance: CLOCK_SKEW_S,
    };
    try {
      const { payload } = await jwtVerify(
        token,
        ({ alg }) => (alg === 'EdDSA' && publicKey ? publicKey : secret),
        checks,
      );
      return payload;
    } catch {
      return null;
    }
  }

  return {
    mintShopper: async (shop, customerId) => ({
      token: await sign(`aisle:${shop}`, customerId, SHOPPER_TOKEN_S),
      expiresInS: SHOPPER_TOKEN_S,
    }),
    async verifyShopper(shop, token) {
      const payload = await verify(token, `aisle:${shop}`, ['sub', 'exp'], true);
      if (!payload?.sub || payload.exp === undefined) return null;
      return payload.exp <= nowS() + SHOPPER_TOKEN_S + CLOCK_SKEW_S ? payload.sub : null;
    },
    mintGuest: async (shop, orderId) => ({
      token: await sign(`aisle:${shop}:guest`, orderId, GUEST_TOKEN_S),
      expiresInS: GUEST_TOKEN_S,
    }),
    verifyGuest: async (shop, token) => (await verify(token, `aisle:${shop}:guest`, ['sub', 'exp']))?.sub ?? null,
    mintHandoff: (shop, handoffId) => sign(`aisle:${shop}:handoff`, handoffId, null),
    verifyHandoff: async (shop, token) => (await verify(token, `aisle:${shop}:handoff`, ['sub']))?.sub ?? null,
    mintAgent: async (agent) => ({
      token: await sign('aisle:desk', agent.id, AGENT_TOKEN_S, { name: agent.name, role: agent.role }),
      expiresInS: AGENT_TOKEN_S,
    }),
    async verifyAgent(token) {
      const payload = await verify(token, 'aisle:desk', ['sub', 'exp']);
      if (!payload?.sub || typeof payload.name !== 'string') return null;
      return { id: payload.sub, name: payload.name, role: payload.role === 'lead' ? 'lead' : 'agent' };
    },
  };
}

/** The subject a check gave, or the answer 401. */
export function demand<Subject>(subject: Subject | null): Subject {
  if (subject === null) throw new Problem('unauthorised');
  return subject;
}
