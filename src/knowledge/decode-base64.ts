const DIGITS = new Int16Array(128).fill(-1);
for (const [at, digit] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  DIGITS[digit.charCodeAt(0)] = at;
}
/** Bytes made between two yields: about a millisecond's work. */
const STEP = 300_000;

/**
 * Bytes of a base64 text that a schema has checked. Yields on the way: vectors of a large pack are megabytes. The pure parts
 * have no `atob`, and it would make a string of them first.
 */
export function* decodeBase64(text: string): Generator<void, Uint8Array> {
  const length = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let bits = 0;
  let held = 0;
  let to = 0;
  for (let at = 0; at < length; at++) {
    bits = ((bits << 6) | (DIGITS[text.charCodeAt(at)] ?? 0)) & 0xffffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[to++] = bits >>> held;
    if (to % STEP === 0) yield;
  }
  return bytes;
}
