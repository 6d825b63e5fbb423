import * as v from 'valibot';
import { atOnce } from '#knowledge/at-once.ts';
import { decodeBase64 } from '#knowledge/decode-base64.ts';
import { encodeBase64 } from '#knowledge/encode-base64.ts';
import { publicHalf } from './ed25519.ts';

/** A shop's signing key. */
export interface PackKey {
  /** The 32 bytes of the private half. */
  seed: Uint8Array;
  /** Base64 of the raw 32 bytes, as the tag's `data-key` takes it. */
  publicKey: string;
}

/** What stands before the seed in PKCS #8 (RFC 8410, section 7). */
const PKCS8_HEAD = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

const keyFile = v.object({
  algorithm: v.optional(v.literal('Ed25519')),
  privateKey: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
});

/** A key of 32 random bytes. */
export function packKeyOf(seed: Uint8Array): PackKey {
  return { seed, publicKey: encodeBase64(publicHalf(seed)) };
}

/** Reads the text of a key file; null where it is none. */
export function parsePackKey(text: string): PackKey | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), keyFile), text);
  const bytes = parsed.success ? atOnce(decodeBase64(parsed.output.privateKey)) : null;
  const isKey = bytes?.length === PKCS8_HEAD.length + 32 && PKCS8_HEAD.every((byte, at) => bytes[at] === byte);
  return bytes && isKey ? packKeyOf(bytes.slice(PKCS8_HEAD.length)) : null;
}

/** The text of a key file, as `npm run pack:keys` writes it. */
export function packKeyText({ seed, publicKey }: PackKey): string {
  const privateKey = encodeBase64(Uint8Array.from([...PKCS8_HEAD, ...seed]));
  return `${JSON.stringify({ algorithm: 'Ed25519', publicKey, privateKey }, null, 2)}\n`;
}
