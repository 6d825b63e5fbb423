/** How one language asks about a topic and how its shop answers. `{p}`: a product, `{n}`: an order number. */
export interface SampleWords {
  questions: readonly string[];
  /** What the best agents say. */
  good: readonly string[];
  /** What helps nobody. */
  poor: readonly string[];
}

/** One thing that the simulated shop's customers write about. */
export interface SampleTopic {
  id: string;
  /** Share of the first questions, before all are made to sum to one. */
  weight: number;
  /** How many of those who ask are angry or anxious. */
  upset: number;
  /** Whether it is asked before an order, so that a sale may follow. */
  deciding?: true;
  /** Told by nothing in the knowledge of the demo shop `fresh`. */
  unknown?: true;
  'zh-Hans': SampleWords;
  en: SampleWords;
}

export const SAMPLE_PRODUCTS = {
  'zh-Hans': [
    '三文鱼刺身',
    '大闸蟹',
    '牛腩',
    '鲜牛奶',
    '希腊酸奶',
    '草莓',
    '车厘子',
    '土鸡蛋',
    '手工水饺',
    '生蚝',
    '牛油果',
    '小青菜',
  ],
  en: [
    'salmon sashimi',
    'hairy crab',
    'beef brisket',
    'fresh milk',
    'Greek yogurt',
    'strawberries',
    'cherries',
    'free-range eggs',
    'dumplings',
    'oysters',
    'avocados',
    'pak choi',
  ],
} as const;

