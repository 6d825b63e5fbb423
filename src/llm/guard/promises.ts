/** Words by which a shop binds itself, or denies a bound; and what bears them out, where that is more than the words. */
interface Promise {
  said: RegExp;
  borneOutBy?: RegExp;
}

/**
 * A sentence that has a word of a family needs grounds that have one of the same family: what is promised there may be said
 * in other words, what is not may not be said at all.
 */
export const PROMISES: readonly Promise[] = [
  {
    said: /\b(?:guarante\w*|promis\w*|pledg\w*|vow|swear|word of honou?r|legally binding|hereby)\b|保证|承诺|担保|包在我|郑重|发誓|特此|法律效力|包您|包你|打包票/,
  },
  { said: /\bwarrant(?:y|ies|ed)?\b|保修|质保|保 ?\d|不保/ },
  {
    said: /\b(?:definitely|absolutely|for certain|for sure|certainly|no doubt|no matter what|without fail|100 ?%)\b|一定(?:会|能|给|到|有|可以|是|帮|让)|肯定(?:会|能|给|到|有|可以|是)|绝对|必(?:达|到|能|会)|准(?:能|会|到)|百分(?:之)?百|100%/,
  },
  {
    said: /(?<!feel |[a-z]-)\bfree\b(?! to\b)|free of charge|\bgratis\b|complimentary|\bno (?:extra )?(?:charge|cost|fee)\b|costs? nothing|for nothing|without paying|on the house|on us\b|at our (?:cost|expense)|umsonst|kostenlos|gratuit|бесплатн|免费|不要钱|不用钱|不收|零元|(?<!\d)0 ?元|白送|白嫖|白拿|包邮|免邮|免运费|不花钱|分文|买单|我请|畀钱|免单/,
  },
  {
    said: /\b(?:do|does)(?: not|n't) contain\b|(?:^|[,;.!?])\s*(?:no (?!rush|less|more|worries|problem|need|way|doubt|hurry|idea|luck|wonder|matter|thanks|sorry)\w+|(?:没有|不含|无)\p{Script=Han}{0,3}(?:脂|糖|油|酒精|奶|蛋|坚果|花生|麸质|香精|色素|添加剂?|防腐剂?))\s*(?=[,;.!。]|$)/u,
    borneOutBy: /(?:not|n't) contain|free of|不含|未添加/,
  },
  { said: /[a-z]-free\b|无糖|零糖|不含|无添加|无麸质/ },
  {
    said: /\b(?:refund\w*|money back|reimburs\w*|(?:paid|pay|pays|give|gives|get|gets|got|returned?)(?: \w+){0,2} back|credit(?:ed|s)?|money sent)\b|退款|退钱|退还|返现|返还|报销|退(?:您|你|给)|(?:全|半)(?:额)?退|到账|赔付/,
  },
  {
    said: /\b(?:compensat\w*|goodwill|bonus\w*|reward\w*|damages|payout|settle\w*)\b|赔偿|补偿|补贴|赔(?:您|你|付|给)|奖励|奖金|感谢金|心意金|红包|补(?:您|你)/,
  },
  {
    said: /\b(?:discount\w*|coupons?|vouchers?|promo(?:tion)?s?|price match\w*|bargain|haggl\w*|\d+ ?%? off|reduced|lowered|cheaper)\b|折扣|优惠|打折|立减|降价|特价|满减|促销|(?:\d|[一二三四五六七八九])折|降(?:到|为|至)|价保|口令|兑换码|便宜/,
  },
  { said: /\bcash ?back\b|\bnext (?:\w+ )?credit\b|返现|返利|每个?(?:月|年|天)(?:都|还)?会/ },
  { said: /\b(?:giveaway|throw in|extra one|free gifts?)\b|赠送|赠品|送(?:您|你)一|加送/ },
  {
    said: /\b(?:forever|for life|lifetime|never expires?|does(?:n't| not) expire|unlimited|whatsoever|unconditional\w*|whenever you (?:like|want)|in any state|any ?time|no questions|no exceptions?|no limits?|for ever|indefinite\w*)\b|永远|永久|永不|终身|一辈子|无条件|无限|不限|随时|任何条件|啥时候都|什么时候都|啥样都/,
  },
  { said: /\b(?:double|twice|triple|thrice|threefold|twofold)\b|双倍|翻倍|加倍|[两二三四五六七八九十]倍/ },
  {
    said: /^\W*deal\b|\b(?:it'?s a deal|a deal|deal is|shake hands|i agree|we agree|agreed)\b|成交|一言为定|(?:我|我们|本店)?同意|拉钩/,
  },
  {
    said: /\b(?:(?:is|'s) my fault|all our fault|(?:is|are|am|be|held) liable|liab\w+|i admit|we admit|accept (?:full )?responsib\w*|i confess)\b|承认|是我的错|(?:都|全)是我们的错|都怪我|责任(?:在|由|全)|负全责/,
  },
  {
    said: /\b(?:i|we|shop|store|team|boss|manager)(?:'ve| have| has|'ll| will| hereby| can| now)?(?: now| hereby| already| fully)? (?:approv\w*|grant\w*|confirm\w*|authori[sz]\w*|accept\w*|waiv\w*|issu\w*|declar\w*)\b|(?:我|我们|本店|主管|店里)(?:们)?(?:在此|现在|已经?|特)?(?:确认|批准|授权|受理|通过)/,
  },
  {
    said: /\b(?:is|are|was|were|been|got|be)(?: now| already| fully| hereby)? (?:approved|granted|refunded|issued|confirmed|accepted|verified|updated|disabled|enabled|lifted|activated|cancelled|waived|completed|closed|discontinued|recalled|insured|sent out|paid out)\b|已经?(?:\p{Script=Han}{0,4})(?:退款|退钱|批|通过|完成|取消|发放|处理|更新|关闭|开启|解除|承保|到账|退|赔|激活|作废|召回|下架)|通过了|批了|(?:退款|退货|处理|办理)(?:完毕|完成|成功)/u,
  },
  {
    said: /(?<!better )\bsafe(?:ly|st)?\b(?! side)|\b(?:harmless|no (?:risk|danger|side effects?)|proven|cures?|cured|heals?|approved by|recommended by|endorsed|award\w*|doctors?|p(?:a)?ediatricians?|clinical\w*)\b|安全|无害|无副作用|没危险|治愈|根治|治疗|临床|医生|医师|博士|认证|获奖|金奖|荣获|推荐|专供/,
  },
  {
    said: /\b(?:fine|ok|okay|alright|all right|no problem|harmless)\b(?= (?:for|to|if|even)\b)|(?:没(?:关系|问题)|无妨)(?=的?[,。!]*$)|(?:吃|喝|用)[^,。]{0,4}没事|放心(?:吃|用|喝|买|给)/,
  },
  {
    said: /\b(?:stock|sold out|available|discontinued|recalled?|banned|lost|stolen)\b|有货|断货|缺货|现货|停产|召回|丢(?:了|失|件)|已丢|售罄/,
  },
  {
    said: /\barriv\w*\b|\bdeliver\w*\b|\b(?:will|'ll) be (?:there|with you)\b|(?:会|能|可)到(?:达|货)?|送达|送到|到货|配送|发货|到账/,
    borneOutBy: /deliver|arriv|ship|sen[dt]|courier|parcel|送|到|寄|发货|派|配/,
  },
  {
    said: /\b(?:priority|vip|platinum|gold|employees?|staff|founders?|insured|insurance)\b|会员|员工|内部|特急|优先|加急|承保|保险/,
  },
  {
    said: /\b(?:exclusively|everything is|all (?:products|items|prices|goods|orders))\b|全场|全部|全店|所有(?:商品|顾客|订单|价格)|一律/,
  },
  {
    said: /\b(?:immediately|at once|right away|instantly|straight ?away|this second|within (?:seconds|minutes|hours))\b|立刻|立即|马上|即刻|秒(?:退|到|发)/,
  },
];
