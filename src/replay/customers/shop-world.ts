import type { Locale } from '#core/locale.ts';
import type { Device } from '../device.ts';
import type { PeopledShop, ShopQuestion, World } from './goal.ts';
import type { HeldOutMessage, SimulatedLocale } from './held-out.ts';

/** A pack, the shop behind it, and what its customers could say. */
export interface ShopWorld {
  device: Device;
  openShop(now: () => number): PeopledShop;
  worlds: Record<SimulatedLocale, World>;
  intentOf(entryId: string): Promise<string | null>;
  /** Names of the goods of an order by SKU, in a language; where the pack does not have it, none. */
  namesOf(skus: readonly string[], locale: Locale): Promise<Map<string, string>>;
}

export interface ShopWorldOptions {
  openShop(now: () => number): PeopledShop;
  /** Messages that no model learnt from, by intent. */
  heldOut: Record<SimulatedLocale, ReadonlyMap<string, readonly HeldOutMessage[]>>;
  /** Questions with the entries that answer them. */
  questions: Record<SimulatedLocale, readonly ShopQuestion[]>;
}

export async function openShopWorld(device: Device, options: ShopWorldOptions): Promise<ShopWorld> {
  const { openShop, heldOut, questions } = options;
  const worldOf = async (of: SimulatedLocale): Promise<World> => {
    const answered = new Set<string>();
    for (const intent of heldOut[of].keys()) if (await device.entryAbout(intent, of)) answered.add(intent);
    const intentOf = new Map<string, string>();
    const asked = [...questions['zh-Hans'], ...questions.en];
    for (const id of asked.flatMap(({ expected }) => expected)) {
      const intent = (await device.entry(id, of))?.intent;
      if (intent !== undefined) intentOf.set(id, intent);
    }
    return { book: device.book, heldOut: heldOut[of], answered, intentOf, questions: questions[of] };
  };
  return {
    device,
    openShop,
    worlds: { 'zh-Hans': await worldOf('zh-Hans'), en: await worldOf('en') },
    intentOf: async (entryId) => (await device.entry(entryId, 'zh-Hans'))?.intent ?? null,
    namesOf: async (skus, of) => new Map((await device.products(skus, of)).map(({ sku, name }) => [sku, name])),
  };
}
