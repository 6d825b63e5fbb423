import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 8;

/**
 * A name that tells two people apart and nobody who they are: 40 bits of HMAC-SHA-256 (RFC 2104) in the letters of
 * Crockford's base 32. The salt is random, of one workspace, and never leaves it; without it names cannot be tried out.
 */
export function pseudonym(salt: Uint8Array, kind: 'agent' | 'shopper' | 'conversation', name: string): string {
  const text = bytesOf(`${kind}\u0000${name.trim().toLowerCase().replace(/\s+/g, ' ')}`);
  const hash = hmac(sha256, salt, text);
  let id = '';
  for (let bit = 0; bit < LENGTH * 5; bit += 5) {
    const two = ((hash[bit >> 3] ?? 0) << 8) | (hash[(bit >> 3) + 1] ?? 0);
    id += LETTERS[(two >> (11 - (bit & 7))) & 31];
  }
  return `${kind}-${id}`;
}

/** UTF-16 units as bytes: this folder knows no TextEncoder, and nobody else reads them. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes[at * 2] = code & 0xff;
    bytes[at * 2 + 1] = code >> 8;
  }
  return bytes;
}
