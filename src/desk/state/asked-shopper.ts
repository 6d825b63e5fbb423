import type { Erasure, Photo, ShopperExport, ShopperRef } from '#merchant/generated/protocol.ts';
import type { DeskClient } from '../client/desk-client.ts';
import { Asking } from './asking.ts';
import { notAllowed } from './told-fault.ts';

/** All that is kept of a shopper, with the photos themselves by the id of what they came with. */
export type ShopperData = ShopperExport & { photos: Record<string, Photo[]> };

/** One shopper whose data a lead asks for, or has erased. What comes late is that shopper's still. */
export class AskedShopper extends Asking<'export' | 'erasure', 'not-allowed'> {
  readonly #client: DeskClient;
  readonly #onErased: () => void;
  readonly shopper: ShopperRef;
  exported: ShopperData | null = null;
  erasure: Erasure | null = null;

  constructor(shopper: ShopperRef, client: DeskClient, onChange: () => void, onErased: () => void) {
    super(onChange, notAllowed);
    this.shopper = shopper;
    this.#client = client;
    this.#onErased = onErased;
  }

  is({ shop, customer_id }: ShopperRef): boolean {
    return shop === this.shopper.shop && customer_id === this.shopper.customer_id;
  }

  /** Named anew: what failed before is told no more. */
  forgetFault(): void {
    this.fault = null;
    this.changed();
  }

  async export(): Promise<void> {
    if (this.busy) return;
    await this.try('export', async () => {
      const data = await this.#client.exportShopper(this.shopper);
      this.exported = { ...data, photos: await this.#photosIn(data) };
    });
  }

  /** Gives whether all of it is gone by this. A second one would find nothing, and its receipt say so. */
  async erase(): Promise<boolean> {
    if (this.busy) return false;
    return this.try('erasure', async () => {
      this.erasure = await this.#client.eraseShopper(this.shopper);
      this.exported = null;
      this.#onErased();
    });
  }

  async #photosIn({ tickets, actions }: ShopperExport): Promise<Record<string, Photo[]>> {
    const owners = [...tickets.map(({ ticket }) => ticket), ...actions].filter(({ photo_count: count }) => count > 0);
    const photos: Record<string, Photo[]> = {};
    for (const { id } of owners) photos[id] = await this.#client.photos(id);
    return photos;
  }
}
