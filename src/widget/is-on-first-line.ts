/** True where the caret stands on the first line of the field: Up has nowhere to go in it. */
export function isOnFirstLine(field: HTMLTextAreaElement): boolean {
  if (field.selectionStart !== field.selectionEnd) return false;
  if (field.selectionStart === 0) return true;
  // Where a long text breaks is not told: unless all of it is on one line, the caret may be on a later one.
  const { lineHeight, paddingBlockStart, paddingBlockEnd } = getComputedStyle(field);
  const textHeight = field.scrollHeight - Number.parseFloat(paddingBlockStart) - Number.parseFloat(paddingBlockEnd);
  return textHeight < 1.5 * Number.parseFloat(lineHeight);
}
