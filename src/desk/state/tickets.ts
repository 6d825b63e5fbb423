import type { DeskTicket, DeskTicketDetail } from '#merchant/generated/protocol.ts';
import type { DeskClient } from '../client/desk-client.ts';
import { toldFault } from './told-fault.ts';

/** What shoppers asked to have looked at, apart from any conversation. */
export class Tickets {
  readonly #client: DeskClient;
  readonly #changed: () => void;
  state: DeskTicket['state'] = 'open';
  /** Null until they came. */
  list: DeskTicket[] | null = null;
  openId: string | null = null;
  /** Null while it is on its way. */
  open: DeskTicketDetail | null = null;
  fault: 'list' | 'ticket' | 'close' | null = null;

  constructor(client: DeskClient, changed: () => void) {
    this.#client = client;
    this.#changed = changed;
  }

  async load(state = this.state): Promise<void> {
    if (state !== this.state) this.list = null;
    this.state = state;
    await this.#try('list', async () => {
      const list = await this.#client.tickets(state);
      if (this.state === state) this.list = list;
    });
  }

  async show(id: string): Promise<void> {
    this.openId = id;
    if (this.open?.ticket.id !== id) this.open = null;
    await this.#try('ticket', async () => {
      const detail = await this.#client.ticket(id);
      if (this.openId === id) this.open = detail;
    });
  }

  leave(): void {
    this.openId = null;
    this.open = null;
    this.#changed();
  }

  /** Gives whether it is closed now. */
  async close(id: string, note: string): Promise<boolean> {
    const closed = await this.#try('close', () => this.#client.closeTicket(id, note));
    if (closed) await Promise.all([this.show(id), this.load()]);
    return closed;
  }

  async #try(fault: Tickets['fault'], work: () => Promise<void>): Promise<boolean> {
    this.fault = null;
    this.#changed();
    try {
      await work();
      return true;
    } catch (cause) {
      toldFault(cause);
      this.fault = fault;
      return false;
    } finally {
      this.#changed();
    }
  }
}
