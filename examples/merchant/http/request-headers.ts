import type { Context } from 'hono';
import { Problem } from '../problem.ts';

/** The key that names a piece of work. It must be there. */
export function idempotencyKey(c: Context): string {
  const key = c.req.header('idempotency-key') ?? '';
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw invalid('header.Idempotency-Key', '1 to 200 visible ASCII characters');
}

/** Number of the last event the caller has seen; 0 for none. */
export function lastEventSeen(c: Context): number {
  const header = c.req.header('last-event-id');
  const id = header ?? c.req.query('after') ?? '0';
  if (/^\d{1,12}$/.test(id)) return Math.min(Number(id), 2_147_483_647);
  throw invalid(header === undefined ? 'query.after' : 'header.Last-Event-ID', 'not an id of an event');
}

/** Of several kinds of answer, the stream was asked for. */
export function wantsEventStream(c: Context): boolean {
  return (c.req.header('accept') ?? '').includes('text/event-stream');
}

function invalid(path: string, message: string): Problem {
  return new Problem('invalid-request', { errors: [{ path, message }] });
}
