import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { DeskSignOn } from '../desk-sign-on.ts';

const ISSUER = 'https://login.shop.example';
const AUDIENCE = 'aisle-desk';

/** A merchant's identity provider, for tests: its setup, and the tokens it gives out. */
export async function createSignOnTokens(): Promise<{
  setup: DeskSignOn;
  token(claims: Record<string, unknown>, nowMs?: number): Promise<string>;
}> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  return {
    setup: {
      keys: { ...(await exportJWK(publicKey)), alg: 'EdDSA' },
      issuer: ISSUER,
      audience: AUDIENCE,
      roleClaim: 'roles',
      agentRole: 'support-agent',
      leadRole: 'support-lead',
      header: 'x-id-token',
    },
    token: (claims, nowMs = Date.now()) =>
      new SignJWT({ iss: ISSUER, aud: AUDIENCE, sub: 'u-7', name: 'Ana', exp: nowMs / 1000 + 300, ...claims })
        .setProtectedHeader({ alg: 'EdDSA' })
        .sign(privateKey),
  };
}
