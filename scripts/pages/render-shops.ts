import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '#demo/language.ts';
import type { CompiledPack } from '#publish/compile-pack.ts';
import { compileFolder } from '../pack/compile-folder.ts';
import { cartPage } from './cart-page.ts';
import { catalogueOf, policiesOf, promotionsOf } from './catalogue-of.ts';
import { helpPage } from './help-page.ts';
import { homePage } from './home-page.ts';
import { type PageAssets, pageFrame, type ShopSite } from './page-frame.ts';
import { productPage } from './product-page.ts';
import { shopCopyOf } from './shop-copy.ts';

export interface RenderShopsOptions {
  /** Folder of the packs' sources, one folder a shop. */
  sourceDir: string;
  /** Root of the site; each shop gets its folder there. */
  outDir: string;
  shops: readonly string[];
  /** The tag that a merchant would paste for this shop. */
  aisleTag: (shop: string) => string;
  assets: PageAssets;
}

/** Writes the pages of the demo shops, and beside them the `catalogue.json` that their script reads. */
export async function renderShops({ sourceDir, outDir, shops, aisleTag, assets }: RenderShopsOptions): Promise<void> {
  for (const shop of shops) {
    const files = shopFiles(compileFolder(join(sourceDir, shop)), aisleTag(shop), assets);
    mkdirSync(join(outDir, shop), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(outDir, shop, name), text);
  }
}

/** All files of one shop, by name. */
export function shopFiles(pack: CompiledPack, aisleTag: string, assets: PageAssets): Record<string, string> {
  const copy = shopCopyOf(pack.shop);
  const catalogue = catalogueOf(pack, copy.delivery);
  const json = JSON.stringify(catalogue);
  // The name stays, the address changes with the content: caches may keep it for ever.
  const version = createHash('sha256').update(json).digest('hex').slice(0, 12);
  const site: ShopSite = {
    shop: pack.shop,
    name: nameOf(pack),
    copy,
    catalogueUrl: `/${pack.shop}/catalogue.json?v=${version}`,
    aisleTag,
    assets,
  };
  return {
    'index.html': pageFrame(site, homePage(site, catalogue.products, promotionsOf(pack))),
    'product.html': pageFrame(site, productPage(site)),
    'cart.html': pageFrame(site, cartPage(site)),
    'help.html': pageFrame(site, helpPage(site, policiesOf(pack))),
    'catalogue.json': json,
  };
}

function nameOf({ shop, name }: CompiledPack): Bilingual {
  return { 'zh-Hans': name['zh-Hans'] ?? shop, en: name.en ?? shop };
}
