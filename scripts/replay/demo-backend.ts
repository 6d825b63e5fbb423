import { demoShops } from '#examples/merchant/seed/demo-shops.ts';
import { createInMemoryShop } from '#examples/merchant/simulation/in-memory-shop.ts';
import { type BackendFor, NO_BACKEND, shopBackend } from '#replay/backend.ts';
import type { Device } from '#replay/device.ts';

/** The demo shop of a pack with its seed data; nobody where it has none. */
export function demoBackend({ book }: Pick<Device, 'book'>): BackendFor {
  const shop = demoShops.find(({ id }) => id === book.shop);
  return (customer, now) => (shop ? shopBackend(createInMemoryShop(shop, now), customer) : NO_BACKEND);
}
