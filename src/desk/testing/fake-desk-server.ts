import type {
  AuditEntry,
  DeskHandoffDetail,
  DeskLists,
  DeskPresence,
  DeskRole,
  DeskTicketDetail,
} from '#merchant/generated/protocol.ts';
import type { DeskEvent } from '../client/desk-types.ts';
import { sampleAudit, sampleErasure, sampleExport, sampleReport } from './record-samples.ts';
import { sampleDetail, sampleLists, samplePresence, sampleTicket } from './samples.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

type Stream = ReadableStreamDefaultController<Uint8Array>;

/** `/desk/v1` in memory, to stand in for `fetch` in tests of components. */
export class FakeDeskServer {
  lists: DeskLists = sampleLists();
  details = new Map<string, DeskHandoffDetail>([['hnd_1', sampleDetail()]]);
  peers: DeskPresence[] = [samplePresence('Mia'), samplePresence('Tom', { capacity: 3, load: 0 })];
  tickets: DeskTicketDetail[] = [sampleTicket()];
  role: DeskRole = 'agent';
  audit: AuditEntry[] = sampleAudit();
  /** What was asked, `POST /handoffs/x/close` with its body. */
  readonly calls: [ask: string, body: unknown][] = [];
  /** Answers by request instead of what is usual. */
  readonly faults = new Map<string, { status: number; type?: string; field?: string }>();
  /** Ids of the conversations that an erasure takes, whoever is named. */
  theirs: readonly string[] = ['hnd_1'];
  readonly #held = new Map<string, Promise<void>>();
  readonly #lists = new Set<Stream>();
  readonly #events = new Map<string, Set<Stream>>();

  /** Sends the lists as they are now to every desk. */
  tellLists(): void {
    for (const stream of this.#lists) send(stream, this.lists);
  }

  tell(id: string, event: DeskEvent): void {
    for (const stream of this.#events.get(id) ?? []) send(stream, event, event.id);
  }

  /** The connection that tells of a conversation breaks off, or of the lists. */
  endEvents(id: string): void {
    end(this.#events.get(id));
  }

  endLists(): void {
    end(this.#lists);
  }

  /** Keeps the next answer to a request back until what this gives is called. */
  hold(ask: string): () => void {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#held.set(ask, held);
    return release;
  }

  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input), 'http://desk.example');
    const path = url.pathname.replace('/desk/v1', '');
    const method = init.method ?? 'GET';
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    const ask = `${method} ${path}`;
    this.calls.push([ask, body]);
    const held = this.#held.get(ask);
    this.#held.delete(ask);
    await held;
    const fault = this.faults.get(ask);
    if (fault) return problem(fault.status, fault.type, fault.field);
    return this.#answer(ask, path, url.searchParams, init.signal ?? null, body);
  };

  #answer(ask: string, path: string, query: URLSearchParams, signal: AbortSignal | null, body: unknown): Response {
    const [, kind = '', id = '', part = ''] = path.split('/');
    if (ask === 'POST /session') {
      const { role } = this;
      return Response.json({ token: 't', expires_in: 3600, agent: { id: 'agt_mia', name: 'Mia' }, role });
    }
    if (ask === 'GET /events') return stream(this.#lists, signal, (to) => send(to, this.lists));
    if (ask === 'GET /agents') return Response.json({ agents: this.peers });
    if (ask === 'POST /presence') {
      this.lists = { ...this.lists, me: { ...this.lists.me, ...(body as object) } };
      return Response.json(this.lists.me);
    }
    if (kind === 'tickets' && id === '') {
      const state = query.get('state');
      return Response.json({
        tickets: this.tickets.map(({ ticket }) => ticket).filter((ticket) => ticket.state === state),
      });
    }
    if (kind === 'tickets' && part === 'close') return this.#closeTicket(id, body);
    if (kind === 'tickets')
      return found(
        this.tickets.find(({ ticket }) => ticket.id === id),
        'ticket-not-found',
      );
    if (kind === 'photos') return Response.json({ photos: [{ id: 'pho_1', media_type: 'image/png', data: PIXEL }] });
    if (ask === 'GET /audit') return this.#auditPage(query.get('before'));
    if (ask === 'GET /report') {
      return Response.json(sampleReport(query.get('shop') ?? '', query.get('month') ?? ''));
    }
    if (ask === 'POST /privacy/export') return Response.json(sampleExport());
    if (ask === 'POST /privacy/erasure') return this.#erase();
    if (ask === 'POST /proposals') return Response.json({ id: 'pro_1' }, { status: 201 });
    if (kind === 'handoffs' && part === 'events') {
      const streams = this.#events.get(id) ?? new Set();
      this.#events.set(id, streams);
      return stream(streams, signal);
    }
    if (kind === 'handoffs' && part === '') return found(this.details.get(id), 'handoff-not-found');
    return new Response(null, { status: 204 });
  }

  /** Two to a page. */
  #auditPage(before: string | null): Response {
    const older = this.audit.filter(({ id }) => before === null || id < before);
    const entries = older.slice(0, 2);
    return Response.json({ entries, next_cursor: older.length > 2 ? entries.at(-1)?.id : null });
  }

  #erase(): Response {
    for (const id of this.theirs) this.details.delete(id);
    return Response.json(sampleErasure());
  }

  #closeTicket(id: string, body: unknown): Response {
    this.tickets = this.tickets.map((one) =>
      one.ticket.id === id
        ? {
            ...one,
            ticket: {
              ...one.ticket,
              state: 'closed',
              closed_at: '2026-11-21T11:00:00.000Z',
              closed_by: { id: 'agt_mia', name: 'Mia' },
              ...(body as object),
            },
          }
        : one,
    );
    return new Response(null, { status: 204 });
  }
}

function found(answer: unknown, otherwise: string): Response {
  return answer ? Response.json(answer) : problem(404, otherwise);
}

function problem(status: number, type = '', field?: string): Response {
  const errors = field && [{ path: field, message: 'not as it should be' }];
  return Response.json({ type: `urn:problem-type:aisle:${type}`, ...(errors && { errors }) }, { status });
}

function stream(streams: Set<Stream>, signal: AbortSignal | null, begin: (to: Stream) => void = () => {}): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      streams.add(controller);
      signal?.addEventListener('abort', () => {
        if (streams.delete(controller)) controller.error(signal.reason);
      });
      begin(controller);
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

function send(to: Stream, data: unknown, id?: string): void {
  const head = id ? `id: ${id}\n` : '';
  to.enqueue(new TextEncoder().encode(`${head}data: ${JSON.stringify(data)}\n\n`));
}

function end(streams: Set<Stream> | undefined): void {
  for (const one of streams ?? []) one.close();
  streams?.clear();
}
