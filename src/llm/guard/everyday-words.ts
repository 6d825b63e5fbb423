/**
 * Words of feeling and of daily life with which people open and round off what they say. Like ordinary words they state
 * nothing about the shop; unlike them they are no use for telling what a sentence is about.
 */
const EN = `
all any without stuck sweet sounds sound early idea far poor trip rest alone word lose losing lost sum dropped nearly probably maybe
perhaps fun choice rescue side enjoyed enjoying silence delighted rush music ears wasted waste delay disappointment beyond
quick quickly harm using saved save reach reached help helps helped outside goodbye bye chase glance laugh kids kid mother
father mum mom dad gran granny grandma grandpa brother sister son daughter husband wife friend friends neighbour flatmate
lad girl boy man woman child children family people everyone's guests baby dog cat pet fault morning afternoon evening
night disappeared caught unawares surprise surprised necessarily necessary memory confusion confused gentle gentler
gently favourite afterwards remain remains remaining among near fresh haul panic face seems seem vanish vanished intact
greetings feel feeling feels felt regards silly difference happier spoiled ruin ruins ruined adore adored love loved loves
pile pair patience patient unanswered unexplained fussy choosy claims suits suit wake unfair compliment compliments
carries speak spoke speaking tricky manage manages managed perfect perfectly survive happily festival guess guessing type
fell fall ill included travel past worth figure moment bad worse fear shut double check checking checked expected expect
fright age exciting excited brilliant fantastic excellent superb marvellous amazing beautiful gorgeous handsome pretty
remember remembered replace repeat hold holds remaining job read whichever care careful carefully carefulness relax quiet earlier
never mind address plus sleep anyway some hundred missed miss strength proper properly meanwhile present neighbour tastes
taste compare compared earn earned relief relieved buy bought pack packed journey fits fit fitted match matched hooray
hurry urgent calm calmly gladly truly honest honestly frankly basically actually exact clear clearly plain plainly
difficult simple complicated confusing awkward awful terrible dreadful horrible nasty ugly painful bitter rough tough
frustration anger angry cross furious apology upsetting inconvenience mistake mistakes mess mishap trouble concern concerned
concerns anxious anxiety nervous scared frightened afraid reassure reassuring comfort comfortable
birthday wedding party holiday weekend dinner lunch breakfast gift celebration
today yesterday whole entire half twice instance example particular detail details point note notes page guidance guide text
line part parts rule rules matters matter mention mentions specify specified provided provide notice cause causes caused
arrive arrived arrives reaching receive received order ordered orders item items product products box bag thing piece pieces
sort quite somewhat fairly pretty almost roughly exactly indeed rightly fully partly entirely completely
explain explains explained choose choosing decide decided prefer change changed changing stop stopped start started begin
began continue move moved set sets pick picked place placed fill filled follow followed check send sending return returned
account price prices costs cost money normal normally fast road room card cards photo photos photograph dates sale account site shop
store stores kitchen home house door floor street wall window car bed mailbox letter mail phone screen tap
button link young light heavy soft dry wet warm cool cold hot washed wash cooked fried brewed alive alarm pulled arrange arranged
locked themselves slip reaction collection driver rider riders courier knife pour charge charged treat none adjust idea second fly assured eaten larger separate pocket three two
`;

