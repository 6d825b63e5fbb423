import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface PackKey {
  privateKey: KeyObject;
  /** Base64 of the raw 32 bytes, as the tag's `data-key` takes it. */
  publicKey: string;
  /** True when the file was made just now. */
  created: boolean;
}

/** The shop's signing key: read from `file`, or made there with mode 0600. A file that is there is never overwritten. */
export function ensurePackKey(file: string): PackKey {
  try {
    return { ...readPackKey(file), created: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const publicKey = rawPublicKey(privateKey);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const text = `${JSON.stringify({ algorithm: 'Ed25519', publicKey, privateKey: pkcs8 }, null, 2)}\n`;
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  return { privateKey, publicKey, created: true };
}

/** Reads a key file; throws where it is missing or none. */
export function readPackKey(file: string): Omit<PackKey, 'created'> {
  const text = readFileSync(file, 'utf8');
  try {
    const { privateKey: pkcs8 } = JSON.parse(text) as { privateKey: string };
    const privateKey = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
    if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
    return { privateKey, publicKey: rawPublicKey(privateKey) };
  } catch (cause) {
    throw new Error(`${file} is not a pack key file`, { cause });
  }
}

function rawPublicKey(privateKey: KeyObject): string {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url').toString('base64');
}
