import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/** Chromium keeps a preflight for at most two hours. */
const PREFLIGHT_S = 7200;

/** Lets pages of exactly these origins in, without cookies. Pages of the server's own origin need no leave. */
export function crossOrigin(allowedOrigins: readonly string[]): MiddlewareHandler {
  const allowed = new Set(allowedOrigins);
  for (const origin of allowed) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new Error(`allowedOrigins: "${origin}" is not an origin such as https://shop.example`);
    }
  }
  return cors({
    origin: (origin) => (allowed.has(origin) ? origin : null),
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Last-Event-ID'],
    exposeHeaders: ['Retry-After'],
    maxAge: PREFLIGHT_S,
  });
}
