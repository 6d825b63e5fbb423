/** Something of the shopper's as it is kept: AES-GCM over its JSON, 256 bits, a fresh 96-bit nonce for each. */
export interface Sealed {
  nonce: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

const ALGORITHM = 'AES-GCM';

/** Whether this place can seal anything: pages without HTTPS cannot. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined;

/** A key that can be used and kept in IndexedDB, and never be read. */
export const newSealingKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, ['encrypt', 'decrypt']);

export async function seal(key: CryptoKey, value: unknown): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return { nonce, bytes: await crypto.subtle.encrypt({ name: ALGORITHM, iv: nonce }, key, text) };
}

/** Null where it was sealed with another key, or changed since. */
export async function unseal<Value>(key: CryptoKey, { nonce, bytes }: Sealed): Promise<Value | null> {
  try {
    const text = await crypto.subtle.decrypt({ name: ALGORITHM, iv: nonce }, key, bytes);
    return JSON.parse(new TextDecoder().decode(text)) as Value;
  } catch {
    return null;
  }
}
