/**
 * Words of ordinary service talk: they may stand in a reply whatever its sources say, because they state nothing about
 * the shop. What promises, measures or sets a bound is not among them.
 */
const EN = `
a an the this that these those it its itself they them their theirs he him his she her hers we us our ours you your yours
yourself i me my mine one ones who whom whose which what where when why how there here then than so as if or and but nor
yet though although because since while whether unless until till otherwise instead also too either neither both each
such same other another own of in on at to for from with by about into out up down off over under through between within
across along around toward towards upon per via beside besides like during before after again once only just even still
already ever not no nope yes yeah yep don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't cannot couldn't
shouldn't haven't hasn't hadn't needn't pm
be am is are was were been being have has had having do does did done doing can could will would shall should may might must
need let get got go goes went gone come came take took make made give gave put keep kept say said see seen look tell told
know known think thought find found ask use used mean means meant want wants try tried
sorry apologise apologize apologies regret afraid unfortunately sadly please thank thanks glad happy pleased pleasure
welcome lovely nice great good well wonderful enjoy hope hear understand worry worried sure course indeed fortunately
luckily congratulations hello hi dear kindly simply quite rather very really much many more most less little bit few lot
enough now soon later first next last end start time times way ways thing things something anything nothing everything
someone somebody anyone anybody nobody everyone right wrong long short left new old big small best better fine easy easily
hard able possible likely usual usually case cases part kind sort question answer reason trouble frustrating annoying
annoyed upset shame pity disappointing disappointed surprise wait waiting waited late deserve deserved fair true
cover covered covers notes source information info listed mentioned mention stated states written described depends
depend apply applies applied happen happens happened turn turned run runs call called stay stays leave leaves send sent
bring back page below above ahead away together apart directly straight else especially exactly certain particular
whole full open opened close count counts need needed needs work works show shows shown add added choose pick
`;

const ZH = `
的 地 得 了 着 过 吗 呢 吧 啊 呀 哦 哟 嘛 啦 哈 么 是 在 有 和 与 及 或 而 且 但 却 就 才 也 都 还 又 再 更 最 很 太 挺 真 好
这 那 哪 它 他 她 我 您 你 们 自己 大家 谁 什么 怎么 怎样 多少 几 哪里 这里 那里 这样 那样 这些 那些 这个 那个 这种 那种 这边
个 次 件 份 张 位 种 样 点 下 些 款 条 把 只 对 为 被 给 让 使 将 向 往 从 到 由 于 以 按 照 跟 同 比 等 离 用 拿 凭
上 中 里 外 内 前 后 时 间 边 面 处 来 去 起 出 进 回 开 做 办 弄 看 说 讲 问 想 要 需 需要 能 会 可 可以 应 应该 得 必须
不 没 没有 别 无 非 未 不是 不会 不能 不用 不必 不要 不行 不可以 如果 要是 若 假如 只要 只有 除非 无论 不管 因为 所以 由于
因此 虽然 不过 只是 但是 然后 之后 之前 以后 以前 当 已 已经 正 正在 刚 刚刚 马上 先 再 最后 首先 另外 此外 同时 同样 一样
一般 通常 平时 其实 确实 的确 当然 也许 可能 大概 多半 主要 尤其 特别 还是 或者 以及 关于 对于 至于 根据 按照 为准 的话 即可
即 则 均 各 每 某 其 其他 其余 别的 就行 就好 就是 就能 就在 就够 都可以 都行 可用 可以用 才行 才是 才能 来得及 来不及
请 请您 请先 麻烦 您好 你好 谢谢 多谢 感谢 感谢您 抱歉 很抱歉 非常抱歉 对不起 不好意思 见谅 谅解 理解 体谅 包涵 恭喜 欢迎
放心 请放心 别担心 别慌 先别慌 别急 先别急 别怕 没事 没事的 不用担心 不用慌 开心 高兴 喜欢 夸奖 认可 信任 喜爱 支持 关心
让您 给您 帮您 为您 久等 等了 这么久 那么久 添麻烦 添堵 扫兴 失望 着急 担心 操心 不便 困扰 恼火 心烦 闹心 烦心 生气 糟心 难受
不痛快 痛快 换谁 确实不该 不应该 真好 真棒 太好 可惜 遗憾 情况 问题 事 事情 原因 办法 方式 时候 东西 地方 部分 意思
没写 没有写 没提 没有提 没说 没有说明 没写明 没有写明 未说明 未写明 写明 说明 写的 提到 资料 记得 知道 清楚 明白 明确 属于 算
一下 一点 一些 一起 一直 一切 一件 一个 一份 直接 具体 相关 对应 任意 分别 单独 尽快 及时 的是 有的 那张 这张 哪种 哪个 这次 那次
选 换 拍 点 填 发 送 写 查 报 收 放 买 改 加 退 试 走 约 接 转 留 存 挑 装 洗 吃 喝
`;

