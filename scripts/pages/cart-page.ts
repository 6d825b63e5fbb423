import type { Bilingual } from '#demo/language.ts';
import { both } from './bilingual-html.ts';
import { html } from './html.ts';
import type { PageContent, ShopSite } from './page-frame.ts';

const WORDS = {
  title: { 'zh-Hans': '购物车', en: 'Your basket' },
  empty: { 'zh-Hans': '购物车还是空的', en: 'Your basket is empty' },
  emptyHint: { 'zh-Hans': '逛一逛，挑几样喜欢的。', en: 'Have a look around and pick something you like.' },
  back: { 'zh-Hans': '去逛逛', en: 'To the shop' },
  coupon: { 'zh-Hans': '优惠码', en: 'Coupon code' },
  explain: { 'zh-Hans': '看看这个码', en: 'Explain it' },
  summary: { 'zh-Hans': '结算', en: 'Summary' },
  checkOut: { 'zh-Hans': '去结算（演示）', en: 'Check out (demo)' },
  dialogTitle: { 'zh-Hans': '这是演示商店', en: 'This is a demo shop' },
  dialogText: {
    'zh-Hans': '下面的按钮只会清空购物车，不会扣款，也不会发货。',
    en: 'The button below empties the basket and does nothing else. Nothing is charged and no goods are sent.',
  },
  order: { 'zh-Hans': '假装下单', en: 'Pretend to order' },
  notYet: { 'zh-Hans': '先不了', en: 'Not yet' },
  script: { 'zh-Hans': '购物车需要 JavaScript。', en: 'The basket needs JavaScript.' },
} as const satisfies Record<string, Bilingual>;

/** The frame of the basket page; `src/demo/cart-page.ts` fills it from what this browser holds. */
export function cartPage(site: ShopSite): PageContent {
  const main = html`<h1 id="cart-title" tabindex="-1">${both(WORDS.title)}</h1>
<noscript><p>${both(WORDS.script)}</p></noscript>
<div id="cart-empty" class="nothing" hidden><p><strong>${both(WORDS.empty)}</strong></p><p>${both(WORDS.emptyHint)}</p><p><a class="button" href="./">${both(WORDS.back)}</a></p></div>
<div id="cart-full" class="cart" hidden>
<ul id="cart-lines" class="lines"></ul>
<section class="summary" aria-labelledby="summary">
<h2 id="summary">${both(WORDS.summary)}</h2>
<dl id="cart-totals" class="totals"></dl>
<form id="coupon" class="coupon"><label for="coupon-code">${both(WORDS.coupon)}</label><div class="coupon-row"><input id="coupon-code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40"><button class="button quiet">${both(WORDS.explain)}</button></div><div id="coupon-result" class="coupon-result" role="status"></div></form>
<p><button type="button" class="button wide" id="check-out">${both(WORDS.checkOut)}</button></p>
</section>
</div>
<dialog id="checkout" class="dialog" aria-labelledby="checkout-title">
<form method="dialog">
<h2 id="checkout-title">${both(WORDS.dialogTitle)}</h2>
<p>${both(WORDS.dialogText)}</p>
<p class="dialog-actions"><button class="button quiet" value="">${both(WORDS.notYet)}</button><button class="button" value="order">${both(WORDS.order)}</button></p>
</form>
</dialog>`;
  const title = {
    'zh-Hans': `${WORDS.title['zh-Hans']} · ${site.name['zh-Hans']}`,
    en: `${WORDS.title.en} · ${site.name.en}`,
  };
  return { page: 'cart', path: 'cart.html', title, description: site.copy.description, main };
}
