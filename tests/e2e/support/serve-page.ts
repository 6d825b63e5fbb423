import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves one page from an origin of its own, as a merchant's shop; it may be written once the origin is known. */
export async function servePage(html = '', headers: Record<string, string> = {}) {
  let shown = html;
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(shown);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    show(page: string) {
      shown = page;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
