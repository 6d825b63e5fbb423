import { encodeBase64 } from '#knowledge/encode-base64.ts';
import { publicHalf, signEd25519 } from '#publish/ed25519.ts';
import type { Signer } from '#publish/review/review-file.ts';
import type { StudioDatabase } from '../state/studio-database.ts';

/** A person's own key, for reviews: one for each browser. */
type KeptKey = { key: string } & ({ privateKey: CryptoKey } | { seed: Uint8Array });

const KEPT = 'publish/person-key';

/**
 * Signs reviews as this person. The key is made here when it is first needed and never leaves: where the browser signs with
 * Ed25519 itself not even this page can read it.
 */
export async function personSigner(db: StudioDatabase, name: string): Promise<Signer> {
  const kept = ((await db.things.get(KEPT))?.value as KeptKey | undefined) ?? (await makeKey(db));
  const sign = async (bytes: Uint8Array): Promise<Uint8Array> => {
    if ('seed' in kept) return signEd25519(bytes, kept.seed);
    return new Uint8Array(await crypto.subtle.sign('Ed25519', kept.privateKey, new Uint8Array(bytes)));
  };
  return { name, key: kept.key, sign };
}

async function makeKey(db: StudioDatabase): Promise<KeptKey> {
  const value = (await makeNatively()) ?? makeHere();
  await db.things.put({ key: KEPT, value });
  return value;
}

/** Null where the browser has no Ed25519 of its own, or no cryptography on a page without https. */
async function makeNatively(): Promise<KeptKey | null> {
  try {
    const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
    const key = encodeBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
    return { key, privateKey: pair.privateKey };
  } catch {
    return null;
  }
}

function makeHere(): KeptKey {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  return { key: encodeBase64(publicHalf(seed)), seed };
}
