/**
 * Words that anybody uses about anything: general verbs, qualities, degrees, places in time and space, moods. One or two of
 * them colour a sentence whose rest stands in its grounds; alone they are not let through. None names goods, a substance, an
 * illness, a means of payment, a country or an office, and none grants or takes away.
 */
const EN = `
achieve act actual adapt add admire admit advance advice advise affect agree aim air almost alter although annoy
answer apart appeal appear apply appreciate approach ask assume assure attempt attend attention attract avoid await aware
back bad balance bare base bear beat become before beg begin behave behind belong below bend beneath bet blank blessing
block blow bold bother bottom bound brave breath brief bright broad build bump burden burn busy call capture carry case cast
catch cause cease central chance charm chase cheer chilly clash clean clever climb clock close clue collect combine come
common compare complain complete concern conclude condition connect consider contact contain content contrast copy core
corner correct couple course crazy create crucial cry curious current cut daily dare dark date deal dear decision deep
defeat degree delicate delicious delight depth describe desire despite develop differ dip dirty disappear discover dislike
display distance disturb divide doubt drag dream dress drink drive drop dull during duty eager ear earn earth ease eat edge
effect effort either elegant embarrass empty encourage endure enemy enjoy entertain entry envy equal escape essential even
event evident examine excellent excite excuse exist experience express extend extent extra extreme eye fail faint faith
familiar famous fancy far fashion fast favour fear feature feed fellow fetch fierce fight figure fill final fine finger
finish firm fit flat flood flow focus foolish foot force forget forgive form former forth fortune forward frank
frequent fright front frustrate fun function funny further fuss future gain gap gather gaze general generous gentle genuine
gift glance glimpse glory goal good gone grace grand grasp grateful great greet grief grip ground group grow guard habit
hand handle handy hang happen harsh haste hat head hear heart heaven help hesitate hide high hint hit home honour hope
horror hour huge human hungry hunt ideal ignore imagine immense impatient important impress improve inch include increase
individual inner inside inspire instead intend interest interrupt invite involve issue item jealous join joke joy
judge jump key kick kind knock knot label lack lap large last late laugh lay lead lean learn least length less lesson lie
life lift light likely limit lively load local long lose loud low luck main major many march mark marvel mass master match
maybe meal mean measure meet mend mental mere method middle might mild minor minute mix mode modest moment mood moon moral
mostly motion mouth muddle multiple narrow nature near neat necessary neck nerve nervous nice nod noise nonsense nose novel
nowhere nuisance number obey object obvious occasion occur odd offend offer okay older once onto oppose ordinary organise
origin otherwise ought outcome outer oversight owner pace pain panic partial particular pass passion past patch path pause
peace peculiar people perfect perform period person pick picture pile pinch pity plan play pleasant plenty plus pocket poem
point polite poor popular position possess possible pour practical practice praise precious precise predict presence press
pretend prevent previous pride prime probable problem process produce progress prompt proof proper protect proud prove
public pull punish pure purpose push puzzle quality quantity quarrel quest quick quiet quit race raise random range rare
rather raw reach react ready real realise rear reason recall recent reckon recognise recover reduce refer reflect regard
regular relate relax reliable rely remark remedy remind remote remove repeat reply request require rescue resist resolve
respect respond rest result retain reveal reverse review rhythm rid ride right ring rise risk risky roar roll rotten rough
round row rude ruin rush sad safe sake same satisfy save scale scare scatter scene search section seek select senior
sense separate sequence series serious serve settle severe shade shadow shake shallow shape share sharp shine shock shoot
shout shrug sick sigh sight signal silent silly similar sit situation size skill slight slow smart smell smile smooth snap
social solid solve song soon soul sound space spare spark special speed spell spin spirit spite splash splendid split spoil
spot spread squeeze stable stage stand standard stare state stay steady steep step stick sting stir stone storm story
strange stretch strict strike strong struggle stubborn study stuff style succeed success such sudden suffer suggest suit sum
summer super supply support suppose surface survive suspect sweep swell swift swing switch symbol sympathy system tail
talent talk tall tap target tear tease tell temper tempt tend tender tense term test text thick thin thoughtful thread
threat thrill throw tidy tie tight tiny tip tire tired tiresome together tone tongue tooth top topic total touch tough
toward trace track trade tradition trail train treat trend trial trick trigger trim trip triumph true trust try tune twist
type typical under unfair unite unknown unlike unlucky unusual upper urge usual utmost vague valuable value various vary
vast version view violent visible visit visitor vital voice volume vote vow walk wander warn waste watch wave weak weigh
weird while whisper whole wide wild win wise wish wonder word world worse worst worth wound wrap yell yield young ah
aha aw oh ooh ouch oops ugh phew wow yay ha haha hmm mmm bravo cheers hooray hurrah kudos whoa absolutely afresh ahead alike
aloud anyhow anywhere aside awhile backwards badly barely beforehand besides briefly carelessly certainly closely commonly
completely constantly correctly currently deeply definitely directly elsewhere entirely especially eventually evidently
exactly extremely firmly forwards freshly fully generally gradually greatly hardly hence highly hopefully immediately
increasingly initially largely lately latter likewise literally mainly merely mildly moreover namely naturally nearby neatly
newly nicely normally notably obviously occasionally ordinarily originally overall partly patiently permanently
personally possibly practically precisely presently presumably previously primarily promptly properly quietly rarely readily
reasonably recently regardless regularly relatively respectively scarcely separately seriously sharply shortly similarly
simultaneously slightly slowly smoothly softly sometimes somewhere specifically steadily strictly strongly successfully
suddenly supposedly surely swiftly temporarily therefore thereafter thoroughly thus tightly totally twice typically
ultimately unexpectedly usefully usually vaguely warmly weekly widely willingly yearly able angry ashamed asleep attractive
average awake brand-new brilliant careful careless cheerful classic comfy cosy creative cruel cute deserving disappointed
dusty earliest elderly emotional enthusiastic everyday exhausted faithful faulty favourite fortunate fragile fussy gloomy
gorgeous graceful heartbreaking helpful hidden honest humble hurried identical impossible incredible inconvenient invisible
lonely lost loyal lucky maddening magical messy miserable missing mysterious naughty noisy painful peaceful playful
pointless positive pretty puzzled reasonable romantic sensible sensitive shy sincere sleepy slippery sore speedy spotless
stressful stylish sunny sympathetic tasty terrific thankful thirsty timely tempting treasured troublesome twisted unable
uncertain uncomfortable understandable unfortunate unhappy unnecessary unpleasant useful useless vivid weary welcome
well-deserved wicked wonderful worthwhile worthy advert annoyance artist aunt baker beginner bit bunch bride buddy
capital chap chef cook cousin crowd dad dancer doorstep doorbell driver expert fan fighter folk gang gardener genius
granddad granddaughter grandson groom grown-up guest guy hero host kiddo lady learner listener lover mate member mess mum
neighbour newcomer nephew niece nurse parent partner player pupil reader roommate runner sleeper starter stranger student
talker teacher teenager toddler traveller twin uncle walker winner anniversary beach bedroom bench century corridor cupboard
desk evening floor forest garage garden hall hill journey lake midday midnight mountain night pavement picnic playground
queue river road room sea season sky sofa spring stairs sunrise sunset weather winter autumn yard year yesterday adventure
applause appetite attitude beauty beginning belief bravery breeze celebration challenge circumstance comfort comment
compliment confidence consequence consolation conversation courage creation curiosity cuddle dance darkness debut detail
difficulty dilemma disaster discovery discussion dismay drama emotion ending enthusiasm exception excitement expectation
explanation failure feedback feeling flavour freedom friendship glow glitch goodness gratitude greeting grin guidance
happiness harmony headache heartache hiccup hug hunch hunger idea illusion imagination impression improvement impulse
incident inspiration instinct intention invitation kindness kiss knowledge laughter liking loss magic manner meaning memory
miracle mishap misunderstanding mix-up motivation movement mystery nap neighbourhood nightmare option order outing pattern
performance pleasure preference pressure reaction reading reality reception recognition recommendation reflection relief
reminder routine scent setback silence slip snag snack solution sorrow stress suggestion surprise suspicion taste teamwork
temptation thought treasure trouble truth understanding variety warmth weakness wisdom worry yawn zone alongside amid
anymore awfully ever except forever furthermore halfway indoors nevertheless nonetheless outdoors outside regarding seldom
someday somehow sometime somewhat thereby throughout till underneath upside upstairs downstairs upwards versus whatever
whatsoever whenever wherever whereas whichever whoever within yet earlier easier faster fewer fuller gentler greater happier
harder heavier higher larger later lighter longer looser nearer neater newer quicker quieter richer rougher safer
sharper shorter slower smaller softer sooner stronger tighter thicker thinner warmer weaker wider wiser younger biggest
easiest fastest finest greatest hardest highest largest latest longest nearest newest oldest quickest safest shortest
simplest slightest slowest smallest soonest strongest tightest youngest arrange ascertain breathe bring bundle chew chill
choke chop clap clear cling coax cope count cover cross crumble dangle deserve dial dig dive double drift dry dump enter
erase explore fade fix flip float fold fry gasp grab grumble hatch hop itch kneel lick linger mash melt mention nag nudge
obtain opt own pack peel persist phone plug polish pop rattle recharge refill refresh regain reheat remain rename repair
reset restart resume rinse rub scan scold scrape screw scrub shove shrink shut sink skip sleep slide sniff soak
sob sort spill spit squash squeak stall starve steer stop strain stumble suck swallow swear sweat sympathise tackle tangle
thank tick tilt topple tremble tuck tug turn twirl unfold unpack untouched unwrap upset vanish wag wait wake warm wear weep
wet whistle wipe wobble worsen wrinkle write
`;

