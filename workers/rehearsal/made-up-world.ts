import type { PackChunk } from '#knowledge/pack-schema.ts';
import type { ShopQuestion } from '#replay/customers/goal.ts';
import type { HeldOutMessage, SimulatedLocale } from '#replay/customers/held-out.ts';
import { makeUpShop } from '#replay/customers/made-up-shop.ts';
import { openShopWorld, type ShopWorld } from '#replay/customers/shop-world.ts';
import type { Device } from '#replay/device.ts';

export interface MadeUpWorldOptions {
  device: Device;
  /** Of the built pack. */
  files: ReadonlyMap<string, Uint8Array>;
  heldOut: Record<SimulatedLocale, ReadonlyMap<string, readonly HeldOutMessage[]>>;
  seed: number;
}

/**
 * Customers for any pack: orders of its own goods, wishes in words that no model learnt from, and as questions about the shop
 * the titles of its entries. The search knows those titles: such questions are easier than real ones.
 */
export async function madeUpWorld({ device, files, heldOut, seed }: MadeUpWorldOptions): Promise<ShopWorld> {
  const products = await device.products(
    device.vocabulary.products.map(({ sku }) => sku),
    'zh-Hans',
  );
  const questions = { 'zh-Hans': titlesIn(files, 'zh-Hans'), en: titlesIn(files, 'en') };
  const { orderNumberExample } = device.book;
  return openShopWorld(device, {
    openShop: (now) => makeUpShop({ products, orderNumberExample, seed, now }),
    heldOut,
    questions,
  });
}

function titlesIn(files: ReadonlyMap<string, Uint8Array>, locale: SimulatedLocale): ShopQuestion[] {
  const name = [...files.keys()].find((file) => file.startsWith(`answers-${locale}-`));
  if (name === undefined) return [];
  const { items } = JSON.parse(new TextDecoder().decode(files.get(name))) as Extract<PackChunk, { kind: 'answers' }>;
  return items.map(({ id, title }) => ({ text: title, expected: [id] }));
}
