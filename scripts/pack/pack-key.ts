import { createPrivateKey, type KeyObject, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type PackKey, packKeyOf, packKeyText, parsePackKey } from '#publish/pack-key.ts';

export interface PackKeyFile {
  privateKey: KeyObject;
  /** Base64 of the raw 32 bytes, as the tag's `data-key` takes it. */
  publicKey: string;
  /** True when the file was made just now. */
  created: boolean;
}

/** The shop's signing key: read from `file`, or made there with mode 0600. A file that is there is never overwritten. */
export function ensurePackKey(file: string): PackKeyFile {
  try {
    return { ...readPackKey(file), created: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const key = packKeyOf(randomBytes(32));
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, packKeyText(key), { mode: 0o600, flag: 'wx' });
  return { privateKey: keyObject(key), publicKey: key.publicKey, created: true };
}

/** Reads a key file; throws where it is missing or none. */
export function readPackKey(file: string): Omit<PackKeyFile, 'created'> {
  const key = parsePackKey(readFileSync(file, 'utf8'));
  if (key === null) throw new Error(`${file} is not a pack key file`);
  return { privateKey: keyObject(key), publicKey: key.publicKey };
}

function keyObject({ seed, publicKey }: PackKey): KeyObject {
  const x = Buffer.from(publicKey, 'base64').toString('base64url');
  const d = Buffer.from(seed).toString('base64url');
  return createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x, d }, format: 'jwk' });
}
