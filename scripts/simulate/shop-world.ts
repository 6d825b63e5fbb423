import type { Locale } from '#core/locale.ts';
import { demoShops } from '#examples/merchant/seed/demo-shops.ts';
import { createInMemoryShop, type InMemoryShop } from '#examples/merchant/simulation/in-memory-shop.ts';
import { readDev } from '#models/training/retrieval/read-dev.ts';
import type { Device } from '../replay/device.ts';
import type { World } from './goal.ts';
import { readHeldOut, SIMULATED, type SimulatedLocale } from './held-out.ts';

/** A pack, the shop behind it, and what its customers could say. */
export interface ShopWorld {
  device: Device;
  openShop(now: () => number): InMemoryShop;
  worlds: Record<SimulatedLocale, World>;
  intentOf(entryId: string): Promise<string | null>;
  /** Names of the goods of an order by SKU, in a language; where the pack does not have it, none. */
  namesOf(skus: readonly string[], locale: Locale): Promise<Map<string, string>>;
}

/** @throws Error where the pack's shop has no orders in memory. */
export async function openShopWorld(device: Device): Promise<ShopWorld> {
  const shop = demoShops.find(({ id }) => id === device.book.shop);
  if (!shop) throw new Error(`the shop “${device.book.shop}” of the pack has no seed data to simulate with`);
  const [locale] = SIMULATED;
  // The half by which the search was not fitted.
  const questions = readDev().filter(
    (asked) => asked.shop === shop.id && asked.half === 'judge' && asked.expected.length > 0,
  );
  const worldOf = async (of: SimulatedLocale): Promise<World> => {
    const heldOut = readHeldOut(of);
    const answered = new Set<string>();
    for (const intent of heldOut.keys()) if (await device.entryAbout(intent, of)) answered.add(intent);
    const intentOf = new Map<string, string>();
    for (const id of questions.flatMap(({ expected }) => expected)) {
      const intent = (await device.entry(id, of))?.intent;
      if (intent !== undefined) intentOf.set(id, intent);
    }
    const own = questions.filter((asked) => asked.locale === of);
    return { book: device.book, heldOut, answered, intentOf, questions: own };
  };
  return {
    device,
    openShop: (now) => createInMemoryShop(shop, now),
    worlds: { 'zh-Hans': await worldOf('zh-Hans'), en: await worldOf('en') },
    intentOf: async (entryId) => (await device.entry(entryId, locale))?.intent ?? null,
    namesOf: async (skus, of) => new Map((await device.products(skus, of)).map(({ sku, name }) => [sku, name])),
  };
}
