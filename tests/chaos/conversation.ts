import { type Following, followStream, type SeenEvent } from './follow-stream.ts';
import type { Net } from './net.ts';

const SHOP = '/beauty/support/v1';
const JSON_TYPE = { 'content-type': 'application/json' };

/** Two people who talk, each over a stream of their own. */
export interface Conversation {
  id: string;
  shopper: Following;
  agent: Following;
  /** Sent until it is taken; the same text is sent `times` times at once. */
  say(from: 'shopper' | 'agent', text: string, times?: number): Promise<void>;
  /** Ends it, and waits until both have seen the end; `disturb` happens once it is ended. */
  end(disturb?: () => void): Promise<void>;
}

export async function signIn(net: Net, name: string): Promise<string> {
  const body = JSON.stringify({ name, passcode: 'aisle-demo' });
  const response = await net.send('/desk/v1/session', { method: 'POST', headers: JSON_TYPE, body });
  const { token } = (await response.json()) as { token: string };
  const presence = JSON.stringify({ state: 'available', skills: ['junior'], capacity: 50 });
  await post(net, '/desk/v1/presence', token, presence);
  return token;
}

/** `client` is its address, as a proxy in front would tell; `onEvent` hears what each side sees. */
export async function openConversation(
  net: Net,
  agentToken: string,
  client = '192.0.2.1',
  onEvent: (side: 'shopper' | 'agent', event: SeenEvent) => void = () => {},
): Promise<Conversation> {
  const request = { reason: 'shopper_asked', summary: '', locale: 'en', order_ids: [], transcript: [] };
  const made = await net.send(`${SHOP}/handoffs`, {
    method: 'POST',
    headers: { ...JSON_TYPE, 'idempotency-key': crypto.randomUUID(), 'x-forwarded-for': client },
    body: JSON.stringify(request),
  });
  const { id, token } = (await made.json()) as { id: string; token: string };
  await post(net, `/desk/v1/handoffs/${id}/accept`, agentToken);
  const paths = { shopper: `${SHOP}/handoffs/${id}`, agent: `/desk/v1/handoffs/${id}` };
  const tokens = { shopper: token, agent: agentToken };
  const shopper = followStream(net, `${paths.shopper}/events`, token, (event) => onEvent('shopper', event));
  const agent = followStream(net, `${paths.agent}/events`, agentToken, (event) => onEvent('agent', event));
  return {
    id,
    shopper,
    agent,
    async say(from, text, times = 1) {
      const body = JSON.stringify({ client_id: crypto.randomUUID(), text });
      const sends = Array.from({ length: times }, () => post(net, `${paths[from]}/messages`, tokens[from], body));
      await Promise.all(sends);
    },
    async end(disturb) {
      await post(net, `${paths.shopper}/close`, token);
      disturb?.();
      await Promise.all([shopper.ended, agent.ended]);
    },
  };
}

async function post(net: Net, path: string, token: string, body?: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, ...(body !== undefined && JSON_TYPE) };
  const response = await net.send(path, { method: 'POST', headers, ...(body !== undefined && { body }) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}
