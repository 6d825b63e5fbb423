/** What of a push is shown, once it is known to be ours. */
export interface PushMessage {
  id: string;
  /** The last characters of the order's number. */
  order: string;
  title: string;
  body: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Path of the page that a tap opens. */
  page: string;
}

/** Null for a push that is none of ours: the host's own service worker may get pushes too. */
export function readPushMessage(text: string): PushMessage | null {
  let given: Record<string, unknown>;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  if (given === null || typeof given !== 'object' || given.aisle !== 1) return null;
  const { id, order, title, body, lang, page } = given;
  if (typeof id !== 'string' || typeof title !== 'string' || typeof body !== 'string') return null;
  if (typeof order !== 'string' || !/^[0-9A-Za-z]{1,8}$/.test(order)) return null;
  const dir = given.dir === 'rtl' ? 'rtl' : 'ltr';
  const isPath = typeof page === 'string' && /^\/(?![/\\])[^?#\\\p{Cc}]*$/u.test(page);
  return { id, order, title, body, lang: typeof lang === 'string' ? lang : '', dir, page: isPath ? page : '/' };
}
