import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createMerchantBackend } from '#examples/merchant/create-merchant-backend.ts';
import type { Database } from '#examples/merchant/database/database.ts';
import { DEFAULT_LIMITS } from '#examples/merchant/limits.ts';
import { demoShops } from '#examples/merchant/seed/demo-shops.ts';
import { freshRisk } from '#examples/merchant/seed/fresh-notice-orders.ts';
import { KEYS } from '#examples/merchant/services/identity/testing/sign-as.ts';
import { newVapidKeys } from '#examples/merchant/services/push-vapid.ts';
import { createSignOnTokens } from '#examples/merchant/services/testing/sign-on-tokens.ts';
import { createRestBackend } from '#merchant/rest/rest-backend.ts';
import { sleep } from '#merchant/shared/sleep.ts';
import type { ContractAgent } from './handoff.contract.ts';
import type { MerchantBackendFixture } from './merchant-backend.contract.ts';
import { createOpenApiTraffic } from './openapi-traffic.ts';

const SHOP = 'beauty';
const PLENTY = { count: 10_000, windowMs: 60_000 };

export interface RestFixture extends MerchantBackendFixture {
  /** `http://127.0.0.1:PORT`. */
  url: string;
  /** Watched by the OpenAPI document, as everything is. */
  fetch(input: string, init?: RequestInit): Promise<Response>;
  agentToken(name: string): Promise<string>;
  /** Of somebody who signs on at the merchant's identity provider, and may read the audit log, export and erase. */
  leadToken(): Promise<string>;
  /** Operations that were seen to succeed. */
  seenOperations(): string[];
}

/** The real backend on a real port, with the `rest` adapter before it. */
export async function startRestFixture(database: Database): Promise<RestFixture> {
  const signOn = await createSignOnTokens();
  const backend = await createMerchantBackend({
    database,
    shops: demoShops.map((shop) => ({ ...shop, risk: freshRisk, identity: KEYS })),
    push: { ...newVapidKeys(), subject: 'mailto:support@shop.example' },
    allowedOrigins: [],
    jwtKey: randomUUID() + randomUUID(),
    deskPasscode: 'aisle-demo',
    deskSignOn: signOn.setup,
    limits: {
      lookupsPerClient: PLENTY,
      handoffsPerClient: PLENTY,
      postsPerHandoff: PLENTY,
      deskSignInsPerClient: PLENTY,
      actionsPerOrder: PLENTY,
      ticketsPerClient: PLENTY,
    },
  });
  const server = createServer(getRequestListener(backend.fetch));
  const streams = new Set<Socket>();
  server.on('request', ({ headers, socket }: IncomingMessage, response: ServerResponse) => {
    if (headers.accept !== 'text/event-stream') return;
    streams.add(socket);
    // The connection may go on to serve other requests.
    response.once('close', () => streams.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const traffic = await createOpenApiTraffic(`/${SHOP}/support/v1`);
  const watched = traffic.watch(fetch);
  let online = true;

  async function post(path: string, token: string | null, body?: object): Promise<Response> {
    return watched(`${url}${path}`, {
      method: 'POST',
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  async function agentToken(name: string): Promise<string> {
    const session = await post('/desk/v1/session', null, { name, passcode: 'aisle-demo' });
    return ((await session.json()) as { token: string }).token;
  }

  async function shopperToken(): Promise<string> {
    // Not a part of the protocol, so not watched.
    const session = await fetch(`${url}/${SHOP}/session`, { method: 'POST' });
    return ((await session.json()) as { token: string }).token;
  }

  return {
    url,
    fetch: watched,
    agentToken,
    async leadToken() {
      const session = await post('/desk/v1/session/sso', await signOn.token({ roles: ['support-lead'] }));
      return ((await session.json()) as { token: string }).token;
    },
    seenOperations: traffic.seen,
    known: {
      number: 'BT20261104-7731',
      email: 'lin@example.com',
      phone: '+86 138 1600 6688',
      postcode: '200040',
      orderCount: 4,
      spareNumbers: ['BT20261028-4416', 'BT20261012-1183'],
      foreign: { number: 'BT20261103-5520', contact: { kind: 'phone', value: '2046' } },
      toCancel: { number: 'BT20261117-0526', contact: { kind: 'email', value: 'wu@example.com' } },
      toClaim: { number: 'BT20261115-3308', contact: { kind: 'email', value: 'wu@example.com' } },
      late: { number: 'BT20261110-6071', contact: { kind: 'email', value: 'wu@example.com' } },
    },
    failedLookupsAllowed: DEFAULT_LIMITS.failedLookupsPerNumber.count,

    connect: (shopper) =>
      createRestBackend({
        baseUrl: `${url}/${SHOP}/support/v1/`,
        fetch: (input, init) => {
          if (!online) return Promise.reject(new TypeError('no network'));
          return watched(input, init);
        },
        getToken: async () => {
          if (shopper === 'guest') return null;
          const token = await shopperToken();
          return shopper === 'owner' ? token : `${token.slice(0, -8)}AAAAAAAA`;
        },
        // Waits before a new try are twenty times shorter; the guards against silence stay what they are.
        sleep: (ms, signal) => sleep(ms < 15_000 ? ms / 20 : ms, signal),
      }),

    async signIn(name): Promise<ContractAgent> {
      const token = await agentToken(name);
      const act = async (path: string, body?: object) => {
        const response = await post(`/desk/v1/handoffs/${path}`, token, body);
        if (!response.ok) throw new Error(`${path}: ${response.status}`);
      };
      return {
        async accept(id) {
          const response = await post(`/desk/v1/handoffs/${id}/accept`, token);
          if (response.status !== 200 && response.status !== 409) throw new Error(`accept: ${response.status}`);
          return response.ok;
        },
        reply: (id, text) => act(`${id}/messages`, { client_id: randomUUID(), text }),
        setTyping: (id, typing) => act(`${id}/typing`, { typing }),
        close: (id) => act(`${id}/close`),
        async packet(id) {
          const headers = { authorization: `Bearer ${token}` };
          return (await watched(`${url}/desk/v1/handoffs/${id}`, { headers })).text();
        },
        async read(id) {
          const headers = { authorization: `Bearer ${token}` };
          const response = await watched(`${url}/desk/v1/handoffs/${id}`, { headers });
          const { events } = (await response.json()) as { events: { type: string; from?: string; text?: string }[] };
          return events.flatMap(({ type, from, text }) =>
            type === 'message' && from === 'shopper' ? [text ?? ''] : [],
          );
        },
      };
    },

    cutConnections() {
      // Only those in use: of an idle one the client would learn no sooner than with its next request.
      for (const socket of streams) socket.destroy();
      streams.clear();
    },
    setOnline(value) {
      online = value;
    },
    takeFaults: traffic.takeFaults,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}
