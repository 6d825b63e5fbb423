import { callAisle } from './aisle.ts';
import type { Cart } from './cart.ts';
import { loadCatalogue } from './catalogue.ts';
import { explainCoupon } from './coupon.ts';
import { keepCoupon } from './coupon-form.ts';
import type { Bilingual } from './language.ts';
import { WORDS } from './words.ts';

/** What the chat may do on this shop's pages, after the shopper said yes to it (docs/tools.md). */
export function giveTools(shop: string, cart: Cart): void {
  callAisle('tools', {
    addToCart: async ({ sku, quantity }: { sku: string; quantity: number }) => {
      const product = (await loadCatalogue()).products.find((one) => one.sku === sku);
      if (!product) return { done: false, reason: inPageLanguage(WORDS.toolUnknown) };
      if (product.stock === 'out') return { done: false, reason: inPageLanguage(WORDS.toolSoldOut) };
      cart.add(sku, quantity);
      return { done: true };
    },
    applyCoupon: async ({ code }: { code: string }) => {
      const { promotions } = await loadCatalogue();
      const skus = cart.lines.map((line) => line.sku);
      const answer = explainCoupon(code, promotions, skus, Date.now());
      if (answer.kind === 'empty' || answer.kind === 'unknown') {
        return { done: false, reason: inPageLanguage(WORDS.couponUnknown) };
      }
      const about = `${inPageLanguage(answer.promotion.title)} ${inPageLanguage(answer.promotion.text)}`.slice(0, 300);
      if (answer.kind !== 'valid') return { done: false, reason: about };
      return keepCoupon(shop, code) ? { done: true, note: about } : { done: false, reason: about };
    },
    openProduct: ({ sku }: { sku: string }) => location.assign(`/${shop}/product.html?sku=${encodeURIComponent(sku)}`),
    startCheckout: () => location.assign(`/${shop}/cart.html#checkout`),
  });
}

const inPageLanguage = (words: Bilingual): string =>
  words[document.documentElement.lang.startsWith('zh') ? 'zh-Hans' : 'en'];