const ZH = `
十分 万分 百般 千万 万幸 万一 一边 一旦 一路 一家 一路上 一声 一番 一阵 一心 一味 一向 一再 一时 一度 一致 一早 一晚 一觉 一身 一堆 一桌 一屋子 一步
一口 一口气 一盒 一瓶 一封 一片 一笔 一趟 一天 一年 一辈 一家人 一起走 一惊 一跳 一肚子 一头 一把 一手 半天 半路 半夜 大半 过半 好几 好些 好久 许久
长久 久 良久 不久 多久 多年 早年 当年 往年 年底 年初 月底 建议 决定 选择 考虑 打算 准备 计划 预备 安心 当心 小心 留神 留心 抓紧 赶紧 赶快 赶忙 尽量
尽力 努力 争取 继续 保持 维持 保护 保重 保管 陪伴 照顾 照看 照料 照应 呵护 爱护 珍惜 珍贵 享受 享用 品尝 感觉 觉得 认为 以为 看来 看着 看到
看见 看看 听说 听到 听着 听见 闻到 摸 摸摸 碰到 遇到 遇上 遇见 撞上 赶上 跟上 追上 找到 找着 想到 想着 想起 想必 料到 料想 预料 猜到 发现 察觉 懂
懂得 了解 知悉 知晓 体会 感受 感到 联系 沟通 商量 讨论 聊 聊聊 谈 谈谈 告诉 告知 通知 转告 转达 问候 问好 招呼 打招呼 叮嘱 嘱咐 答复 回答 回应 解答
讲明 讲清 说清 说明白 说法 交代 交流 表示 表达 表明 深表 致歉 认错 领情 惭愧 愧疚 过意不去 过意 对不住 难为情 不安 不满 不爽快 不痛不痒 不得了 了不得
了不起 不简单 不容易 不像话 不对劲 不舒服 不好受 好受 难熬 难缠 难堪 尴尬 丢人 丢脸 见人 伤脑筋 恼人 气恼 恼怒 愤怒 怒气 火气 火大 冒火 消气 消消气
息怒 委屈 憋闷 憋着 堵得慌 心慌 心急 心焦 心寒 心凉 心碎 心软 心动 心里 心中 内心 心思 心血 心爱 心头 用意 诚意 诚恳 真诚 真心 真实 真正 真够 真
体面 面子 脸面 里外 内外 前后 上下 左右 高低 大小 长短 粗细 轻重 冷热 干湿 深浅 松紧 快慢 早晚 先后 新旧 好坏 真假 虚实 多寡 远近 来回 进出 收放
起落 起伏 反复 反正 反倒 反而 相反 相比 相当 相似 相近 相同 相通 相信 相应 互相 彼此 各自 各种 各样 各类 尖 巧 妙 棒 牛 绝 赞 帅 酷 乖 萌 甜 美
香 鲜 嫩 脆 爽 暖 凉 静 稳 准 灵 勤 孝 孝顺 勤快 勤劳 聪明 机灵 机智 懂事 能干 厉害 利索 利落 麻利 干脆 爽快 大方 大气 阔气 豪气 讲究 精致 精美
精心 精明 精彩 优雅 高雅 雅致 漂亮 俊 靓 好听 好闻 好记 好认 好找 好办 好说 好记性 手艺 本事 本领 能耐 功夫 水平 水准 品位 品味 眼力 眼尖 眼馋 眼熟
口福 胃口 食欲 兴致 兴趣 兴奋 激动 感动 欣慰 欣喜 喜悦 喜庆 喜气 大喜 幸福 幸运 幸好 幸亏 好运 运气 走运 顺利 顺心 顺当 如意 吉祥 平安 健康 安康
团圆 圆满 美满 甜蜜 甜甜 浪漫 温馨 温暖 温柔 暖心 舒心 舒坦 舒适 舒畅 惬意 自在 自由 自豪 骄傲 光荣 荣幸 羡慕 佩服 崇拜 敬佩 点赞 喝彩 鼓掌 加油
庆祝 祝福 祝愿 祝贺 祝您 拜年 拜早年 过节 团聚 聚会 聚餐 相聚 一见钟情 好眠 好梦 晚安 早安 好胃口 小姑娘 姑娘 小伙子 小伙 小朋友 小家伙 小宝贝 小可爱
小主人 小主子 小仙女 妹妹 弟弟 哥哥 姐姐 爹 娘 爸妈 父母 父亲 母亲 长辈 晚辈 亲戚 亲人 亲友 一家子 全家 家 家属 爷 孙子 孙女 外孙 侄子 侄女 表弟
表妹 嫂子 新娘 新郎 新人 伴侣 对象 情侣 夫妻 爱人 伙伴 战友 老战友 老友 老朋友 老顾客 老客 老主顾 新朋友 好友 室友 同学 师傅 师父 师生 学员 学生 选手
高手 新手 行家 内行 外行 老手 达人 令堂 令尊 二老 老人 老爷子 老太太 小孩 小孩子 小娃娃 婴儿 主人 家长 大人 男生 女生 大伙 大伙儿 各位 诸位 人家 旁人
别人 他人 惊 吓 吓一跳 吓坏 惊吓 惊慌 惊讶 诧异 纳闷 疑惑 疑问 怀疑 怀着 困惑 犹豫 纠结 为难 难住 难倒 难题 难处 难点 难关 难度 难免 难受 难得
折腾人 麻烦事 破事 糟 糟糕 糟蹋 倒霉 晦气 霉 悲伤 悲剧 伤感 伤人 伤神 扎心 揪着 悬着 悬心 提心吊胆 七上八下 忐忑 煎熬 挣扎 硬撑 硬扛 勉强 凑合 将就
忍 忍忍 忍着 忍耐 容忍 包容 宽容 宽心 放宽 放宽心 放松 放下 放下心 松口气 喘口气 歇 歇着 歇会儿 休息 缓缓 缓一缓 暂缓 慢走 慢用 慢点 慢些 等等 等一等
等待 等到 等候 静候 静待 稍候 稍等 稍后 稍坐 片刻 立等 终于 总算 好歹 好在 好容易 不止 何止 何况 况且 再说 而且 并且 并非 并不 毫不 毫无 丝毫 绝不
从不 从没 从未 从来 向来 历来 素来 一贯 照样 照常 照旧 依旧 依然 仍然 仍旧 还算 还在 还没 还有 还要 还能 尚未 尚 恐怕 恐 怕是 大约莫 约莫 估计 估摸
想来 似乎 好像 仿佛 犹如 如同 宛如 例如 譬如 比如 比方 诸如 之类 什么的 左不过 无非 不外 只怕 只好 只得 只管 只需 只须 只差 仅 仅仅 仅限 单单 光
光是 偏偏 偏 恰好 恰恰 正好 正巧 刚好 刚巧 碰巧 凑巧 正是 正要 正想 正经 早已 早就 早些 早点 趁早 及早 提早 提前 事先 预先 事后 后来 过后 今后 此后
此前 此刻 此时 当时 当场 当下 如今 现今 眼下 眼前 近来 最近 近日 日后 来日 往后 往常 平常 平日 日常 时常 经常 常常 往往 偶尔 有时 时而 时不时 随后
随即 随手 随便 随意 随心 任 任由 任凭 彻底 十足 足足 足够 足以 够用 够呛 够了 过头 过分 过多 过大 过久 太过 极 极了 极其 极为 非常 格外 分外
异常 颇 颇为 相当于 比较 较 较为 更加 越 越来越 愈 益发 甚 甚至 甚而 连同 以至 以免 以便 免得 省得 省心 省事 省力 省下 省去 避免 防止 谨防 切勿
切记 务必 请勿 勿 莫 休 甭 何必 何不 不妨 不如 与其 宁可 宁愿 情愿 愿意 愿 乐意 甘愿 自愿 自行 自个 自个儿 自家 本人 亲自 亲手 亲眼 亲口 亲身 亲
夹 挨 靠近 贴近 凑近 接近 临近 附近 周围 四周 旁边 身边 手边 眼边 床边 桌上 桌边 头上 脚下 脚上 背后 背面 正面 反面 侧面 表面 里面 外面 上面 下面
前面 后面 对面 中间 当中 之间 之内 之外 之上 之下 其中 其间 期间 顶 顶上 底下 底部 顶部 尾部 头部 根部 边缘 角落 尽头 开头 结尾 末尾 起初 起先 最初
最终 最近的 终 终究 终归 归 归根 到底 究竟 竟 竟然 居然 果真 当真 认真 专心 专门 特意 特地 故意 有意 无意 成心 存心 用来 用于 用作 作为 当作 当成
看作 算作 称为 称作 叫 叫做 叫作 名叫 名为 所谓 所有 所在 所以然 所致 导致 造成 引起 使得 使人 令 令人 让人 惹 惹人 惹您 招 招人 害得 弄得 搞 搞得
搞错 弄错 记错 看错 听错 认错人 算错 写错 填错 选错 拿错 点错 错过 错开 错怪 出错 差错 过错 失误 疏忽 大意 马虎 粗心 粗 粗糙 毛糙 潦草 草率 随口
顺口 顺便 顺带 顺路 顺着 沿着 朝着 对着 冲着 照着 随着 跟着 陪着 带着 抱着 拿着 放着 留着 收着 存着 晾着 开着 关着 闲着 空着 急着 赶着 忙着 睡着
坐着 站着 躺着 走着 穿着 戴着 用着 吃着 喝着 写着写着 说着 晾 扣 扭 拧 抽 抹 扫 揉 搓 捏 捶 敲 拍拍 踩 踢 踏 跳 蹦 滚 翻 翻身 翻开 掀 揭 撕
撒 撒手 洒 泼 溅 滴 淋 冲 冲洗 泡 浸 涮 煮 煎 炒 烤 烧 炖 焖 蒸 熬 拌 搅 搅动 切 剪 割 削 刮 磨 钻 锯 钉 插 拔 塞 堵 填 铺 垫 盖 罩 裹
缠 绕 绑 系 捆 扎 缝 补 修 修修 拆 拼 搭 搬 抬 举 端 捧 拎 扶 搀 牵 拉 拽 扯 推开 挤 压 按压 摁 靠 倚 蹲 趴 躺 爬 爬山 登山 游 游泳 跑步
骑车 散步 逛 逛逛 走走 转转 遛 玩玩 玩耍 打闹 嬉闹 闹 闹腾 吵 吵闹 吵醒 喊 嚷 骂 责怪 责备 埋怨 抱怨 怪 怪罪 怨 训 教 教教 学 学习 学会 练 练习
练手 读 念 背 画 唱 弹 演 演出 表演 比赛 赢 输赢 胜 败 打败 打赢 打动 打开 打包 打理 打发 打住 打紧 打底 打头 打好 打听 打算盘 实惠 划得来 合算
合理 合情 合情合理 情理 道理 讲理 在理 有理 理 理所当然 应当 应该的 该当 理应 本该 本来 原本 原来 原先 原样 原状 原封 照原样 重来 重做 重写 再来 再次
再度 再三 屡次 多次 头一 头一回 头回 初次 上回 上次 下回 下次 这回 那回 这趟 这一趟 这一步 那一步 到位 到家 到头 到手 得手 入手 上手 顺手牵 下手 着手
动工 动身 出门 出发 出行 出游 出差 出去 出来 出现 出事 出问题 出岔子 岔子 毛病 缺点 缺陷 优点 长处 短处 好处 坏处 用处 益处 处境 处 处处 到处 四处
随处 何处 某处 别处 远处 近处 高处 低处 深处 风险 危险 危急 紧急 要紧 关键 重点 要点 核心 焦点 根本 基本 大致 大体 大概率 总体 总的 总之 总归 总
总是 总共 共 一共 合计 共计 累计 分开 分散 分清 分辨 辨认 辨别 区分 分成 变成 变为 变得 变样 改成 换成 做成 写成 说成 看成 拆成 碎成 烂成 刷成 长成
养成 完成 达成 构成 组成 形成 成 成了 成为 成功 成果 成就 成绩 成长 成熟 生长 长大 长高 长肉 发胖 减肥 瘦 胖 高 矮 壮 弱 强 硬 软 厚 薄 宽 窄
粗壮 细 滑 糙 平 歪 斜 直 弯 圆 方正 扁 尖尖 钝 锋利 快刀 亮 暗 黑 黄 红 绿 蓝 紫 灰 灰尘 脏 干净 洁净 整洁 整齐 乱 凌乱 杂 杂乱 旧 老 老旧
陈旧 破 破旧 烂 坏掉 断 断掉 裂 裂开 碎 碎掉 丢掉 丢 扔掉 弃 抛 舍 舍弃 舍得 娇气 皮实 结实 牢靠 牢固 坚固 耐用 耐 经用 顶用 管用 好使 灵光 灵敏
灵活 活络 活泼 活力 活 活着 救活 存活 活儿 干活 做工 工夫 下功夫 费劲 费力 费神 费事 费时 费 劲 起劲 使劲 用力 用劲 有劲 较劲 带劲 过瘾 痛痛快快
爽爽 乐 乐趣 乐事 快活 欢喜 欢乐 欢快 热情 热心 热爱 酷爱 喜好 爱好 爱好者 爱 心爱之物 宝物 好物 好货 好东西 好茶 好戏 好消息 好日子 好时候 好主意
主意 点子 念头 想法 看法 观点 意见 意图 意义 意味 味道 滋味 口感 手感 触感 脚感 质感 气色 气味 气息 气氛 气势 气质 声音 声响 动静 响 响动 颜色 色彩
样子 样貌 模样 外观 外表 外形 形状 形式 形象 印象 印记 痕迹 踪影 影子 身影 身材 身形 身上 体型 体格 体力 体能 经验 经历 经过 经手 历程 过程
进程 进度 进展 进步 步子 步伐 脚步 路程 行程 旅程 旅途 旅行 旅游 路途 途中 路过 路线 老远 大老远 远 近 附近的 家门口 门前 窗边 窗台 阳台 院子 花园
客厅 卧室 书房 浴室 天空 阳光 月光 星空 晚风 春风 风雨 雨天 晴天 阴天 天气 季节 春天 秋天 春节 夏日 冬日 寒冬 盛夏 秋冬 春夏 四季 清晨 黎明 傍晚
黄昏 深夜 夜里头 夜夜 每夜 每晚 每天都 天天都 年年 岁岁 月月 时时 刻刻 规矩 道道 门道 窍门 诀窍 技巧 方法 法子 招数 招儿 步 一步步 环节 阶段 程度
地步 份上 场面 场合 场景 场 局 局面 局势 形势 状况 状态 现象 现状 事实 事件 事项 事情经过 缘故 缘由 来由 来历 来源 起因 根源 因素 元素 结果 后果
用途 用法 吃法 喝法 写法 做法 玩法 洗法 穿法 戴法 养法 看护 看管 看守 守 守着 守住 保住 留住 记住 抓住 稳住 站住 靠住 忍住 经住 烫住 拦住 挡 挡住
拦 拦着 阻拦 阻止 合乎 合 合拍 合群 合影 配合 配套 搭配 匹配 对比 对得起 对得上 对上 对路 对头 对照着 核对 核算 检验 验证 验 测 测测 试试 试一试
尝尝 尝试 尝 闻闻 瞧瞧 瞅瞅 问问 说说 讲讲 写写 画画 练练 走一走 看一看 查一查 称一称 量一量 擦一擦 洗一洗 晒一晒 吹一吹 放一放 动一动 摇一摇 翻一翻
数一数 比一比 想一想 据此 由此 因而 从而 进而 继而 于是 既 既然 尽管如此 即便 即使 哪怕 纵然 就算 倘若 假若 假使 若是 如若 万一有 一经 经 经由 通过
借助 凭借 依靠 依赖 仰仗 承蒙 蒙 劳驾 劳烦 烦请 烦劳 有劳 费您 惠顾 关照 关爱 关注 关切 关怀 怀念 惦念 挂念 挂心 牵挂 思念 想念 回忆 回味 回头 回来
回去 回家 归来 重逢 重现 再见 再会 走好 保佑 祈祷 但愿 愿您 盼望 盼着 期盼 期望 指望 巴望 奢望 失望透 绝望 灰心 死心 甘心 知足 满足 满满 满意度 满
填满 装满 坐满 挤满 凑满 凑齐 凑数 凑 凑热闹 热闹劲 兴旺 火爆 红火 流行 时髦 时尚 潮流 潮 新潮 新鲜感 新鲜劲 新意 创意 创新 独特 特色 特点 特性 性格
性子 脾气 脾性 个性 习惯 习性 毛 毛毛 认生 怕生 挑食 挑剔 嘴馋 馋 馋嘴 贪吃 贪玩 贪心 贪 懒得 偷懒 躲懒 勤俭 节约 节省 浪费 白费 枉费 糟践 可惜了
惋惜 后悔 懊恼 懊悔 懊丧 沮丧 低落 消沉 疲惫 疲劳 劳累 累人 困倦 困 犯困 瞌睡 打盹 眠 睡眠好 入睡 熟睡 睡觉 睡前 醒来 起床 起来 起身 出浴 沐浴 洗漱
梳洗 打扮 装扮 装点 点缀 衬 衬托 相衬 映衬 上镜 出片 养眼 抢眼 显眼 亮眼 耀眼 显得 显示出 显 显摆 炫 炫耀 夸口 耍 委屈您 受委屈 受苦 受罪 受伤 受凉
着凉 受 受不了 受得了 吃得消 扛得住 顶得住 经得起 对得住 配得上 舍不下 忘不了 少不了 离不开 差不离 用不上 用不着 用得上 犯不着 犯不上 顾不上 赶不上 跟不上
追不上 等不及 等不了 来得巧 说不准 说不好 说不定 保不齐 没准 没准儿 没法 没辙 没劲 没趣 没底 没谱 没影 没戏 没跑 没错 没白 没完 没完没了 没多久 没几天
没多少 没什么 没啥 有数 有底 有谱 有戏 有趣 有福 有缘 有幸 有心人 有点 有些 有时候 有人 有空 有机会 机会 机遇 时机 契机 时期 时段里 时光 时节 时刻
时日 日头 年头 年纪 年轻 年少 年幼 年老 岁数 岁月
`;

const split = (words: string): string[] => words.trim().split(/\s+/);

export const COMMON_EN: ReadonlySet<string> = new Set(split(EN));
export const COMMON_ZH: ReadonlySet<string> = new Set(split(ZH));
