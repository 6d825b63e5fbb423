import type { Bilingual } from '#demo/language.ts';
import { both } from './bilingual-html.ts';
import { html } from './html.ts';
import type { PageContent, ShopSite } from './page-frame.ts';

const WORDS = {
  title: { 'zh-Hans': '商品', en: 'Product' },
  loading: { 'zh-Hans': '正在打开商品…', en: 'Opening the product…' },
  script: {
    'zh-Hans': '商品页需要 JavaScript；全部商品和价格在商店首页。',
    en: 'This page needs JavaScript; every product and its price is on the front page.',
  },
} as const satisfies Record<string, Bilingual>;

/** The frame of the product page; `src/demo/product-page.ts` fills it for the SKU of the address. */
export function productPage(site: ShopSite): PageContent {
  const main = html`<div id="product" class="product" aria-busy="true"><p class="loading">${both(WORDS.loading)}</p>
<noscript><p>${both(WORDS.script)} <a href="./">${both(site.name)}</a></p></noscript></div>`;
  const title = {
    'zh-Hans': `${WORDS.title['zh-Hans']} · ${site.name['zh-Hans']}`,
    en: `${WORDS.title.en} · ${site.name.en}`,
  };
  return { page: 'product', path: 'product.html', title, description: site.copy.description, main };
}
