import type { DeskTicket, DeskTicketDetail } from '#merchant/generated/protocol.ts';
import type { DeskClient } from '../client/desk-client.ts';
import { Asking } from './asking.ts';

/** What shoppers asked to have looked at, apart from any conversation. */
export class Tickets extends Asking<'list' | 'ticket' | 'close'> {
  readonly #client: DeskClient;
  state: DeskTicket['state'] = 'open';
  /** Null until they came. */
  list: DeskTicket[] | null = null;
  openId: string | null = null;
  /** Null while it is on its way. */
  open: DeskTicketDetail | null = null;

  constructor(client: DeskClient, onChange: () => void) {
    super(onChange);
    this.#client = client;
  }

  async load(state = this.state): Promise<void> {
    if (state !== this.state) this.list = null;
    this.state = state;
    await this.try('list', async () => {
      const list = await this.#client.tickets(state);
      if (this.state === state) this.list = list;
    });
  }

  async show(id: string): Promise<void> {
    this.openId = id;
    if (this.open?.ticket.id !== id) this.open = null;
    await this.try('ticket', async () => {
      const detail = await this.#client.ticket(id);
      if (this.openId === id) this.open = detail;
    });
  }

  leave(): void {
    this.openId = null;
    this.open = null;
    this.changed();
  }

  /** Gives whether it is closed now. */
  async close(id: string, note: string): Promise<boolean> {
    const closed = await this.try('close', () => this.#client.closeTicket(id, note));
    if (closed) await Promise.all([this.show(id), this.load()]);
    return closed;
  }
}
