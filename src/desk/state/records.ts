import type { AuditEntry, Erasure, Photo, ShopperExport, ShopperRef } from '#merchant/generated/protocol.ts';
import type { DeskClient } from '../client/desk-client.ts';
import { MonthReport } from './month-report.ts';
import { toldFault } from './told-fault.ts';

/** `not-allowed`: the token is that of no lead. */
export type RecordsFault = 'log' | 'older' | 'export' | 'erasure' | 'not-allowed';

/** All that is kept of a shopper, with the photos themselves by the id of what they came with. */
export type ShopperData = ShopperExport & { photos: Record<string, Photo[]> };

/** What leads look after: who did what when, what a month came to, and a shopper's data, asked for or to be erased. */
export class Records {
  readonly #client: DeskClient;
  readonly #changed: () => void;
  readonly #onErased: (shopper: ShopperRef) => void;
  readonly month: MonthReport;
  /** Newest first; null until they came. */
  entries: AuditEntry[] | null = null;
  #older: string | null = null;
  /** Of the agents that the backend still knows, by id. */
  names: ReadonlyMap<string, string> = new Map();
  /** Whose data is asked for. */
  shopper: ShopperRef = { shop: '', customer_id: '' };
  exported: ShopperData | null = null;
  erasure: Erasure | null = null;
  /** What is on its way. */
  busy: Exclude<RecordsFault, 'not-allowed'> | null = null;
  fault: RecordsFault | null = null;

  constructor(client: DeskClient, changed: () => void, onErased: (shopper: ShopperRef) => void) {
    this.#client = client;
    this.#changed = changed;
    this.#onErased = onErased;
    this.month = new MonthReport(client, changed);
  }

  get hasOlder(): boolean {
    return this.#older !== null;
  }

  /** The newest page of the log, with the names of those it speaks of. */
  async load(): Promise<void> {
    await this.#try('log', async () => {
      const [page, agents] = await Promise.all([this.#client.audit(null), this.#client.agents()]);
      this.names = new Map(agents.map(({ agent }) => [agent.id, agent.name]));
      this.entries = page.entries;
      this.#older = page.next_cursor;
    });
  }

  async loadOlder(): Promise<void> {
    if (this.busy || !this.hasOlder) return;
    await this.#try('older', async () => {
      const page = await this.#client.audit(this.#older);
      this.entries = [...(this.entries ?? []), ...page.entries];
      this.#older = page.next_cursor;
    });
  }

  /** Names somebody; what was collected of another goes. */
  ask(shopper: ShopperRef): void {
    if (shopper.shop === this.shopper.shop && shopper.customer_id === this.shopper.customer_id) return;
    this.shopper = shopper;
    this.exported = null;
    this.erasure = null;
    this.#changed();
  }

  async export(): Promise<ShopperData | null> {
    await this.#try('export', async () => {
      const data = await this.#client.exportShopper(this.shopper);
      this.exported = { ...data, photos: await this.#photosIn(data) };
    });
    return this.exported;
  }

  /** Gives whether all of it is gone. */
  erase(): Promise<boolean> {
    return this.#try('erasure', async () => {
      this.erasure = await this.#client.eraseShopper(this.shopper);
      this.exported = null;
      this.#onErased(this.shopper);
    });
  }

  async #photosIn({ tickets, actions }: ShopperExport): Promise<Record<string, Photo[]>> {
    const owners = [...tickets.map(({ ticket }) => ticket), ...actions].filter(({ photo_count: count }) => count > 0);
    const photos: Record<string, Photo[]> = {};
    for (const { id } of owners) photos[id] = await this.#client.photos(id);
    return photos;
  }

  async #try(work: Exclude<RecordsFault, 'not-allowed'>, run: () => Promise<void>): Promise<boolean> {
    this.busy = work;
    this.fault = null;
    this.#changed();
    try {
      await run();
      return true;
    } catch (cause) {
      this.fault = toldFault(cause).details.problem === 'not-allowed' ? 'not-allowed' : work;
      return false;
    } finally {
      if (this.busy === work) this.busy = null;
      this.#changed();
    }
  }
}
