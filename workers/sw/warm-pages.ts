import type { Strategy } from 'workbox-strategies/Strategy.js';
import { linkedFiles } from './linked-files.ts';

/** Most files that one page brings along; a page that names more is not meant to be kept whole. */
const MAX_FILES = 160;

export interface WarmOptions {
  event: ExtendableEvent;
  pages: Pick<Strategy, 'handleAll'>;
  assets: Pick<Strategy, 'handleAll'>;
  /** False for what is Aisle's own, which has its own caches. */
  isOfShop: (url: URL) => boolean;
}

/**
 * Keeps the pages that are open now, with the files they name. The visit that installs a service worker is not
 * controlled by it, so nothing of it would be there offline otherwise. Runs within `install`, never within `activate`:
 * requests of pages wait until `activate` is over.
 */
export async function warmOpenPages(clients: Clients, options: WarmOptions): Promise<void> {
  const warmed = new Set<string>();
  // Somebody may have gone on to another page meanwhile: look again until there is nothing new.
  for (;;) {
    const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
    const next = open.map((client) => withoutHash(client.url)).find((url) => !warmed.has(url));
    if (next === undefined) return;
    warmed.add(next);
    if (options.isOfShop(new URL(next))) await warmPage(next, options).catch(() => undefined);
  }
}

async function warmPage(pageUrl: string, { event, pages, assets, isOfShop }: WarmOptions): Promise<void> {
  const page = await kept(pages, new Request(pageUrl, { headers: { Accept: 'text/html' } }), event);
  const queue = await linksIn(page, pageUrl);
  const seen = new Set(queue);
  // One at a time and at low priority: the shopper's own clicks go first.
  for (const url of queue) {
    if (!isOfShop(new URL(url))) continue;
    try {
      const file = await kept(assets, new Request(url, { priority: 'low' }), event);
      for (const link of await linksIn(file, url)) {
        if (seen.has(link) || seen.size >= MAX_FILES) continue;
        seen.add(link);
        queue.push(link);
      }
    } catch {
      // One file that is missing does not keep the others from being there.
    }
  }
}

/** The strategy's answer, once it is stored. */
async function kept(strategy: WarmOptions['pages'], request: Request, event: ExtendableEvent): Promise<Response> {
  const [answered, stored] = strategy.handleAll({ event, request });
  const response = await answered;
  await stored;
  return response;
}

async function linksIn(response: Response, url: string): Promise<string[]> {
  const type = response.headers.get('Content-Type') ?? '';
  return /html|css|javascript/.test(type) ? linkedFiles(await response.text(), type, url) : [];
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
