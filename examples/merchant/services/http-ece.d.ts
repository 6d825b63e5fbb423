declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';

  /** RFC 8188 by its author, for tests alone. */
  export function decrypt(body: Buffer, params: { version: 'aes128gcm'; privateKey: ECDH; authSecret: string }): Buffer;
}
