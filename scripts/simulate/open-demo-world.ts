import { readFileSync } from 'node:fs';
import { demoShops } from '#examples/merchant/seed/demo-shops.ts';
import { createInMemoryShop } from '#examples/merchant/simulation/in-memory-shop.ts';
import { readDev } from '#models/training/retrieval/read-dev.ts';
import { parseHeldOut, type SimulatedLocale } from '#replay/customers/held-out.ts';
import { openShopWorld, type ShopWorld } from '#replay/customers/shop-world.ts';
import type { Device } from '#replay/device.ts';

const FILES: Record<SimulatedLocale, readonly string[]> = { 'zh-Hans': ['zh', 'zh-r'], en: ['en', 'en-r'] };
const FOLDER = new URL('../../models/training/corpus/dev/', import.meta.url);

/** Development messages, which no model was trained on and no flow was written from. */
export const readHeldOutFiles = (locale: SimulatedLocale): string[] =>
  FILES[locale].map((file) => readFileSync(new URL(`${file}.tsv`, FOLDER), 'utf8'));

/**
 * The world of a demo shop.
 * @throws Error where the pack's shop has no orders in memory.
 */
export async function openDemoWorld(device: Device): Promise<ShopWorld> {
  const shop = demoShops.find(({ id }) => id === device.book.shop);
  if (!shop) throw new Error(`the shop “${device.book.shop}” of the pack has no seed data to simulate with`);
  // The half by which the search was not fitted.
  const asked = readDev().filter((one) => one.shop === shop.id && one.half === 'judge' && one.expected.length > 0);
  const questionsIn = (of: SimulatedLocale) => asked.filter(({ locale }) => locale === of);
  return openShopWorld(device, {
    openShop: (now) => createInMemoryShop(shop, now),
    heldOut: { 'zh-Hans': parseHeldOut(readHeldOutFiles('zh-Hans')), en: parseHeldOut(readHeldOutFiles('en')) },
    questions: { 'zh-Hans': questionsIn('zh-Hans'), en: questionsIn('en') },
  });
}
