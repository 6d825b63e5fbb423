import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';
import { PASSWORD, type Prosody } from '#tests/servers/local-prosody.ts';

const DIST = fileURLToPath(new URL('../../peers/node_modules/converse.js/dist', import.meta.url));
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** Says in one line how to get it where it is missing. */
export function hasConverse(): boolean {
  const has = existsSync(DIST);
  if (!has) console.warn('No converse.js: run `node tests/peers/install.mjs` for the tests with a real agent screen.');
  return has;
}

/** Serves converse.js, signed in as an agent, from an origin of its own. */
export async function serveConverse(prosody: Prosody, jid: string) {
  const html = `<!doctype html><meta charset=utf-8><link rel=stylesheet href=/dist/converse.min.css>
<body class="converse-fullscreen"><div id="conversejs"></div><script type=module>
import '/dist/converse.min.js';
window.converse.initialize({ view_mode: 'fullscreen', websocket_url: '${prosody.url}', authentication: 'login',
  auto_login: true, jid: '${jid}', password: '${PASSWORD}', discover_connection_methods: false,
  auto_join_on_invite: true, muc_nickname_from_jid: true, assets_path: '/dist/', i18n: 'en', loglevel: 'warn',
  clear_cache_on_logout: true, show_desktop_notifications: false, play_sounds: false });
</script>`;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    const file = path.join(DIST, path.normalize(pathname.replace(/^\/dist\//, '/')));
    const content = pathname.startsWith('/dist/') ? await readFile(file).catch(() => null) : null;
    if (content === null) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What an agent does in converse.js. */
export class ConverseAgent {
  readonly page: Page;
  readonly messages: Locator;
  readonly composer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.messages = page.locator('converse-chat-message .chat-msg__text');
    this.composer = page.locator('textarea.chat-textarea');
  }

  async signIn(url: string): Promise<void> {
    await this.page.goto(url);
    await expect(this.page.locator('converse-user-profile')).toBeVisible();
  }

  /** How many times a text was said in the room. */
  lines(text: string | RegExp): Locator {
    return this.messages.filter({ hasText: text });
  }

  async reply(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await expect(this.lines(text)).toHaveCount(1);
  }
}
