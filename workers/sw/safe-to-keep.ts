/** What decides whether an answer may be cached. */
export interface AnswerFacts {
  status: number;
  redirected: boolean;
  /** `Content-Type`, or null. */
  contentType: string | null;
  /** `Cache-Control`, or null. */
  cacheControl: string | null;
}

/**
 * Whether an answer may be kept. `page` must be HTML; a `file` must not be: the log-in page of a café's network, or a
 * server's error page with status 200, would otherwise be answered for a script or a model for ever.
 */
export function isSafeToKeep(expected: 'page' | 'file', answer: AnswerFacts): boolean {
  if (answer.status !== 200 || answer.redirected) return false;
  if (/\bno-store\b/i.test(answer.cacheControl ?? '')) return false;
  const isHtml = /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(answer.contentType ?? '');
  return isHtml === (expected === 'page');
}
