import type { LedgerEntry } from '../knowledge/knowledge-api.ts';
import { HANDOFF_ID, HANDOFF_TOKEN, type OutboxRequest } from '../shared/outbox-request.ts';
import { readOutbox } from './read-outbox.ts';

/** What is taken from the surroundings; a test puts in its own. */
export interface OutboxSurroundings {
  fetch: (request: Request) => Promise<Response>;
  /** Epoch ms. */
  now: () => number;
  locks: Pick<LockManager, 'request'>;
  record: (entry: LedgerEntry) => Promise<void>;
}

/**
 * Sends what waits in one database, in its order, while no tab leads there: under the leader's own lock, which a tab that
 * comes may take at any time. Nothing is written back: a page that comes later sends the same under the same keys, and gets
 * the answers that were given. Rejects where something is left to be tried again.
 */
export async function sendOutbox(databaseName: string, around: OutboxSurroundings): Promise<void> {
  const stolen = new AbortController();
  await around.locks
    .request(databaseName, { ifAvailable: true }, async (lock) => {
      // A tab leads: it sends by itself.
      if (!lock) return;
      for (const requests of await readOutbox(databaseName)) await sendAll(requests, stolen.signal, around);
    })
    .catch((cause: unknown) => {
      stolen.abort();
      throw cause;
    });
}

interface Made {
  id: string;
  token: string;
}

async function sendAll(
  requests: readonly OutboxRequest[],
  signal: AbortSignal,
  around: OutboxSurroundings,
): Promise<void> {
  const answers = new Map<string, Made>();
  for (const request of requests) {
    const made = request.after === null ? null : answers.get(request.after);
    // What it belongs to was refused: the page will be told so too.
    if (made === undefined) continue;
    const response = await send(request, made, signal, around);
    if (response.status === 429 || response.status >= 500) throw new Error(`the shop answered ${response.status}`);
    const answer = response.ok ? await madeIn(response) : null;
    if (answer) answers.set(request.key, answer);
  }
}

async function send(
  { url, headers, body, purpose }: OutboxRequest,
  made: Made | null,
  signal: AbortSignal,
  { fetch, now, record }: OutboxSurroundings,
): Promise<Response> {
  const fill = (text: string) =>
    made ? text.replaceAll(HANDOFF_ID, encodeURIComponent(made.id)).replaceAll(HANDOFF_TOKEN, made.token) : text;
  const request = new Request(fill(url), {
    method: 'POST',
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, fill(value)]),
    body,
    credentials: 'omit',
    cache: 'no-store',
    signal,
  });
  const entry: LedgerEntry = {
    at: now(),
    method: 'POST',
    url: request.url.replace(/[?#].*$/, ''),
    purpose,
    status: 0,
    sentBytes: new TextEncoder().encode(body ?? '').byteLength,
    receivedBytes: 0,
  };
  try {
    const response = await fetch(request);
    entry.status = response.status;
    entry.receivedBytes = Number(response.headers.get('content-length') ?? 0);
    return response;
  } finally {
    // A ledger that cannot be written must not cost the shopper the message.
    await record(entry).catch(() => {});
  }
}

async function madeIn(response: Response): Promise<Made | null> {
  const answer: unknown = await response.json().catch(() => null);
  if (typeof answer !== 'object' || answer === null || !('id' in answer) || !('token' in answer)) return null;
  return { id: String(answer.id), token: String(answer.token) };
}
