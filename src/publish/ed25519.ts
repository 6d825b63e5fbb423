import * as ed25519 from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';

// The library brings no hash of its own.
ed25519.hashes.sha512 = sha512;

/** The 64 bytes of the Ed25519 signature: for one key and one text always the same. */
export function signEd25519(bytes: Uint8Array, seed: Uint8Array): Uint8Array {
  return ed25519.sign(bytes, seed);
}

/** The raw 32 bytes of the public half. */
export function publicHalf(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed);
}

/** False for a malformed key or signature too. */
export function verifyEd25519(publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    return ed25519.verify(signature, bytes, publicKey);
  } catch {
    return false;
  }
}
