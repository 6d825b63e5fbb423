import { AppError, type AppErrorCode } from '#core/app-error.ts';
import type {
  Closing,
  DeskEvent,
  DeskHandoffDetail,
  DeskLists,
  DeskPhoto,
  DeskPresence,
  DeskSession,
  DeskTicket,
  DeskTicketDetail,
  Proposal,
  TransferTarget,
} from './desk-types.ts';
import { followStream } from './follow-stream.ts';

const BASE = '/desk/v1';

/**
 * The agents' side of the merchant's backend. Rejects with `AppError`: `unauthorised`, `conflict` (`problem` says which),
 * `rate-limited` or `backend-unreachable`.
 */
export class DeskClient {
  readonly #token: string;
  /** How far the server's clock is ahead of this one: waiting times are told by the server's. */
  serverAheadMs = 0;

  constructor(token: string) {
    this.#token = token;
  }

  static async signIn(name: string, passcode: string): Promise<DeskSession> {
    const response = await send('/session', { method: 'POST', body: JSON.stringify({ name, passcode }) });
    return (await response.json()) as DeskSession;
  }

  async detail(id: string): Promise<DeskHandoffDetail> {
    return (await (await this.#send(`/handoffs/${id}`)).json()) as DeskHandoffDetail;
  }

  async accept(id: string): Promise<void> {
    await this.#post(`/handoffs/${id}/accept`);
  }

  async reply(id: string, clientId: string, text: string): Promise<void> {
    await this.#post(`/handoffs/${id}/messages`, { client_id: clientId, text });
  }

  async setTyping(id: string, typing: boolean): Promise<void> {
    await this.#post(`/handoffs/${id}/typing`, { typing });
  }

  async note(id: string, clientId: string, text: string): Promise<void> {
    await this.#post(`/handoffs/${id}/notes`, { client_id: clientId, text });
  }

  async transfer(id: string, target: TransferTarget, note: string): Promise<void> {
    await this.#post(`/handoffs/${id}/transfer`, { ...target, ...(note && { note }) });
  }

  async close(id: string, closing: Closing): Promise<void> {
    await this.#post(`/handoffs/${id}/close`, closing);
  }

  async setPresence(presence: Pick<DeskPresence, 'state' | 'skills' | 'capacity'>): Promise<void> {
    await this.#post('/presence', presence);
  }

  async agents(): Promise<DeskPresence[]> {
    const { agents } = (await (await this.#send('/agents')).json()) as { agents: DeskPresence[] };
    return agents;
  }

  /** Takes the next one that waits; null when nobody waits whom the agent's skills fit. */
  async next(): Promise<string | null> {
    const response = await this.#post('/next');
    return response.status === 204 ? null : ((await response.json()) as { id: string }).id;
  }

  async tickets(state: DeskTicket['state']): Promise<DeskTicket[]> {
    const { tickets } = (await (await this.#send(`/tickets?state=${state}`)).json()) as { tickets: DeskTicket[] };
    return tickets;
  }

  async ticket(id: string): Promise<DeskTicketDetail> {
    return (await (await this.#send(`/tickets/${id}`)).json()) as DeskTicketDetail;
  }

  async closeTicket(id: string, note: string): Promise<void> {
    await this.#post(`/tickets/${id}/close`, note ? { note } : {});
  }

  /** Those that came with a ticket or an action. An address in an `img` would travel without the agent's token. */
  async photos(id: string, signal: AbortSignal): Promise<DeskPhoto[]> {
    const { photos } = (await (await this.#send(`/photos/${id}`, { signal })).json()) as { photos: DeskPhoto[] };
    return photos;
  }

  async propose(proposal: Proposal): Promise<void> {
    await this.#post('/proposals', proposal);
  }

  /** The lists now and after each change, until aborted. */
  followLists(onLists: (lists: DeskLists) => void, onLink: (up: boolean) => void, signal: AbortSignal): Promise<void> {
    return this.#follow('/events', null, (data) => onLists(data as DeskLists), onLink, signal);
  }

  /** Each event of one conversation after `after`, until aborted. */
  followEvents(
    id: string,
    after: string | null,
    onEvent: (event: DeskEvent) => void,
    onLink: (up: boolean) => void,
    signal: AbortSignal,
  ): Promise<void> {
    return this.#follow(`/handoffs/${id}/events`, after, (data) => onEvent(data as DeskEvent), onLink, signal);
  }

  #follow(
    path: string,
    after: string | null,
    onData: (data: unknown) => void,
    onLink: (up: boolean) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const open = (headers: Record<string, string>, until: AbortSignal) => this.#send(path, { headers, signal: until });
    return followStream(open, after, { onData, onLink }, signal);
  }

  #post(path: string, body?: object): Promise<Response> {
    return this.#send(path, { method: 'POST', ...(body && { body: JSON.stringify(body) }) });
  }

  async #send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, authorization: `Bearer ${this.#token}` };
    const response = await send(path, { ...init, headers });
    const at = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(at)) this.serverAheadMs = at - Date.now();
    return response;
  }
}

const CODES: Partial<Record<number, AppErrorCode>> = { 401: 'unauthorised', 409: 'conflict', 429: 'rate-limited' };

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = { ...(init.body && { 'content-type': 'application/json' }), ...init.headers };
  const response = await fetch(BASE + path, { ...init, headers }).catch((cause: unknown) => {
    throw new AppError('backend-unreachable', { path }, { cause });
  });
  if (response.ok) return response;
  const problem = await problemOf(response);
  throw new AppError(CODES[response.status] ?? 'backend-unreachable', { path, status: response.status, problem });
}

/** The last part of the problem's type, for example `agent-at-capacity`. */
async function problemOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { type?: unknown } | null;
  return typeof body?.type === 'string' ? body.type.replace(/^.*:/, '') : '';
}
