/** Looked at: UTF-16 units at the beginning of a file. */
const LOOKED_AT = 4096;
/** Of random bytes one in ten is a control character; of text next to none, even where an export is untidy. */
const MOST = 0.02;
// Tabs, line ends, form feeds and escapes (coloured terminals) stand in text too.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g;

/** Whether what was decoded is no text, but a picture, a database or noise: control characters, NUL among them, are many. */
export function isBinary(decoded: string): boolean {
  const head = decoded.slice(0, LOOKED_AT);
  return (head.match(CONTROL)?.length ?? 0) > head.length * MOST;
}
