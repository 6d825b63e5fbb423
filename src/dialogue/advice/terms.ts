/** Words that every promotion has in common: they relate nothing to anything. */
const GENERIC = new Set(
  (
    'offer offers sale deal deals coupon coupons code discount discounts order orders first week free with from your buy price prices ' +
    'cheap cheaper about there have this that what when which some more less only product products item items much cost does ' +
    '活动 优惠 打折 折扣 满减 券码 优惠券 惠券 会员 新人 新客 首单 直播 价格 多少 少钱 便宜 什么 怎么 有没 没有 可以 这个 那个 现在 最近 商品 产品 一点 元券 返券 限时 换新 礼盒 买就 每满 周年'
  ).split(' '),
);

/** What a text is about in coarse terms: words of four letters and more, and pairs of Han characters. Cheap, for one title. */
export function coarseTerms(text: string): Set<string> {
  const terms = new Set<string>();
  const folded = text.normalize('NFKC').toLowerCase();
  for (const [word] of folded.matchAll(/[\p{Script=Latin}\p{Script=Cyrillic}]{4,}/gu))
    terms.add(word.replace(/s$/, ''));
  for (const [run] of folded.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let at = 1; at < run.length; at++) terms.add(run.slice(at - 1, at + 1));
  }
  for (const term of terms) if (GENERIC.has(term) || GENERIC.has(`${term}s`)) terms.delete(term);
  return terms;
}
