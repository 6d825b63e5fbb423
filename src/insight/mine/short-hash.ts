/** FNV-1a over the text's UTF-16 units (G. Fowler, L. C. Noll, K.-P. Vo), as seven digits of base 36: a name, no proof. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, '0');
}
