/** A module of no content. */
const EMPTY = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** Why this thread cannot run WebAssembly: an old browser, or a policy of the page; null where it can. */
export function webAssemblyFault(): 'no-webassembly' | 'policy' | null {
  if (typeof WebAssembly === 'undefined') return 'no-webassembly';
  try {
    new WebAssembly.Module(Uint8Array.from(EMPTY));
    return null;
  } catch {
    return 'policy';
  }
}
