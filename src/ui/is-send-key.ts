/** Safari reports the Enter that ends a composition after `compositionend`, with this key code alone to tell. */
const COMPOSING_KEY_CODE = 229;

/** Enter sends, Shift+Enter breaks the line, and an Enter that belongs to an input method does neither. */
export function isSendKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.altKey) return false;
  return !event.isComposing && event.keyCode !== COMPOSING_KEY_CODE;
}
