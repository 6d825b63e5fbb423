import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createMerchantBackend, type MerchantBackendOptions } from '#examples/merchant/create-merchant-backend.ts';
import type { Database } from '#examples/merchant/database/database.ts';
import { createLog } from '#examples/merchant/log.ts';
import { demoShops } from '#examples/merchant/seed/demo-shops.ts';
import { KEYS } from '#examples/merchant/services/identity/testing/sign-as.ts';
import { openTestDatabase } from '#examples/merchant/testing/test-database.ts';
import { createOpenApiTraffic, type OpenApiTraffic } from '../contract/openapi-traffic.ts';

export const JWT_KEY = 'signs-what-this-server-gives-out-0123456789';
export const DESK_PASSCODE = 'open-sesame-desk';
export const ALLOWED_ORIGIN = 'https://www.shop.example';
const PLENTY = { count: 100_000, windowMs: 60_000 };

/** An order of Lin's at the grocer, and one of somebody else's. */
export const LINS = { number: 'FR2611-04817', contact: { kind: 'phone', value: '6688' } } as const;
export const SUNS = { number: 'FR2611-04866', contact: { kind: 'email', value: 'sun@example.com' } } as const;

export interface Ask {
  method?: string;
  token?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface BackendUnderAttack {
  url: string;
  database: Database;
  traffic: OpenApiTraffic;
  /** Every line that was logged. */
  logged: string[];
  /** SQL that was run since the last call, with its parameters. */
  takeQueries(): { sql: string; parameters: readonly unknown[] }[];
  /** Requests that the server itself made elsewhere: to a place that only our input named. */
  lured: string[];
  /** Where `lured` listens. */
  lure: string;
  /** `path` after the host. Sent as it is written: nothing is normalised on the way. */
  ask(path: string, ask?: Ask): Promise<Response>;
  /** JSON of an answer that must have succeeded. */
  // biome-ignore lint/suspicious/noExplicitAny: bodies are held against the document as they pass.
  json(path: string, ask?: Ask): Promise<any>;
  close(): Promise<void>;
}

/** The real backend on a real port, over a real PostgreSQL (PGlite), with all that it logs and asks its database kept. */
export async function startBackend(options: Partial<MerchantBackendOptions> = {}): Promise<BackendUnderAttack> {
  const opened = await openTestDatabase();
  let queries: { sql: string; parameters: readonly unknown[] }[] = [];
  const watched = watchQueries(opened, (sql, parameters) => queries.push({ sql, parameters }));
  const logged: string[] = [];
  const backend = await createMerchantBackend({
    database: watched,
    shops: demoShops.map((shop) => ({ ...shop, identity: KEYS })),
    allowedOrigins: [ALLOWED_ORIGIN],
    jwtKey: JWT_KEY,
    deskPasscode: DESK_PASSCODE,
    log: createLog((line) => logged.push(line)),
    ...options,
    limits: {
      lookupsPerClient: PLENTY,
      handoffsPerClient: PLENTY,
      postsPerHandoff: PLENTY,
      exchangesPerClient: PLENTY,
      ticketsPerClient: PLENTY,
      deskSignInsPerClient: PLENTY,
      ...options.limits,
    },
  });
  const server = createServer(getRequestListener(backend.fetch));
  const lured: string[] = [];
  const trap = createServer((request, response) => {
    lured.push(`${request.method} ${request.url}`);
    response.end();
  });
  for (const each of [server, trap]) {
    each.listen(0, '127.0.0.1');
    await new Promise<void>((resolve, reject) => each.once('listening', resolve).once('error', reject));
  }
  const urlOf = (each: typeof server) => `http://127.0.0.1:${(each.address() as AddressInfo).port}`;
  const url = urlOf(server);
  const traffic = await createOpenApiTraffic(...demoShops.map(({ id }) => `/${id}/support/v1`));

  const ask = (path: string, { method, token, body, headers = {} }: Ask = {}) => {
    const isDemo = /^\/\w+\/session$/.test(path) && !path.startsWith('/desk');
    return (isDemo ? fetch : traffic.watch(fetch))(`${url}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  };

  return {
    url,
    database: opened,
    traffic,
    logged,
    takeQueries() {
      const taken = queries;
      queries = [];
      return taken;
    },
    lured,
    lure: urlOf(trap),
    ask,
    async json(path, request) {
      const answer = await ask(path, request);
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    async close() {
      for (const each of [server, trap]) {
        each.closeAllConnections();
        await new Promise((resolve) => each.close(resolve));
      }
      await opened.close();
    },
  };
}

function watchQueries(database: Database, note: (sql: string, parameters: readonly unknown[]) => void): Database {
  const query: Database['query'] = (sql, parameters = []) => {
    note(sql, parameters);
    return database.query(sql, parameters);
  };
  return {
    ...database,
    query,
    transaction: (work) =>
      database.transaction((transaction) =>
        work({
          ...transaction,
          query: (sql, parameters = []) => {
            note(sql, parameters);
            return transaction.query(sql, parameters);
          },
        }),
      ),
  };
}
