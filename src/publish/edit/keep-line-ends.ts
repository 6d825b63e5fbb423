/** Edits a text as if its lines ended in `\n` alone; where they end in `\r\n`, those of the result do too. */
export function keepLineEnds(text: string, edit: (plain: string) => string): string {
  if (!text.includes('\r\n')) return edit(text);
  const plain = text.replaceAll('\r\n', '\n');
  const edited = edit(plain);
  return edited === plain ? text : edited.replaceAll('\n', '\r\n');
}
