import { describe, expect, it } from 'vitest';
import { cryptoChecks } from './crypto-checks.ts';
import { TestKey } from './testing/fake-host.ts';

const bytes = new TextEncoder().encode('{"format":"aisle-pack/1"}');
const raw = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

/** A browser that has SHA but does not know Ed25519, as Chrome before 137. */
const withoutEd25519 = {
  digest: (algorithm: string, data: BufferSource) => crypto.subtle.digest(algorithm, data),
  importKey: () => Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError')),
} as unknown as SubtleCrypto;

describe.each([
  ['the browser’s own cryptography', crypto.subtle],
  ['a browser without Ed25519', withoutEd25519],
  ['an insecure page, without any', null],
])('cryptoChecks with %s', (_, subtle) => {
  const checks = cryptoChecks(subtle);

  it('accepts the key’s signature and refuses any other', async () => {
    const key = await TestKey.make();
    const other = await TestKey.make();
    const signature = raw(await key.sign(bytes));
    expect(await checks.verifyEd25519(raw(key.publicKey), signature, bytes)).toBe(true);
    expect(await checks.verifyEd25519(raw(other.publicKey), signature, bytes)).toBe(false);
    expect(await checks.verifyEd25519(raw(key.publicKey), signature, bytes.slice(1))).toBe(false);
    const bent = signature.slice();
    bent[3] = (bent[3] ?? 0) ^ 1;
    expect(await checks.verifyEd25519(raw(key.publicKey), bent, bytes)).toBe(false);
  });

  it('refuses a malformed key or signature instead of failing', async () => {
    const key = await TestKey.make();
    const signature = raw(await key.sign(bytes));
    expect(await checks.verifyEd25519(new Uint8Array(31), signature, bytes)).toBe(false);
    expect(await checks.verifyEd25519(raw(key.publicKey), new Uint8Array(0), bytes)).toBe(false);
    expect(await checks.verifyEd25519(new Uint8Array(32).fill(255), signature, bytes)).toBe(false);
  });

  it('hashes', async () => {
    expect(await checks.sha256(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
