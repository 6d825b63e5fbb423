import { encryptPush, type PushKeys } from './push-encrypt.ts';
import type { Vapid } from './push-vapid.ts';

/** How a push service answered: `gone` will never be there again, `refused` is this message alone, `later` is to be tried again. */
export type PushOutcome = { end: 'sent' | 'gone' | 'refused' } | { end: 'later'; afterS: number };

const ANSWER_MS = 15_000;
const LATER_S = 60;
/** What is not delivered by then has no use any more. */
const TTL_S = 4 * 60 * 60;

export interface PushMessage {
  endpoint: string;
  keys: PushKeys;
  text: string;
  /** A later one of the same topic takes its place while it waits; at most 32 characters of base64url. */
  topic: string;
}

/** Sends one message to a push service (RFC 8030). Resolves, whatever happens there. */
export async function sendPush(
  { endpoint, keys, text, topic }: PushMessage,
  around: { vapid: Vapid; fetch: typeof fetch; nowMs: number },
): Promise<PushOutcome> {
  let body: Uint8Array<ArrayBuffer>;
  try {
    body = new Uint8Array(encryptPush(text, keys));
  } catch {
    return { end: 'gone' };
  }
  try {
    const response = await around.fetch(endpoint, {
      method: 'POST',
      headers: {
        authorization: await around.vapid.authorize(endpoint, around.nowMs),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: `${TTL_S}`,
        topic,
        urgency: 'normal',
      },
      body,
      // An endpoint is what a device gave us: it leads nowhere else.
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await response.body?.cancel();
    return outcomeOf(response);
  } catch {
    return { end: 'later', afterS: LATER_S };
  }
}

function outcomeOf({ status, headers }: Response): PushOutcome {
  if (status >= 200 && status < 300) return { end: 'sent' };
  // 401 and 403: it was made for another key of ours, and cannot be used with this one.
  if ([401, 403, 404, 410].includes(status)) return { end: 'gone' };
  if (status === 429 || status >= 500) {
    const after = Number(headers.get('retry-after'));
    return { end: 'later', afterS: Number.isFinite(after) && after > 0 ? Math.min(after, 3600) : LATER_S };
  }
  return { end: 'refused' };
}
