import type { DeliveryTerms } from '#demo/catalogue.ts';
import type { Bilingual, PageLanguage } from '#demo/language.ts';

/** What a shop's pages say beside its knowledge. Numbers here must agree with the policies of its pack. */
export interface ShopCopy {
  /** Language of the pages until the shopper chooses. */
  language: PageLanguage;
  delivery: DeliveryTerms;
  /** Colour of the browser's frame. */
  theme: { light: string; dark: string };
  description: Bilingual;
  eyebrow: Bilingual;
  /** The headline, line by line. */
  headline: readonly Bilingual[];
  lead: Bilingual;
  action: Bilingual;
  promises: readonly { title: Bilingual; text: Bilingual }[];
  goodsTitle: Bilingual;
  /** Attributes that a product's card shows, as far as the product has them. */
  cardAttributes: readonly string[];
}

const say = (zh: string, en: string): Bilingual => ({ 'zh-Hans': zh, en });
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const usd = (amount: string) => ({ amount, currency: 'USD' });

const SHOPS: Readonly<Record<string, ShopCopy>> = {
  fresh: {
    language: 'zh-Hans',
    delivery: { fee: cny('6'), freeFrom: cny('59'), minimum: cny('19') },
    theme: { light: '#12492f', dark: '#0e1a14' },
    description: say(
      '鲜到家：蔬果、肉蛋、海鲜、熟食，两小时从家附近的冷仓送到门口。',
      'Freshlane: fruit, vegetables, meat, seafood and ready dishes from the cold store near you, at the door in two hours.',
    ),
    eyebrow: say('两小时达 · 八城 142 个冷仓', 'Two-hour groceries · 142 cold stores in 8 cities'),
    headline: [say('楼下的冷仓，', 'The cold store'), say('两小时到你家。', 'down your lane.')],
    lead: say(
      '想好今晚吃什么，剩下的路我们来跑。蔬果按批次抽检，冷链温度一路有记录。',
      'Decide what is for dinner and we do the running: every batch tested, every degree on record, at your door in two hours.',
    ),
    action: say('开始选菜', 'Fill a basket'),
    promises: [
      {
        title: say('07:00–22:30 都在送', 'Riders from 07:00 to 22:30'),
        text: say(
          '20:30 前付款当天两小时达，也可以约一小时的时段。',
          'Pay by 20:30 for two hours, or book a one-hour slot.',
        ),
      },
      {
        title: say('满 ¥59 免运费', 'Free delivery from ¥59'),
        text: say('¥19 起送，不满 ¥59 运费 ¥6。', 'Least order ¥19; below ¥59 delivery is ¥6.'),
      },
      {
        title: say('四个温区，分袋装', 'Four temperatures, packed apart'),
        text: say('扫追溯码看产地、批次和全程温度。', 'Scan the label for origin, batch and the cold chain.'),
      },
    ],
    goodsTitle: say('今天的货架', 'On the shelf today'),
    cardAttributes: ['net_weight', 'storage'],
  },
  beauty: {
    language: 'zh-Hans',
    delivery: { fee: cny('8'), freeFrom: cny('99') },
    theme: { light: '#f6efe8', dark: '#1a1217' },
    description: say(
      '肌理：把成分、适用肤质和搭配禁忌写清楚的护肤与彩妆。',
      'Grain & Glow: skincare and make-up that says what is in it, who it suits and what not to mix it with.',
    ),
    eyebrow: say('护肤与彩妆', 'Skincare & make-up'),
    headline: [say('先看肌理，', 'Read the grain,'), say('再谈光泽。', 'then the glow.')],
    lead: say(
      '每一瓶都写明成分、适合谁、不能和什么一起用。看不懂，就问。',
      'Every bottle says what is in it, whom it suits and what not to pair it with. If a word means nothing to you, ask.',
    ),
    action: say('看全部产品', 'See everything'),
    promises: [
      {
        title: say('成分写全', 'Nothing left off the label'),
        text: say(
          '重点成分、pH、香精和酒精，一项一项列出来。',
          'Key ingredients, pH, fragrance and alcohol, line by line.',
        ),
      },
      {
        title: say('搭配有禁忌，先说', 'Clashes, said first'),
        text: say('不能叠加的成分写在每件商品上。', 'What must not be layered is on every product.'),
      },
      {
        title: say('孕期与敏感肌有说明', 'Notes for sensitive skin and pregnancy'),
        text: say('能不能用、怎么试，页面上都有。', 'Whether to use it and how to test it, on the page.'),
      },
    ],
    goodsTitle: say('全部产品', 'The collection'),
    cardAttributes: ['skin_type'],
  },
  global: {
    language: 'en',
    delivery: { fee: usd('5.90'), freeFrom: usd('59') },
    theme: { light: '#1d3f73', dark: '#0d1627' },
    description: say(
      '远集：手作、茶与小器物，从作坊寄到四十个国家，税费先算清。',
      'Farmarket: crafts, tea and small useful things, sent from their makers to forty countries with the duty worked out first.',
    ),
    eyebrow: say('手作 · 茶 · 器物 — 寄往 40 国', 'Crafts · tea · gadgets — to 40 countries'),
    headline: [say('从作坊，', 'From the workshop'), say('寄到你桌上。', 'to your table.')],
    lead: say(
      '每件东西都写着产地、材料和海关编码；大多数国家，税费在结账时就付清。',
      'Origin, material and customs code on every piece, and in most countries the duty is settled before it leaves.',
    ),
    action: say('逛集市', 'Walk the market'),
    promises: [
      {
        title: say('33 国税费全包', 'Duty settled to 33 countries'),
        text: say('结账时算好进口税费，收货不再付钱。', 'Import charges at checkout, nothing to pay at the door.'),
      },
      {
        title: say('商品满 $59 免运费', 'Free shipping from $59'),
        text: say('不满时标准配送每单 $5.90。', 'Below that, standard shipping is $5.90 an order.'),
      },
      {
        title: say('2 个工作日内发出', 'Packed within 2 working days'),
        text: say('杭州仓发货，刻字定制 5 个工作日。', 'From Hangzhou; engraved pieces take 5.'),
      },
    ],
    goodsTitle: say('集市', 'The market'),
    cardAttributes: ['origin', 'material', 'materials'],
  },
};

export function shopCopyOf(shop: string): ShopCopy {
  const copy = SHOPS[shop];
  if (copy === undefined) throw new Error(`no copy for shop ${shop}`);
  return copy;
}
