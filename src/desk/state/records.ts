import type { ShopperRef } from '#merchant/generated/protocol.ts';
import type { DeskClient } from '../client/desk-client.ts';
import { AskedShopper } from './asked-shopper.ts';
import { AuditLog } from './audit-log.ts';
import { MonthReport } from './month-report.ts';

/** What leads look after: who did what when, what a month came to, and a shopper's data, asked for or to be erased. */
export class Records {
  readonly #make: (shopper: ShopperRef) => AskedShopper;
  readonly log: AuditLog;
  readonly month: MonthReport;
  /** Whose data is asked for. */
  asked: AskedShopper;
  /** Those asked for before whose data is still on its way, or is being erased. */
  #left: readonly AskedShopper[] = [];

  constructor(client: DeskClient, changed: () => void, onErased: () => void) {
    this.#make = (shopper) => new AskedShopper(shopper, client, changed, onErased);
    this.log = new AuditLog(client, changed);
    this.month = new MonthReport(client, changed);
    this.asked = this.#make({ shop: '', customer_id: '' });
  }

  /** Names somebody; what was collected of another goes. */
  ask(shopper: ShopperRef): void {
    const known = [this.asked, ...this.#left];
    this.asked = known.find((one) => one.is(shopper)) ?? this.#make(shopper);
    this.#left = known.filter((one) => one !== this.asked && one.busy !== null);
    this.asked.forgetFault();
  }
}
