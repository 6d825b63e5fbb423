import type { Context } from 'hono';

/** The token of the `Authorization` header: null without one, empty where it holds no bearer token. */
export function bearerToken(c: Context): string | null {
  const header = c.req.header('authorization');
  return header === undefined ? null : (/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '');
}
