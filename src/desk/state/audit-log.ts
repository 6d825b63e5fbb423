import type { AuditEntry } from '#merchant/generated/protocol.ts';
import type { DeskClient } from '../client/desk-client.ts';
import { Asking } from './asking.ts';
import { notAllowed } from './told-fault.ts';

/** Who did what when. */
export class AuditLog extends Asking<'log' | 'older', 'not-allowed'> {
  readonly #client: DeskClient;
  /** Newest first; null until they came. */
  entries: AuditEntry[] | null = null;
  #older: string | null = null;
  /** Of the agents that the backend still knows, by id. */
  names: ReadonlyMap<string, string> = new Map();

  constructor(client: DeskClient, onChange: () => void) {
    super(onChange, notAllowed);
    this.#client = client;
  }

  get hasOlder(): boolean {
    return this.#older !== null;
  }

  /** The newest page, with the names of those it speaks of. */
  async load(): Promise<void> {
    await this.try('log', async () => {
      const [page, agents] = await Promise.all([this.#client.audit(null), this.#client.agents()]);
      this.names = new Map(agents.map(({ agent }) => [agent.id, agent.name]));
      this.entries = page.entries;
      this.#older = page.next_cursor;
    });
  }

  async loadOlder(): Promise<void> {
    const cursor = this.#older;
    if (this.busy || cursor === null) return;
    // After a newest page that came meanwhile, rows would be missing between the two.
    const fits = () => this.#older === cursor;
    const ask = async () => {
      const page = await this.#client.audit(cursor);
      if (!fits()) return;
      this.entries = [...(this.entries ?? []), ...page.entries];
      this.#older = page.next_cursor;
    };
    await this.try('older', ask, fits);
  }
}