const ZH = `
元 块 块钱 毛钱 公里 公斤 分钟 小时 星期 个月 礼拜 年 周 帮 住 觉得 建议 联系 决定 十分 书 家 停 懂 怪 久 准
替 错 手 意 超 坏 白 快 心 害 拖 紧 本 够 现 班 儿 合 差 并 漏 花 怕 法 连 赶 剩 香 路 变 量 干 单 仍 俩 空 大 方 多 理 玩 常 人 掉 疑 话 碰 提 陪 迟
如 达 清 通 靠 带 包 除 输 难 闻 届 擦 补 该 核 段 随 吓 临 推 抢 早 管 顺 像 声 破 针 赞 捡 省 墙 暂 娃 长 号 露 记 扑 备 晒 忘 完 伤 惯 听 偷 懒 急 轻
参 刻 卡 认 透 值 低 笑 天 日 行 稳 妥 爽 套 段 型 坐 睡 骑 戴 抱 站 跑 找 猜 瞧 盯 催 扛 扔 丢 紧 缺 漂 亮 救 磨 熬 盼 愁 烦 累 饿 冷 热 痛 疼 慌 哭
打扰 错误 道歉 歉意 舒服 肯定 金额 孩子 合适 窝火 心意 领了 本身 爸爸 妈妈 小家伙 朋友 适合 自责 满意 尽兴 阿姨 耽误 难怪 顺手 慢慢 慢慢来
保住 惦记 仔细 翻翻 分量 踏实 口味 隔夜 突然 安心 不快 不爽 气人 补救 折腾 确属 核实 憋屈 生疑 希望 重复 受气 找人 尽管 尽早 通知 规定 影响
意见 失灵 白忙 白跑 一场 一趟 反馈 遭罪 快乐 评价 光顾 不公 露 活泛 热闹 郁闷 老人家 犯嘀咕 嘀咕 注意 实话 搞定 变化 难免 一眼 参考 心疼 稳妥
供参考 重新 万一 动手 停手 精神 老师 作业 全员 平安 歇歇 家人 叔叔 奶奶 爷爷 姥姥 外婆 老伴 老公 老婆 女朋友 男朋友 闺女 儿子 女儿 宝宝 宝贝 娃
孩子们 家里 家人 同事 邻居 客人 主子 狗狗 猫咪 毛孩子 生日 婚礼 过年 节日 早上 中午 晚上 夜里 周末 这两天 这几天 天天 日子 时间 一声 一遍 一会儿
放心用 放心好了 不要紧 要不要紧 没关系 别难过 别着急 别生气 别自责 莫急 不怪您 难为您 辛苦 费心 贴心 体贴 有心 用心 细心 耐心 手巧 眼光 会挑 捧场
夸到 夸 值得 值了 好看 漂亮 好用 好吃 好喝 好玩 合用 合心意 舍不得 期待 惊喜 意外 委屈 憋气 伤心 难过 害怕 恐慌 紧张 焦心 揪心 后怕 堵心 窝心
恼人 烦人 头疼 泄气 败兴 丧气 丢面子 出丑 白等 空等 干等 久候 苦等 搅了 耽搁 误了 添乱 打乱 打搅 吃惊 吓人 吓着 受惊 受累 跑腿 折磨 影响心情 心情
换谁 谁都 任谁 搁谁 确实 实在 着实 真是 真的 果然 难得 尤其 稍微 稍稍 略 几乎 差点 差不多 左右 大约 超过 不足 范围 具体 详细 单独 额外 常规 一般来说
如何 怎么办 处理 解决 安排 操作 步骤 提交 提醒 留意 检查 对照 参照 依据 依照 适用 符合 包括 包含 属于 算不算 计算 记录 查看 查询
今年 去年 明年 数量 符合 简单 广告 承担 活动 到期 期 看到钱 钱 承运商 扣钱 扣费 费用 温度 把握 没把握 购买 肚子 一截 气温 体重 箱子 包裹 参考 睡眠 自然 减少 早晨 冬天 夏天
保修期 买菜 停用 机洗 留着 另行 趁 囤 另 一定 不一定 下午 上午 午后 寄 爱 祝 宝 鱼 贵 味 菜 腰 字 小 写字 钥匙 家具 屋里 厨房 门口 路上 车上 手上 嘴 眼睛 脸 皮肤 头发 身体 身高
内容 信息 说法 答案 提及 涉及 没讲 没列 没有列 没给出 没有给出 没有规定 没标 没有标 此类 除此之外 另外 此外 至于 目前 暂时 这一点 这点 这方面 这类
`;

const split = (words: string): string[] => words.trim().split(/\s+/);

export const EVERYDAY_EN: ReadonlySet<string> = new Set(split(EN));
export const EVERYDAY_ZH: ReadonlySet<string> = new Set(split(ZH));
