import { describe, expect, it } from 'vitest';
import { type WarmOptions, warmOpenPages } from './warm-pages.ts';

const ORIGIN = 'https://shop.example';
const FILES: Record<string, [type: string, text: string]> = {
  '/fresh/': [
    'text/html',
    '<link rel="stylesheet" href="/a.css"><script src="/a.js"></script><img src="/gone.svg"><img src="/b.svg"><script src="/aisle/aisle.js"></script>',
  ],
  '/a.css': ['text/css', 'body{background:url(/c.svg)}'],
  '/a.js': ['text/javascript', 'import"./d.js"'],
  '/b.svg': ['image/svg+xml', '<svg/>'],
  '/c.svg': ['image/svg+xml', '<svg/>'],
  '/d.js': ['text/javascript', 'import"./a.js"'],
  '/cart.html': ['text/html', '<p>'],
};

/** Clients that open the given pages one after another, and strategies that note what they are asked for. */
function worldOf(opened: string[][]) {
  const asked = { pages: [] as string[], assets: [] as string[] };
  const strategy = (kind: 'pages' | 'assets') => ({
    handleAll: ({ request }: { request: Request | string }): [Promise<Response>, Promise<void>] => {
      const path = new URL(typeof request === 'string' ? request : request.url).pathname;
      asked[kind].push(path);
      const file = FILES[path];
      const answer = file
        ? Promise.resolve(new Response(file[1], { headers: { 'Content-Type': file[0] } }))
        : Promise.reject(new Error(path));
      return [answer, Promise.resolve()];
    },
  });
  const clients = {
    matchAll: async () =>
      (opened.length > 1 ? opened.shift() : opened[0])?.map((path) => ({ url: ORIGIN + path })) ?? [],
  };
  const options = {
    event: {},
    pages: strategy('pages'),
    assets: strategy('assets'),
    isOfShop: (url: URL) => !url.pathname.startsWith('/aisle/') && url.pathname !== '/chat.html',
  } as unknown as WarmOptions;
  return { asked, run: () => warmOpenPages(clients as unknown as Clients, options) };
}

describe('warmOpenPages', () => {
  it('keeps an open page and what it names, through stylesheets and modules, each once', async () => {
    const { asked, run } = worldOf([['/fresh/#goods']]);
    await run();
    expect(asked.pages).toEqual(['/fresh/']);
    expect(asked.assets).toEqual(['/a.css', '/a.js', '/gone.svg', '/b.svg', '/c.svg', '/d.js']);
  });

  it('goes on to a page that was opened meanwhile', async () => {
    const { asked, run } = worldOf([['/fresh/'], ['/fresh/', '/cart.html']]);
    await run();
    expect(asked.pages).toEqual(['/fresh/', '/cart.html']);
  });

  it('leaves out what is Aisle’s own, and is not stopped by a page that cannot be had', async () => {
    const { asked, run } = worldOf([['/chat.html', '/lost.html', '/cart.html']]);
    await run();
    expect(asked.pages).toEqual(['/lost.html', '/cart.html']);
  });
});
