import type { CatalogueProduct } from '#demo/catalogue.ts';
import { dayOf } from '#demo/day-of.ts';
import type { Bilingual } from '#demo/language.ts';
import { formatMoney, isLess } from '#demo/price.ts';
import type { Promotion } from '#knowledge/pack-schema.ts';
import { both } from './bilingual-html.ts';
import { type InBoth, mapBoth } from './catalogue-of.ts';
import { groupBy } from './group-by.ts';
import { type Html, html } from './html.ts';
import type { PageContent, ShopSite } from './page-frame.ts';
import { richHtml } from './rich-html.ts';

const WORDS = {
  offers: { 'zh-Hans': '现在的优惠', en: 'Offers now' },
  code: { 'zh-Hans': '优惠码', en: 'Code' },
  until: { 'zh-Hans': '截至', en: 'Until' },
  search: { 'zh-Hans': '搜商品、品类、产地', en: 'Search names and kinds' },
  categories: { 'zh-Hans': '分类', en: 'Categories' },
  add: { 'zh-Hans': '加入购物车', en: 'Add to basket' },
  was: { 'zh-Hans': '原价', en: 'Was' },
  low: { 'zh-Hans': '库存紧张', en: 'Few left' },
  out: { 'zh-Hans': '缺货', en: 'Sold out' },
} as const satisfies Record<string, Bilingual>;

/** Front page: what is on offer now, what the shop promises, and everything it sells by category. */
export function homePage(
  site: ShopSite,
  products: readonly CatalogueProduct[],
  promotions: readonly InBoth<Promotion>[],
): PageContent {
  const { copy, name, shop } = site;
  const groups = groupBy(products, (product) => product.category.en);
  const title = mapBoth(
    { 'zh-Hans': 'zh-Hans' as const, en: 'en' as const },
    (lang) => `${name[lang]} · ${copy.headline.map((line) => line[lang]).join(lang === 'en' ? ' ' : '')}`,
  );
  const main = html`<section class="hero">
<div class="hero-text">
<p class="eyebrow">${both(copy.eyebrow)}</p>
<h1>${copy.headline.map((line) => html`<span class="headline">${both(line)}</span> `)}</h1>
<p class="lead">${both(copy.lead)}</p>
<p><a class="button" href="#goods">${both(copy.action)}</a></p>
</div>
<img class="hero-art" src="/${shop}/art/hero.svg" alt="" width="640" height="520" fetchpriority="high">
</section>
<section class="offers" aria-labelledby="offers">
<h2 id="offers">${both(WORDS.offers)}</h2>
<ul tabindex="0" aria-labelledby="offers">${promotions.map(offer)}</ul>
</section>
<ul class="promises">${copy.promises.map((one) => html`<li><strong>${both(one.title)}</strong><span>${both(one.text)}</span></li>`)}</ul>
<section id="goods" class="goods" aria-labelledby="goods-title">
<div class="goods-head">
<h2 id="goods-title">${both(copy.goodsTitle)}</h2>
<form class="search" role="search"><input id="search" type="search" placeholder=" " autocomplete="off" enterkeyhint="search"><label for="search">${both(WORDS.search)}</label></form>
</div>
<nav class="categories" aria-labelledby="categories-name"><span id="categories-name" class="visually-hidden">${both(WORDS.categories)}</span><ul>${[
    ...groups,
  ].map(
    ([key, group]) =>
      html`<li><a href="#${anchorOf(key)}">${both(group[0]?.category ?? EMPTY)} <span class="count">${group.length}</span></a></li>`,
  )}</ul></nav>
<p id="search-result" class="search-result" role="status"></p>
<span id="add-word" class="visually-hidden">${both(WORDS.add)}</span>
${[...groups].map(
  ([key, group]) => html`<section class="group" id="${anchorOf(key)}" aria-labelledby="${anchorOf(key)}-name">
<h3 id="${anchorOf(key)}-name">${both(group[0]?.category ?? EMPTY)}</h3>
<ul class="grid">
${group.map((product) => card(product, copy.cardAttributes))}</ul>
</section>
`,
)}</section>`;
  return { page: 'home', path: '', title, description: copy.description, main };
}

const EMPTY: Bilingual = { 'zh-Hans': '', en: '' };

function anchorOf(category: string): string {
  return `c-${category.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

function offer(promotion: InBoth<Promotion>): Html {
  const { from, until, code, url } = promotion.en;
  const title = both(mapBoth(promotion, (one) => one.title));
  return html`<li class="offer" data-from="${from}" data-until="${until}">
<h3>${url ? html`<a href="${url}">${title}</a>` : title}</h3>
<div class="offer-text" lang="zh-Hans">${richHtml(promotion['zh-Hans'].blocks)}</div><div class="offer-text" lang="en">${richHtml(promotion.en.blocks)}</div>
<p class="offer-foot">${code !== undefined && html`<span class="code">${both(WORDS.code)} <code>${code}</code></span>`}<span class="until">${both(WORDS.until)} <time datetime="${until}">${both(dayOf(until))}</time></span></p>
</li>
`;
}

function card(product: CatalogueProduct, cardAttributes: readonly string[]): Html {
  const { sku, name, price, listPrice, stock, image } = product;
  const shown = cardAttributes.flatMap((key) => product.attributes[key] ?? []);
  const isReduced = listPrice !== undefined && isLess(price, listPrice);
  return html`<li class="card" data-stock="${stock}" data-search="${product.search}">
<a class="card-link" href="product.html?sku=${sku}"><img src="${image}" alt="" width="320" height="320" loading="lazy" decoding="async"><span class="card-name" id="n-${sku}">${both(name)}</span></a>
${shown.length > 0 && html`<p class="card-note">${shown.map((value) => html`<span>${both(value)}</span>`)}</p>`}
${stock !== 'in-stock' && html`<p class="card-stock">${both(WORDS[stock])}</p>`}
<p class="price"><strong>${formatMoney(price)}</strong>${isReduced && html` <s><span class="visually-hidden">${both(WORDS.was)} </span>${formatMoney(listPrice)}</s>`}</p>
${stock !== 'out' && html`<button type="button" class="add" data-add="${sku}" aria-labelledby="add-word n-${sku}"><svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 4v12M4 10h12"/></svg></button>`}
</li>
`;
}
