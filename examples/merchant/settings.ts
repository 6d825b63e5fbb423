import { randomBytes } from 'node:crypto';
import type { JWK } from 'jose';
import type { NatsOptions } from './database/with-nats.ts';
import { DEFAULT_RETENTION, type Retention } from './retention.ts';
import type { DeskSignOn } from './services/desk-sign-on.ts';
import type { IdentityKeys } from './services/identity/identity-keys.ts';
import { parseIdentityKeys } from './services/identity/parse-identity-keys.ts';
import type { PushSetup } from './services/push-service.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What the environment says of how the backend runs: README.md has every variable. */
export interface Settings {
  port: number;
  hostname: string;
  database: { databaseUrl: string | undefined; pgliteFolder: string | undefined; nats: NatsOptions | undefined };
  allowedOrigins: string[];
  jwtKey: string;
  shopperPublicKey: JWK | undefined;
  /** By shop. */
  identityKeys: Record<string, IdentityKeys>;
  deskPasscode: string | undefined;
  deskLeadPasscode: string | undefined;
  deskSignOn: DeskSignOn | undefined;
  trustedProxyHops: number;
  push: PushSetup | undefined;
  riskModel: string | undefined;
  retention: Retention;
}

/** Throws, with the name of the variable, where one cannot be what it says. */
export function readSettings(env: Env): Settings {
  return {
    port: whole(env, 'PORT', 8787),
    hostname: env.HOST || '127.0.0.1',
    database: { databaseUrl: env.DATABASE_URL, pgliteFolder: env.PGLITE_DIR, nats: natsOptions(env) },
    allowedOrigins: (env.ALLOWED_ORIGINS ?? '').split(',').filter(Boolean),
    jwtKey: env.JWT_KEY || randomBytes(32).toString('hex'),
    shopperPublicKey: jwk(env, 'SHOPPER_PUBLIC_KEY'),
    identityKeys: parseIdentityKeys(env.IDENTITY_KEYS),
    deskPasscode: env.DESK_PASSCODE || undefined,
    deskLeadPasscode: env.DESK_LEAD_PASSCODE || undefined,
    deskSignOn: signOn(env),
    trustedProxyHops: whole(env, 'TRUSTED_PROXY_HOPS', 0),
    push: pushSetup(env),
    riskModel: env.RISK_MODEL || undefined,
    retention: {
      handoffs: whole(env, 'RETENTION_HANDOFF_DAYS', DEFAULT_RETENTION.handoffs),
      tickets: whole(env, 'RETENTION_TICKET_DAYS', DEFAULT_RETENTION.tickets),
      photos: whole(env, 'RETENTION_PHOTO_DAYS', DEFAULT_RETENTION.photos),
      idempotencyKeys: DEFAULT_RETENTION.idempotencyKeys,
      audit: whole(env, 'RETENTION_AUDIT_DAYS', DEFAULT_RETENTION.audit),
      insight: whole(env, 'RETENTION_INSIGHT_DAYS', DEFAULT_RETENTION.insight),
    },
  };
}

function natsOptions(env: Env): NatsOptions | undefined {
  if (!env.NATS_URL) return undefined;
  return {
    servers: env.NATS_URL,
    replicas: whole(env, 'NATS_REPLICAS', 1),
    user: env.NATS_USER || undefined,
    password: env.NATS_PASSWORD || undefined,
  };
}

/** Of pushes; undefined where there are no keys for them. */
export function pushSetup(env: Env): PushSetup | undefined {
  if (!env.VAPID_PUBLIC_KEY && !env.VAPID_PRIVATE_KEY) return undefined;
  const [publicKey, privateKey] = [env.VAPID_PUBLIC_KEY, env.VAPID_PRIVATE_KEY];
  if (!publicKey || !privateKey || !env.VAPID_SUBJECT) {
    throw new Error('VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY and VAPID_SUBJECT go together');
  }
  const hosts = (env.PUSH_HOSTS ?? '').split(',').filter(Boolean);
  return { publicKey, privateKey, subject: env.VAPID_SUBJECT, hosts };
}

function signOn(env: Env): DeskSignOn | undefined {
  const key = jwk(env, 'DESK_SSO_PUBLIC_KEY');
  if (!env.DESK_SSO_JWKS_URL && !key) return undefined;
  const keys = key ?? new URL(env.DESK_SSO_JWKS_URL ?? '');
  return {
    keys,
    issuer: needed(env, 'DESK_SSO_ISSUER'),
    audience: needed(env, 'DESK_SSO_AUDIENCE'),
    roleClaim: env.DESK_SSO_ROLE_CLAIM || 'roles',
    agentRole: env.DESK_SSO_AGENT_ROLE || 'support-agent',
    leadRole: env.DESK_SSO_LEAD_ROLE || 'support-lead',
    ...(env.DESK_SSO_HEADER && { header: env.DESK_SSO_HEADER }),
  };
}

function needed(env: Env, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is needed to sign agents on`);
  return value;
}

function whole(env: Env, name: string, otherwise: number): number {
  const text = env[name];
  if (!text) return otherwise;
  if (!/^\d{1,6}$/.test(text)) throw new Error(`${name} must be a whole number, not "${text}"`);
  return Number(text);
}

function jwk(env: Env, name: string): JWK | undefined {
  const text = env[name];
  if (!text) return undefined;
  try {
    return JSON.parse(text) as JWK;
  } catch {
    throw new Error(`${name} must be a JSON Web Key`);
  }
}
