/** Small stable hash (FNV-1a, 32 bit). It picks variants and arms: chance comes in with an id, so that a log replays. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * A share in [0, 1) that is always the same for the same text. The lowest bit of FNV is the parity of the characters, and texts
 * that differ in their beginning alone go together: MurmurHash3's finaliser (Appleby, 2011) mixes all bits into all.
 */
export function stableShare(text: string): number {
  let hash = stableHash(text);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
