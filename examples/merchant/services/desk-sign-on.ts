import { createRemoteJWKSet, importJWK, type JWK, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import type { DeskIdentity } from '../handoff-event.ts';

/** The merchant's identity provider (OIDC, or a proxy that signs on) for agents. */
export interface DeskSignOn {
  /** Where its keys are, such as `https://login.example/.well-known/jwks.json`; or its one key. */
  keys: URL | JWK;
  /** `iss` and `aud` that its tokens must have. */
  issuer: string;
  audience: string;
  /** The claim with the role, or a list of roles or groups. */
  roleClaim: string;
  /** What of that claim makes an agent, and a lead. Whoever has neither is not let in. */
  agentRole: string;
  leadRole: string;
  /** A header in which a proxy puts the token, such as `x-id-token`; beside `Authorization`. */
  header?: string;
}

const CLOCK_SKEW_S = 30;
const MAX_NAME = 60;

/** Checks a token of the identity provider: who the agent is, or null for every token that is not good. */
export async function createSignOn(
  setup: DeskSignOn,
  now: () => number,
): Promise<(token: string) => Promise<DeskIdentity | null>> {
  const { keys, issuer, audience } = setup;
  const options = (): JWTVerifyOptions => ({
    issuer,
    audience,
    // No symmetric ones: their secret would have to be here.
    algorithms: ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'],
    requiredClaims: ['sub', 'exp'],
    currentDate: new Date(now()),
    clockTolerance: CLOCK_SKEW_S,
  });
  const known = keys instanceof URL ? createRemoteJWKSet(keys) : await importJWK(keys, keys.alg ?? 'EdDSA');

  return async (token) => {
    try {
      const { payload } =
        typeof known === 'function'
          ? await jwtVerify(token, known, options())
          : await jwtVerify(token, known, options());
      return identityOf(payload, setup);
    } catch {
      return null;
    }
  };
}

function identityOf(payload: JWTPayload, { roleClaim, agentRole, leadRole }: DeskSignOn): DeskIdentity | null {
  const { sub, name, email } = payload;
  const roles = [payload[roleClaim]].flat();
  const shown = [name, email, sub].find((value) => typeof value === 'string' && value.trim() !== '');
  if (!sub || typeof shown !== 'string') return null;
  const agent = { id: `sso_${sub}`, name: shown.trim().slice(0, MAX_NAME) };
  if (roles.includes(leadRole)) return { ...agent, role: 'lead' };
  return roles.includes(agentRole) ? { ...agent, role: 'agent' } : null;
}
