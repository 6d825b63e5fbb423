import type { DeskHandoff } from '#merchant/generated/protocol.ts';

/** The conversation after (or before) the open one in the order on the screen; from the last on it goes on with the first. */
export function neighbour(shown: readonly DeskHandoff[], openId: string | null, step: 1 | -1): string | null {
  if (shown.length === 0) return null;
  const at = shown.findIndex(({ id }) => id === openId);
  const next = at === -1 ? (step === 1 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length;
  return shown[next]?.id ?? null;
}
