import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DeviceStore } from './device-store.ts';

const SECRET = 'secret';
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** 26 letters of 5 bits: more than can be guessed. */
const LENGTH = 26;

/**
 * Who a guest is to a system that knows no idempotency keys: a name nobody can guess, made of a secret that this device
 * keeps and the handoff's key, so that asking again after a crash or a reload arrives at the same place.
 */
export function guestToken(store: DeviceStore, key: string): string {
  const digest = hmac(sha256, utf8ToBytes(deviceSecret(store)), utf8ToBytes(key));
  return Array.from(digest.subarray(0, LENGTH), (byte) => ALPHABET[byte & 31]).join('');
}

/** What may be shown and logged in the token's place; the token cannot be found from it. */
export const publicIdOf = (token: string): string => bytesToHex(sha256(utf8ToBytes(token))).slice(0, 16);

export const isTokenOf = ({ id, token }: { id: string; token: string }): boolean =>
  token.length === LENGTH && publicIdOf(token) === id;

function deviceSecret(store: DeviceStore): string {
  const kept = store.get(SECRET);
  if (kept) return kept;
  const fresh = bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
  store.set(SECRET, fresh);
  return fresh;
}
