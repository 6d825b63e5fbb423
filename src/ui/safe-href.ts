/**
 * A link that may be followed, or null: https, mail, telephone, or a path on the shop's own site. Packs and backends are
 * checked when they come in; this holds even for what slipped through.
 */
export function safeHref(href: string | null | undefined): string | null {
  return href && /^(https:\/\/|mailto:|tel:|\/(?![/\\]))/i.test(href) ? href : null;
}

/** True when following the link leaves the shop's site, so that it opens beside the chat. */
export function isElsewhere(href: string, origin: string): boolean {
  try {
    const url = new URL(href, origin);
    return url.protocol === 'https:' && url.origin !== origin;
  } catch {
    return false;
  }
}
