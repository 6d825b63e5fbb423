import { strToU8 } from 'fflate';
import { encodeBase64 } from '#knowledge/encode-base64.ts';
import type { AssembledPack } from './assemble-pack.ts';
import { canonicalJson } from './canonical-json.ts';
import { signEd25519 } from './ed25519.ts';

/**
 * The files of a pack as they are served, name → bytes, in the order in which they may be written over an older pack: what a
 * reader of the old or the new manifest asks for is there all the time but between the last two.
 * @param seed The 32 bytes of an Ed25519 private key; null for a pack that is not signed.
 */
export function packFiles({ manifest, chunks }: AssembledPack, seed: Uint8Array | null): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const [at, { file }] of manifest.chunks.entries()) files.set(file, strToU8(chunks[at]?.text ?? ''));
  const bytes = strToU8(canonicalJson(manifest));
  if (seed !== null) files.set('manifest.sig', strToU8(encodeBase64(signEd25519(bytes, seed))));
  return files.set('manifest.json', bytes);
}
