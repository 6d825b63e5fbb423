import type { OpenApiTraffic } from '#tests/contract/openapi-traffic.ts';
import { createMerchantBackend, type MerchantBackendOptions } from '../create-merchant-backend.ts';

export interface Ask {
  token?: string | undefined;
  /** Sent as JSON; a text as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * A backend in this process, with a clock of its own, beside others on the same database; uses of limits are counted
 * anew. `traffic` watches what is said.
 */
export async function startTestBackend(
  options: Partial<MerchantBackendOptions> &
    Pick<MerchantBackendOptions, 'database' | 'shops'> & { startMs: number; traffic?: OpenApiTraffic },
) {
  const { startMs, traffic, ...given } = options;
  await given.database.query('delete from rate_limit_uses');
  const clock = { now: startMs };
  const app = await createMerchantBackend({
    allowedOrigins: [],
    jwtKey: 'a key of thirty-two bytes or more',
    now: () => clock.now,
    ...given,
  });
  const fetch = async (url: string, init?: RequestInit) => app.request(url, init);
  const watched = traffic?.watch(fetch) ?? fetch;

  async function request(method: string, path: string, { token, body, headers }: Ask = {}): Promise<Response> {
    // Signing in at a demo shop is no part of the protocol.
    const ask = /^\/\w+\/session$/.test(path) ? fetch : watched;
    return ask(`http://shop.example${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  /** Under a key of its own; the answer's body, with its status beside it. */
  // biome-ignore lint/suspicious/noExplicitAny: what a body holds is what tests find out.
  async function call(method: string, path: string, token?: string, body?: object): Promise<any> {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const response = await request(method, path, { token, body, headers });
    const text = await response.text();
    return { http: response.status, ...(text && JSON.parse(text)) };
  }

  return { app, clock, request, call };
}

// biome-ignore lint/suspicious/noExplicitAny: what a body holds is what tests find out.
export const read = async (response: Response): Promise<any> => response.json();