const split = (words: string): string[] => words.trim().split(/\s+/);

export const GLUE_EN: ReadonlySet<string> = new Set(split(EN).map((word) => word.replaceAll("'", '')));
/** Longest first. */
export const GLUE_ZH: readonly string[] = [...new Set(split(ZH))].sort((a, b) => b.length - a.length);

/** What makes a sentence an opening: it greets, thanks, is sorry or glad, and states nothing. */
export const COURTESY =
  /\b(?:sorry|apolog\w+|regret|thank\w*|thanks|glad|happy|pleased|pleasure|welcome|lovely|wonderful|congratulations|great|nice|enjoy|worry|hello|understand\w*|shame|pity|annoying|frustrating|disappointing|deserve\w*|good|(?:not|isn't|doesn't|can't) (?:say|state[ds]?|covered here|yet|too late)|bravo|cheers|oh no|ouch|poor|well done|how (?:sweet|lovely|kind|annoying)|what a|no wonder|i see why|maddening|rotten luck|bad luck|bad news|unlucky|heartbreaking|gutted|no fun|trouble)\b|抱歉|对不起|不好意思|谢|恭喜|欢迎|放心|担心|别慌|别急|别怕|没事|开心|高兴|喜欢|夸奖|认可|信任|理解|您好|久等|见谅|遗憾|可惜|真好|真棒|太好|就好|就行|没写|没有写|还早|来得及|对不住|糟心|心疼|懂[您你]|我懂|憋屈|憋气|扫兴|难怪|委屈|郁闷|恼火|窝火|闹心|后怕|失落|别扭|揪心|难受|难过|暖心|真棒|太棒|尽兴|羡慕|加油|不该|急人|气人|烦人|恼人|吓人|可爱|厉害|有福|眼光|用心|搁谁|换谁|谁都/;

/** A clause that grants, takes or asks something in the name of the shop is no courtesy, whatever else stands in it. */
export const ASSERTS =
  /\b(?:yes|can|may|could|will|shall|must|should|have to|need to|allowed|entitled|free|refund\w*|discount\w*|within|until|up to|at least|at most|from|only|always|never|every|all)\b|可以|可(?!惜|爱|能)|能(?!干)|会(?!让)|行(?!为)|必须|应该|免|退|赔|送|内|起(?!来)|满(?!意)|只(?!怪)|都(?!恼|憋|难|窝|急|心)|全/;

/** What is said not to be in the sources: it names what was asked, and states nothing. */
export const UNSAID =
  /\b(?:not|isn't|aren't|wasn't|weren't|doesn't|don't|nothing|no word)\b[^,;:]{0,24}\b(?:mention(?:ed)?|stated?|say|said|listed|named?|specif(?:y|ied)|written|described?|come up|speaks? of|(?:given|covered|shown) (?:here|on|in)|on this page|on the page|in (?:my|the|these|our) notes)\b|\b(?:mention|state|say|list|name|describe)s? nothing\b|(?:没有?|未|不曾)(?:写明|写|说明|说到|说|提及|提到|提|列出|列|标明|标|讲|给出|注明|涉及|交代|载明)/;

/** An accusation or a harm: said only where the grounds or the question have it. */
export const GRAVE =
  /\b(?:scam\w*|crooks?|fraud\w*|cheat\w*|liars?|thie(?:f|ves)|stole\w*|toxic\w*|poison\w*|cancer\w*|lawsuits?|sued?|jail\w*|prison\w*|police|burn(?:ed|t|s)?|fires?|explo\w+|die[sd]?|dead\w*|deaths?|kill\w*|illegal\w*|bankrupt\w*|recall\w*|virus\w*|hack\w*|fake[sd]?|counterfeit\w*)\b|骗|毒|癌|坐牢|诈|违法|犯法|犯罪|着火|失火|火灾|爆炸|破产|倒闭|小偷|偷|盗|警察|起诉|官司|假货|召回|死(?!活|板|心)/;
