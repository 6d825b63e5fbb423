/** A fresh unique id. `crypto.randomUUID` is missing on pages without HTTPS; random bytes are not. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
