/** What `TextDecoder` calls them. */
export type LogEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * The encoding of a text file, by its first bytes: a byte order mark, zero bytes at every second place, bytes that are
 * UTF-8; everything else is taken for GB18030, in which Chinese Excel writes CSV. A file that is cut within a character
 * may be given.
 */
export function detectEncoding(head: Uint8Array): LogEncoding {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Digits, delimiters and line ends have a zero byte in UTF-16 whatever the language.
  const enough = head.length / 50;
  if (odd > enough && odd > even * 4) return 'utf-16le';
  if (even > enough && even > odd * 4) return 'utf-16be';
  return isUtf8(head) ? 'utf-8' : 'gb18030';
}

/** RFC 3629, without its limits on surrogates: only to be told from GB18030. A cut last character passes. */
function isUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const follow =
      byte < 0x80
        ? 0
        : byte >= 0xc2 && byte < 0xe0
          ? 1
          : byte >= 0xe0 && byte < 0xf0
            ? 2
            : byte >= 0xf0 && byte < 0xf5
              ? 3
              : -1;
    if (follow === -1) return false;
    for (let next = 1; next <= follow && at + next < bytes.length; next++) {
      if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return false;
    }
    at += follow + 1;
  }
  return true;
}
