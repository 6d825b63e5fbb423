const TAG = /<(link|script|img|source)\b([^>]*)>/gi;
const ATTRIBUTE = /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const KEPT_RELATIONS = /\b(?:stylesheet|modulepreload|icon|apple-touch-icon|manifest)\b/;
const CSS_URL = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)/gi;
/** Relative and rooted module specifiers of `import … from`, `export … from`, `import '…'` and `import('…')`. */
const MODULE = /(?:\bfrom|\bimport)\s*\(?\s*["']((?:\.{0,2}\/)[^"'\s]+)["']/g;

/**
 * Files of the same origin that a page, a stylesheet or a module names, without following them. A scan by pattern is
 * enough here: what it misses is only not there offline until it was used once.
 */
export function linkedFiles(text: string, contentType: string, baseUrl: string): string[] {
  const found = contentType.includes('html')
    ? linksOfHtml(text)
    : contentType.includes('css')
      ? linksOfStyle(text)
      : contentType.includes('javascript')
        ? [...text.matchAll(MODULE)].map((match) => match[1] ?? '')
        : [];
  const origin = new URL(baseUrl).origin;
  const urls = new Set<string>();
  for (const link of found) {
    const url = resolved(link, baseUrl);
    if (url?.origin !== origin) continue;
    url.hash = '';
    urls.add(url.href);
  }
  return [...urls];
}

/** `URL.parse` is younger than the browsers that shoppers have. */
function resolved(link: string, baseUrl: string): URL | null {
  try {
    return new URL(link, baseUrl);
  } catch {
    return null;
  }
}

function linksOfHtml(html: string): string[] {
  const links: string[] = [];
  for (const [, tag = '', rest = ''] of html.matchAll(TAG)) {
    const attributes = new Map<string, string>();
    for (const [, name = '', double, single] of rest.matchAll(ATTRIBUTE)) {
      attributes.set(name.toLowerCase(), (double ?? single ?? '').replaceAll('&amp;', '&'));
    }
    if (tag.toLowerCase() === 'link' && !isNeeded(attributes)) continue;
    const link = attributes.get('src') ?? attributes.get('href');
    if (link !== undefined) links.push(link);
  }
  return links;
}

/** Styles, modules, icons, and the page's own data where it is declared as a JSON alternate. */
function isNeeded(link: ReadonlyMap<string, string>): boolean {
  const relation = link.get('rel') ?? '';
  return KEPT_RELATIONS.test(relation) || (relation === 'alternate' && link.get('type') === 'application/json');
}

function linksOfStyle(css: string): string[] {
  return [...css.matchAll(CSS_URL)]
    .map(([, double, single, bare]) => double ?? single ?? bare ?? '')
    .filter((link) => link !== '' && !link.startsWith('data:') && !link.startsWith('#'));
}
