/** A `/` that the agent typed to choose a reply, with what they typed after it, as UTF-16 offsets. */
export interface ReplyQuery {
  start: number;
  end: number;
  query: string;
}

/**
 * The `/…` before the caret, at the beginning of the text or after white space. Null elsewhere: `and/or`, an address and
 * `/ ` are plain text.
 */
export function replyAt(text: string, caret: number): ReplyQuery | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}-]{0,30})$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const query = found[1] ?? '';
  return { start: caret - query.length - 1, end: caret, query };
}
