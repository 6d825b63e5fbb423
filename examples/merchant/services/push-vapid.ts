import { createECDH } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';

/** By what a push service knows who sends (RFC 8292): a key pair on P-256, base64url, as `web-push` writes it too. */
export interface VapidKeys {
  /** 65 bytes, uncompressed. */
  publicKey: string;
  /** 32 bytes. */
  privateKey: string;
  /** Whom the push service may ask: `mailto:` or `https:`. */
  subject: string;
}

const VALID_S = 12 * 60 * 60;

/** Signs requests. Throws where the keys are no pair. */
export async function createVapid({ publicKey, privateKey, subject }: VapidKeys) {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  const point = pair.getPublicKey();
  if (!point.equals(Buffer.from(publicKey, 'base64url'))) throw new Error('the VAPID keys are no pair');
  if (!/^(?:mailto:|https:\/\/)/.test(subject)) throw new Error('the VAPID subject is no mailto: or https: address');
  const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url');
  const key = await importJWK({ kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33), d: privateKey }, 'ES256');

  return {
    /** Value of `Authorization` for one endpoint. */
    async authorize(endpoint: string, nowMs: number): Promise<string> {
      const token = await new SignJWT({ sub: subject })
        .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
        .setAudience(new URL(endpoint).origin)
        .setExpirationTime(Math.floor(nowMs / 1000) + VALID_S)
        .sign(key);
      return `vapid t=${token}, k=${publicKey}`;
    },
  };
}

export type Vapid = Awaited<ReturnType<typeof createVapid>>;

/** A new pair: `npx tsx scripts/vapid-keys.ts` prints one. */
export function newVapidKeys(): Pick<VapidKeys, 'publicKey' | 'privateKey'> {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  // A private key with zeros in front comes shorter.
  const privateKey = Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex');
  return { publicKey: pair.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') };
}
