import type {
  Closing,
  DeskHandoffDetail,
  DeskLists,
  DeskPresence,
  DeskSession,
  DeskTicket,
  DeskTicketDetail,
  Erasure,
  Photo,
  ShopperExport,
  ShopperRef,
  SupportReport,
} from '#merchant/generated/protocol.ts';
import type { AuditPage, DeskEvent, ProposalRequest, TransferTarget } from './desk-types.ts';
import { followStream } from './follow-stream.ts';
import { send } from './send.ts';

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

  detail(id: string): Promise<DeskHandoffDetail> {
    return this.#get(`/handoffs/${id}`);
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
    return (await this.#get<{ agents: DeskPresence[] }>('/agents')).agents;
  }

  /** Takes the next one that waits; null when nobody waits whom the agent's skills fit. */
  async next(): Promise<string | null> {
    const response = await this.#post('/next');
    return response.status === 204 ? null : ((await response.json()) as { id: string }).id;
  }

  async tickets(state: DeskTicket['state']): Promise<DeskTicket[]> {
    return (await this.#get<{ tickets: DeskTicket[] }>(`/tickets?state=${state}`)).tickets;
  }

  ticket(id: string): Promise<DeskTicketDetail> {
    return this.#get(`/tickets/${id}`);
  }

  async closeTicket(id: string, note: string): Promise<void> {
    await this.#post(`/tickets/${id}/close`, note ? { note } : {});
  }

  /** Those that came with a ticket or an action. An address in an `img` would travel without the agent's token. */
  async photos(id: string, signal: AbortSignal | null = null): Promise<Photo[]> {
    return (await this.#get<{ photos: Photo[] }>(`/photos/${id}`, signal)).photos;
  }

  /** Who did what when, newest first. For leads. */
  audit(before: string | null): Promise<AuditPage> {
    const query = before === null ? '' : `?before=${encodeURIComponent(before)}`;
    return this.#get(`/audit${query}`);
  }

  /** @param month `YYYY-MM`. For leads. */
  report(shop: string, month: string): Promise<SupportReport> {
    return this.#get(`/report?${new URLSearchParams({ shop, month })}`);
  }

  /** All that is kept of a shopper. For leads. */
  async exportShopper(shopper: ShopperRef): Promise<ShopperExport> {
    return (await (await this.#post('/privacy/export', shopper)).json()) as ShopperExport;
  }

  /** For leads. */
  async eraseShopper(shopper: ShopperRef): Promise<Erasure> {
    return (await (await this.#post('/privacy/erasure', shopper)).json()) as Erasure;
  }

  async propose(proposal: ProposalRequest): Promise<void> {
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

  async #get<T>(path: string, signal: AbortSignal | null = null): Promise<T> {
    return (await (await this.#send(path, { signal })).json()) as T;
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
