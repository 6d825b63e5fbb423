import * as v from 'valibot';
import { openDeviceStore } from '#merchant/shared/device-store.ts';

const KEY = 'push';

const Kept = v.object({
  endpoint: v.string(),
  /** The subscription was made here; another one is the shop's own, and stays. */
  isOurs: v.boolean(),
  /** Id and token of each order's subscription at the backend. */
  orders: v.array(v.object({ orderId: v.string(), id: v.string(), token: v.string() })),
});
export type PushRecord = v.InferOutput<typeof Kept>;

/** What of pushes is switched on in this browser; null for nothing. */
export function readPushRecord(): PushRecord | null {
  try {
    const kept = v.safeParse(Kept, JSON.parse(openDeviceStore().get(KEY) || 'null'));
    return kept.success && kept.output.orders.length > 0 ? kept.output : null;
  } catch {
    return null;
  }
}

export function keepPushRecord(record: PushRecord | null): void {
  openDeviceStore().set(KEY, record ? JSON.stringify(record) : '');
}
