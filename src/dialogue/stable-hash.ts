/** Small stable hash (FNV-1a, 32 bit). It picks variants and arms: chance comes in with an id, so that a log replays. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A share in [0, 1) that is always the same for the same text. */
export const stableShare = (text: string): number => stableHash(text) / 2 ** 32;
