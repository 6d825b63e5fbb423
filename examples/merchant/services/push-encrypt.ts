import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** What a browser gave for encrypting to it: base64url. */
export interface PushKeys {
  /** Its public key on P-256, uncompressed. */
  p256dh: string;
  /** 16 bytes. */
  auth: string;
}

const RECORD_BYTES = 4096;
/** Every message has the same length, so that whoever carries it cannot tell kinds apart by it. */
const PADDED_BYTES = 1024;

/**
 * Encrypts for one browser: RFC 8291 (Web Push) over RFC 8188 (`aes128gcm`), one record. Throws where the keys are none, or
 * the text is too long.
 * @param once What is random, for the test vector of RFC 8291 alone; that has no padding either.
 */
export function encryptPush(
  text: string | Uint8Array,
  keys: PushKeys,
  once?: { salt: Uint8Array; privateKey: Uint8Array; paddedBytes: number },
): Buffer {
  const receiver = Buffer.from(keys.p256dh, 'base64url');
  const auth = Buffer.from(keys.auth, 'base64url');
  if (receiver.length !== 65 || auth.length !== 16) throw new Error('not the keys of a push subscription');
  const pair = createECDH('prime256v1');
  if (once) pair.setPrivateKey(once.privateKey);
  else pair.generateKeys();
  const sender = pair.getPublicKey();
  const salt = once?.salt ?? randomBytes(16);

  const shared = pair.computeSecret(receiver);
  const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), receiver, sender]);
  const input = Buffer.from(hkdfSync('sha256', shared, auth, keyInfo, 32));
  const contentKey = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: nonce\0', 12));

  const plain = Buffer.from(text);
  const paddedBytes = once?.paddedBytes ?? PADDED_BYTES;
  if (paddedBytes > 0 && plain.length + 1 > paddedBytes) throw new Error('a push of more than it may hold');
  // 2 marks the last record; zeros after it are padding.
  const record = Buffer.concat([plain, Buffer.from([2]), Buffer.alloc(Math.max(0, paddedBytes - plain.length - 1))]);
  const cipher = createCipheriv('aes-128-gcm', contentKey, nonce);
  const sealed = Buffer.concat([cipher.update(record), cipher.final(), cipher.getAuthTag()]);

  const head = Buffer.alloc(5);
  head.writeUInt32BE(RECORD_BYTES);
  head.writeUInt8(sender.length, 4);
  return Buffer.concat([salt, head, sender, sealed]);
}
