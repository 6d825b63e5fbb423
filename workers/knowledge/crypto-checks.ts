/** A worker of an insecure page and an old browser have no `crypto.subtle`; these checks then bring their own code. */
export interface CryptoChecks {
  /** True when `signature` is this key's Ed25519 signature over `bytes`; false for a malformed key or signature too. */
  verifyEd25519(publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array): Promise<boolean>;
  /** Lower-case hex. */
  sha256(bytes: Uint8Array): Promise<string>;
}

/** @param subtle The browser's own cryptography, null where it has none. */
export function cryptoChecks(subtle: SubtleCrypto | null = globalThis.crypto?.subtle ?? null): CryptoChecks {
  return {
    async verifyEd25519(publicKey, signature, bytes) {
      if (publicKey.length !== 32 || signature.length !== 64) return false;
      const native = await verifyNatively(subtle, publicKey, signature, bytes);
      if (native !== null) return native;
      const [ed25519, { sha512 }] = await Promise.all([import('@noble/ed25519'), import('@noble/hashes/sha2.js')]);
      ed25519.hashes.sha512 = sha512;
      try {
        return ed25519.verify(signature, bytes, publicKey);
      } catch {
        return false;
      }
    },
    async sha256(bytes) {
      if (subtle !== null) return hex(new Uint8Array(await subtle.digest('SHA-256', owned(bytes))));
      const { sha256 } = await import('@noble/hashes/sha2.js');
      return hex(sha256(bytes));
    },
  };
}

/** Null where the browser cannot check Ed25519 itself. */
async function verifyNatively(
  subtle: SubtleCrypto | null,
  publicKey: Uint8Array,
  signature: Uint8Array,
  bytes: Uint8Array,
): Promise<boolean | null> {
  if (subtle === null) return null;
  try {
    const key = await subtle.importKey('raw', owned(publicKey), { name: 'Ed25519' }, false, ['verify']);
    return await subtle.verify({ name: 'Ed25519' }, key, owned(signature), owned(bytes));
  } catch {
    // Chrome before 137, Firefox before 129 and Safari before 17 do not know the name.
    return null;
  }
}

/** Bytes in a buffer that is not shared, as the platform's cryptography wants them. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
