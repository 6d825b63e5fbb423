import type { AppError } from '#core/app-error.ts';
import type { SupportReport } from '#merchant/generated/protocol.ts';
import type { DeskClient } from '../client/desk-client.ts';
import { Asking } from './asking.ts';
import { notAllowed } from './told-fault.ts';

/** What a month's handoffs at a shop came to, as a lead asked for it. */
export class MonthReport extends Asking<'month', 'no-such-shop' | 'no-such-month' | 'not-allowed'> {
  readonly #client: DeskClient;
  figures: SupportReport | null = null;

  constructor(client: DeskClient, onChange: () => void) {
    super(onChange, (told) => notAllowed(told) ?? fieldFault(told));
    this.#client = client;
  }

  /** @param month `YYYY-MM`. */
  async load(shop: string, month: string): Promise<void> {
    this.figures = null;
    await this.try('month', async () => {
      this.figures = await this.#client.report(shop, month);
    });
  }
}

/** A backend that names no field knows no such shop: the form sees to the month. */
function fieldFault({ details }: AppError): 'no-such-shop' | 'no-such-month' | undefined {
  if (details.problem !== 'invalid-request') return undefined;
  return details.field === 'query.month' ? 'no-such-month' : 'no-such-shop';
}
