import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Whom to count for rate limits. Behind `trustedProxyHops` proxies it is the address that the outermost of them saw:
 * what stands further left in `X-Forwarded-For` anybody can make up.
 */
export function clientAddress(c: Context, trustedProxyHops: number): string {
  if (trustedProxyHops > 0) {
    const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
    const seen = forwarded.at(-trustedProxyHops);
    if (seen) return seen;
  }
  return connectionAddress(c) ?? 'unknown';
}

function connectionAddress(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    // No socket: the request was made in this process.
    return undefined;
  }
}