export const SAMPLE_TOPICS: readonly SampleTopic[] = [
  {
    id: 'shelf-life',
    weight: 10,
    upset: 0.05,
    deciding: true,
    'zh-Hans': {
      questions: [
        '{p}保质期多久',
        '{p}能放几天',
        '买回来的{p}几天之内要吃完',
        '{p}的保质期是多长时间',
        '{p}开封以后能放多久',
        '想囤点{p}，最多放几天',
        '{p}到手离过期还有几天',
        '{p}隔夜还能吃吗',
      ],
      good: [
        '{p}建议收到后两天内吃完，包装上印有生产日期和保质期；每一批到货时至少还有一半的保质期。',
        '{p}的保质期印在标签上，我们保证送到时剩余一半以上；开封后请在两天内吃完。',
      ],
      poor: ['看包装。', '这个不清楚哦亲。'],
    },
    en: {
      questions: [
        'how long does {p} keep',
        'what is the shelf life of {p}',
        'how many days do I have to eat the {p}',
        'use by date for {p}?',
        'once opened how long is {p} good for',
        'can I still eat {p} the next day',
        'best before on the {p} when it arrives',
        'stocking up on {p}, how long will it last',
      ],
      good: [
        'Please eat the {p} within two days of delivery. The label shows the production and best-before dates, and at least half of that time is left when it reaches you.',
        'The best-before date is on the label; we make sure at least half the shelf life of the {p} is left on arrival. Once opened, finish it within two days.',
      ],
      poor: ['See the pack.', 'Not sure, sorry.'],
    },
  },
  {
    id: 'storage',
    weight: 6,
    upset: 0.03,
    'zh-Hans': {
      questions: [
        '{p}要放冰箱吗',
        '{p}怎么保存',
        '{p}应该冷藏还是冷冻',
        '存放{p}要注意什么',
        '{p}放常温行不行',
        '{p}用保鲜袋装还是盒子装',
        '{p}放冰箱哪一层好',
        '收到{p}怎么存',
      ],
      good: [
        '{p}请放在冰箱冷藏室 0–4 ℃，靠里侧，密封好；两天内吃不完就分小份冷冻。',
        '{p}到家后马上冷藏（0–4 ℃），不要放冰箱门上；要放更久请密封冷冻，解冻后不要再冻。',
      ],
      poor: ['放冰箱。', '正常保存就行。'],
    },
    en: {
      questions: [
        'how do I store {p}',
        'does {p} go in the fridge',
        'should {p} be chilled or frozen',
        'where in the fridge do I keep {p}',
        'can {p} stay at room temperature',
        'storing {p}: bag or box?',
        'anything to mind when keeping {p}',
        'what do I do with {p} when it gets here',
      ],
      good: [
        'Keep the {p} in the fridge at 0–4 °C, at the back and well wrapped. If you will not eat it within two days, freeze it in portions.',
        'Chill the {p} as soon as it arrives (0–4 °C), not in the door. For longer, seal and freeze it, and do not refreeze once thawed.',
      ],
      poor: ['In the fridge.', 'Store as usual.'],
    },
  },
  {
    id: 'delivery-time',
    weight: 9,
    upset: 0.1,
    deciding: true,
    'zh-Hans': {
      questions: [
        '今天下单几点能到',
        '下单后多久送到',
        '现在买晚上能收到吗',
        '明天早上七点前能送吗',
        '最快多久能到',
        '周日送货吗',
        '可以指定时间送吗',
        '送到浦东要多久',
      ],
      good: [
        '现在下单两小时内送达，也可以在结算页选今天或明天的时段，早上七点到晚上十点都有。',
        '城区下单后两小时内送到；想指定时间，结算时选配送时段即可，周末照常送。',
      ],
      poor: ['尽快给您送。', '以实际为准。'],
    },
    en: {
      questions: [
        'how soon can you deliver',
        'if I order now will it come tonight',
        'what time do you deliver tomorrow',
        'can I pick a delivery slot',
        'fastest delivery?',
        'do you deliver on sundays',
        'how long from ordering to my door',
        'can it be here before 7 am',
      ],
      good: [
        'Orders arrive within two hours; at the checkout you can also pick a slot for today or tomorrow, from 7 am to 10 pm.',
        'In town it takes two hours at most. To choose a time, pick a slot at the checkout; weekends too.',
      ],
      poor: ['As soon as possible.', 'It depends.'],
    },
  },
  {
    id: 'where-order',
    weight: 9,
    upset: 0.35,
    'zh-Hans': {
      questions: [
        '我的订单到哪了',
        '订单{n}怎么还没到',
        '骑手到哪里了',
        '都过了两个小时了东西呢',
        '帮我查下{n}',
        '为什么还没送来',
        '物流一直不动',
        '我的菜什么时候到',
      ],
      good: [
        '我帮您看了，骑手已取货，预计二十分钟内到；订单页有实时位置。如果超过承诺时间，会自动补偿优惠券。',
        '您的订单正在路上，订单详情里能看到骑手位置和预计时间；超时我们会自动赔付。',
      ],
      poor: ['请耐心等待。', '在路上了亲。'],
    },
    en: {
      questions: [
        'where is my order',
        'order {n} has not arrived',
        'where is the rider',
        'it has been two hours already',
        'can you check {n} for me',
        'why is my delivery so late',
        'tracking has not moved',
        'when will my groceries come',
      ],
      good: [
        'I have looked: the rider has your bags and is about twenty minutes away. You can follow them on the order page, and if we miss the promised time you get a coupon by itself.',
        'Your order is on its way; the order page shows the rider and the expected time. If it is late, compensation is automatic.',
      ],
      poor: ['Please be patient.', 'It is on the way.'],
    },
  },
  {
    id: 'refund',
    weight: 6,
    upset: 0.4,
    'zh-Hans': {
      questions: [
        '怎么退款',
        '退款多久到账',
        '我要退{p}',
        '订单{n}退钱',
        '钱什么时候退给我',
        '{p}不想要了能退吗',
        '申请了退款没反应',
        '退款退到哪里',
      ],
      good: [
        '在订单详情点“申请售后”，选好商品，审核通过后一到三个工作日原路退回。',
        '可以退：订单页申请售后并选{p}，通常当天审核，钱会在三个工作日内原路退回。',
      ],
      poor: ['等着就行。', '退不了。'],
    },
    en: {
      questions: [
        'how do I get a refund',
        'how long does a refund take',
        'I want to return the {p}',
        'refund for order {n}',
        'when do I get my money back',
        'can I send the {p} back',
        'asked for a refund and heard nothing',
        'where does the refund go',
      ],
      good: [
        'Open the order, choose “report a problem” and pick the goods; once approved the money goes back the way you paid within one to three working days.',
        'Yes: report the {p} on the order page. We usually decide the same day, and the refund reaches you within three working days.',
      ],
      poor: ['Just wait.', 'Not possible.'],
    },
  },
  {
    id: 'spoiled',
    weight: 6,
    upset: 0.7,
    'zh-Hans': {
      questions: [
        '{p}坏了',
        '收到的{p}都臭了',
        '{p}发霉了怎么办',
        '{p}不新鲜',
        '打开一看{p}烂了',
        '{p}有异味还能吃吗',
        '你们的{p}是坏的',
        '{p}变质了要赔',
      ],
      good: [
        '真的很抱歉让您收到这样的{p}！请拍张照片发我，我马上给您全额退款或重发一份，不用退回。',
        '非常抱歉，{p}这样是我们的问题。您把照片发来，我立刻办全额退款，今天就处理完。',
      ],
      poor: ['请提供照片。', '我们出库都是好的。'],
    },
    en: {
      questions: [
        'the {p} is off',
        'my {p} smells bad',
        '{p} arrived mouldy',
        '{p} is not fresh',
        'opened it and the {p} was rotten',
        'the {p} smells odd, can I eat it',
        'you sent me bad {p}',
        'the {p} has gone bad and I want my money',
      ],
      good: [
        'I am so sorry you got {p} like that! Send me a photo and I will refund all of it or send a new one at once; no need to return anything.',
        'I do apologise: this is our fault. With a photo of the {p} I will arrange a full refund right away, done today.',
      ],
      poor: ['Please provide a photo.', 'It was fine when it left us.'],
    },
  },
  {
    id: 'missing',
    weight: 5,
    upset: 0.5,
    'zh-Hans': {
      questions: [
        '少了一份{p}',
        '{p}没给我',
        '袋子里没有{p}',
        '漏发了{p}',
        '订单{n}少东西',
        '买了三样只到两样',
        '赠品没收到',
        '{p}是不是忘装了',
      ],
      good: [
        '抱歉漏了{p}！我现在就为您补发，两小时内送到；如果不想等，也可以直接退这一件的钱。',
        '对不起，是我们漏装了。您选补发还是退款？选好我马上办。',
      ],
      poor: ['您再找找。', '仓库说发了。'],
    },
    en: {
      questions: [
        'the {p} is missing',
        'you forgot the {p}',
        'no {p} in the bag',
        '{p} was not delivered',
        'order {n} is incomplete',
        'ordered three things and got two',
        'the free gift was not there',
        'did you leave out the {p}',
      ],
      good: [
        'Sorry we left out the {p}! I can send it now, within two hours, or refund just that item: which would you like?',
        'That was our mistake. Shall I send the {p} again or give the money back? Either is done at once.',
      ],
      poor: ['Look again please.', 'The warehouse says it was sent.'],
    },
  },
  {
    id: 'coupon',
    weight: 5,
    upset: 0.15,
    deciding: true,
    'zh-Hans': {
      questions: [
        '优惠券怎么用',
        '券用不了',
        '新人券在哪里领',
        '满减怎么算',
        '优惠码输了没反应',
        '券过期了能补吗',
        '有什么优惠',
        '会员有折扣吗',
      ],
      good: [
        '结算页点“优惠券”会自动选最划算的一张；每单用一张，特价商品不参与。新人券在“我的—卡券”里领。',
        '优惠券在结算页自动可用，注意最低金额和有效期；用不了的券下面会写原因。',
      ],
      poor: ['规则页有写。', '系统问题。'],
    },
    en: {
      questions: [
        'how do I use a coupon',
        'my coupon does not work',
        'where is the new customer coupon',
        'how is the discount worked out',
        'the code did nothing',
        'my voucher expired, can I have another',
        'any offers today',
        'do members get money off',
      ],
      good: [
        'At the checkout the best coupon is chosen for you; one per order, not on reduced goods. The welcome coupon is under “Me – coupons”.',
        'Coupons show at the checkout; mind the least amount and the date. Under one that cannot be used it says why.',
      ],
      poor: ['See the rules.', 'System issue.'],
    },
  },
  {
    id: 'invoice',
    weight: 4,
    upset: 0.05,
    'zh-Hans': {
      questions: [
        '怎么开发票',
        '能开公司抬头吗',
        '发票开错了',
        '电子发票在哪下载',
        '订单{n}补开发票',
        '可以开专票吗',
        '发票多久能开好',
        '抬头写错了能改吗',
      ],
      good: [
        '在订单详情点“申请发票”，填抬头和税号，电子发票一天内发到邮箱；开错了可以在同一页作废重开一次。',
        '可以开公司抬头：订单页申请，填税号，24 小时内发到您的邮箱。',
      ],
      poor: ['自己开。', '联系财务。'],
    },
    en: {
      questions: [
        'how do I get an invoice',
        'can the invoice be for my company',
        'the invoice is wrong',
        'where do I download the invoice',
        'invoice for order {n} please',
        'do you issue VAT invoices',
        'how long does an invoice take',
        'wrong name on the invoice',
      ],
      good: [
        'On the order page choose “invoice”, enter the name and tax number, and it comes by e-mail within a day. If it is wrong you can have it made again there once.',
        'Yes, for a company too: ask on the order page, and it is e-mailed within 24 hours.',
      ],
      poor: ['Do it yourself.', 'Ask accounting.'],
    },
  },
  {
    id: 'address',
    weight: 4,
    upset: 0.15,
    'zh-Hans': {
      questions: [
        '地址写错了能改吗',
        '订单{n}改个地址',
        '帮我改成送公司',
        '收货电话填错了',
        '想换个地方收货',
        '已经付款了还能改地址吗',
        '改一下门牌号',
        '送到另一个小区可以吗',
      ],
      good: [
        '骑手取货前都能改：订单页点“修改地址”；已取货的话我帮您联系骑手，同城内都可以。',
        '可以改。还没拣货您自己在订单页就能改；拣货后告诉我新地址，我来联系骑手。',
      ],
      poor: ['改不了。', '重新下单。'],
    },
    en: {
      questions: [
        'I put in the wrong address',
        'change the address of order {n}',
        'can it go to my office instead',
        'the phone number is wrong',
        'deliver somewhere else please',
        'already paid, can I change the address',
        'wrong door number',
        'can you bring it to another street',
      ],
      good: [
        'Until the rider has picked it up you can change it on the order page; after that I will ring the rider for you, anywhere in town.',
        'Yes. Before picking you can do it on the order page; afterwards tell me the new address and I will arrange it.',
      ],
      poor: ['Not possible.', 'Order again.'],
    },
  },
  {
    id: 'fish-cleaning',
    weight: 4,
    upset: 0.03,
    deciding: true,
    unknown: true,
    'zh-Hans': {
      questions: [
        '鱼能帮我杀好吗',
        '可以去鳞去内脏吗',
        '鲈鱼能切片吗',
        '鱼要处理好的，可以代杀吗',
        '能不能帮忙把鱼切块',
        '代杀要加钱吗',
        '鱼头可以劈开吗',
        '买活鱼可以现杀吗',
      ],
      good: [
        '可以免费代杀：下单时在商品页选“去鳞去内脏”，也可以选切块或切片，处理后冰鲜送达，时间不变。',
        '活鱼都能免费宰杀、去鳞、去内脏，切块切片也行，在商品页的“处理方式”里选就好。',
      ],
      poor: ['不知道。', '备注试试。'],
    },
    en: {
      questions: [
        'can you clean the fish for me',
        'do you scale and gut fish',
        'can the sea bass be filleted',
        'will you cut the fish into pieces',
        'is there a charge for cleaning fish',
        'can I get the fish ready to cook',
        'can you split the fish head',
        'do you kill live fish to order',
      ],
      good: [
        'Yes, free of charge: choose “scaled and gutted” on the product page, or cut into pieces or fillets. It comes on ice at the same time.',
        'We clean all fish for nothing. Pick how you want it under “preparation” on the product page: gutted, in pieces or as fillets.',
      ],
      poor: ['Do not know.', 'Try a note.'],
    },
  },
  {
    id: 'gift-receipt',
    weight: 3,
    upset: 0.02,
    deciding: true,
    unknown: true,
    'zh-Hans': {
      questions: [
        '送朋友的，可以不放小票吗',
        '包裹里别写价格行吗',
        '能隐藏价格吗',
        '送礼的单子不要放清单',
        '可以代写贺卡吗',
        '能放一张祝福卡片吗',
        '收货人会看到价钱吗',
        '礼物可以附一句话吗',
      ],
      good: [
        '可以的：结算时勾选“送礼”，包裹里不放价格小票，还能免费附一张贺卡，写最多五十个字。',
        '勾选“送礼”后不会有价格，收货人也看不到金额；贺卡内容在结算页填，我们帮您打印。',
      ],
      poor: ['应该不行。', '看仓库。'],
    },
    en: {
      questions: [
        'it is a present, can you leave out the receipt',
        'please no prices in the parcel',
        'can the price be hidden',
        'gift order without the packing list',
        'can you write a card for me',
        'could you add a greeting card',
        'will they see what I paid',
        'can I add a message to a present',
      ],
      good: [
        'Yes: tick “it is a gift” at the checkout. There is no price in the bag, and a card with up to fifty words is free.',
        'With “it is a gift” nobody sees the amount. Write your words at the checkout and we print the card.',
      ],
      poor: ['Probably not.', 'Depends on the warehouse.'],
    },
  },
  {
    id: 'ice-pack',
    weight: 3,
    upset: 0.02,
    unknown: true,
    'zh-Hans': {
      questions: [
        '冰袋可以重复用吗',
        '冰袋里面是什么',
        '冰袋破了有毒吗',
        '用完的冰袋怎么扔',
        '冰袋能回收吗',
        '送来的冰袋怎么处理',
        '孩子把冰袋咬破了',
        '冰袋能放冷冻室再用吗',
      ],
      good: [
        '冰袋里是水和食品级增稠剂，无毒，可放冷冻室反复用；不要了剪开倒进水槽，袋子按塑料回收，也可以下次交给骑手。',
        '可以反复冷冻使用。里面是食品级凝胶，破了用清水冲掉就好；不想留就下次给骑手带回。',
      ],
      poor: ['扔了吧。', '不清楚成分。'],
    },
    en: {
      questions: [
        'can I reuse the ice packs',
        'what is inside the ice packs',
        'the ice pack leaked, is it poisonous',
        'how do I get rid of ice packs',
        'do you take ice packs back',
        'what do I do with all these ice packs',
        'my child bit into an ice pack',
        'can ice packs go back in the freezer',
      ],
      good: [
        'They hold water and a food-grade thickener: harmless, and fine to freeze again. To be rid of one, cut it open, pour it down the sink and recycle the sleeve, or hand it to the next rider.',
        'Yes, freeze and use them again. The gel is food grade, so rinse it off if one leaks; riders take back what you do not want.',
      ],
      poor: ['Throw it away.', 'No idea what is in it.'],
    },
  },
];

/** What is asked after what, planted so that it can be looked for: `share` of those who ask the first go on to the second. */
export const PLANTED_CHAINS: readonly { from: string; to: string; share: number }[] = [
  { from: 'shelf-life', to: 'storage', share: 0.6 },
  { from: 'spoiled', to: 'refund', share: 0.5 },
  { from: 'delivery-time', to: 'address', share: 0.3 },
  { from: 'fish-cleaning', to: 'delivery-time', share: 0.4 },
];
