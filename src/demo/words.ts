import type { Bilingual } from './language.ts';

const words = <K extends string>(table: Record<K, readonly [zh: string, en: string]>): Record<K, Bilingual> =>
  Object.fromEntries(
    Object.entries<readonly [string, string]>(table).map(([key, [zh, en]]) => [key, { 'zh-Hans': zh, en }]),
  ) as Record<K, Bilingual>;

/** What the shop pages say by script. What they say by themselves is in `scripts/pages/`. */
export const WORDS = words({
  added: ['已加入购物车', 'Added to your basket'],
  addToCart: ['加入购物车', 'Add to basket'],
  askAboutThis: ['就这件商品问客服', 'Ask us about this'],
  askingAbout: ['我想问一下', 'I have a question about'],
  details: ['商品参数', 'Details'],
  favourite: ['收藏', 'Favourite'],
  fewer: ['减少', 'One less'],
  more: ['增加', 'One more'],
  inStock: ['有货', 'In stock'],
  low: ['库存紧张', 'Only a few left'],
  out: ['暂时缺货', 'Out of stock'],
  insteadOf: ['原价', 'Was'],
  noProduct: ['没有找到这件商品', 'There is no such product'],
  noProductHint: ['它可能已经下架。', 'It may no longer be sold.'],
  backToShop: ['回到商店', 'Back to the shop'],
  quantity: ['数量', 'Quantity'],
  related: ['同类商品', 'More like this'],
  remove: ['删除', 'Remove'],
  goods: ['商品金额', 'Goods'],
  saved: ['已优惠', 'You save'],
  delivery: ['运费', 'Delivery'],
  free: ['免运费', 'Free'],
  total: ['合计', 'Total'],
  couponUnknown: ['没有这个优惠码。', 'There is no such code.'],
  couponNow: ['现在可用的有：', 'Codes that work now: '],
  couponEarly: ['还没开始：', 'Not yet: '],
  couponOver: ['已经结束：', 'It is over: '],
  couponNoGoods: ['购物车里没有它适用的商品：', 'Nothing in your basket counts for it: '],
  couponValid: ['优惠码有效：', 'The code works: '],
  couponNote: [
    '演示商店不计算优惠，合计里没有扣减。',
    'This demo shop does not work out discounts, so the total stays as it is.',
  ],
  couponUntil: ['截至', 'until'],
  couponFrom: ['开始于', 'from'],
  missingForFree: ['再买 {amount} 免运费', '{amount} more for free delivery'],
  missingForMinimum: ['还差 {amount} 才能起送', '{amount} more to reach the least order'],
  ordered: ['演示下单完成：没有扣款，也不会发货。', 'Demo order done: nothing was charged and no goods will be sent.'],
  signedInAs: ['当前顾客：', 'Signed in: '],
  signInFailed: ['没能登录：商家后端没有回应。', "Could not sign in: the shop's backend did not answer."],
  nothingFound: ['没有找到，换个词试试', 'Nothing found; try another word'],
  found: ['找到 {count} 件商品', '{count} products found'],
  updateReady: ['商店有新版本。', 'There is a new version of this shop.'],
  updateNow: ['刷新', 'Reload'],
  loadFailed: ['商品没能打开，请检查网络后刷新。', 'The goods could not be loaded. Check the connection and reload.'],
  toolUnknown: ['这家店没有这件商品。', 'This shop has no such product.'],
  toolSoldOut: ['这件暂时缺货。', 'It is out of stock at the moment.'],
  later: ['以后再说', 'Later'],
});

/** Fills `{name}` in both languages. */
export function fill(text: Bilingual, name: string, value: string): Bilingual {
  return { 'zh-Hans': text['zh-Hans'].replace(`{${name}}`, value), en: text.en.replace(`{${name}}`, value) };
}
