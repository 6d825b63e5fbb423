import type { Locale } from '#core/locale.ts';
import { atOnce } from '../at-once.ts';
import { buildLocaleIndex, type LocaleIndex } from '../locale-index.ts';
import { LocaleSearch } from '../locale-search.ts';
import type { AnswerEntry, Lexicon, PackChunk } from '../pack-schema.ts';

export const LEXICON: Pick<Lexicon, 'synonyms' | 'terms'> = {
  synonyms: [
    ['运费', '邮费', '快递费'],
    ['delivery fee', 'postage'],
    ['sofa', 'couch'],
  ],
  terms: { wismo: 'where is my order', 包邮: '免运费' },
};

/** A shop small enough to know by heart, in two languages. */
export function smallShop(): PackChunk[] {
  return [
    {
      kind: 'answers',
      locale: 'zh-Hans',
      items: [
        answer('fee', 'shipping.fee', '运费和门槛', ['运费多少', '满多少免运费'], '满 ¥59 免运费，不满收 ¥6。', [
          'terms.fees',
        ]),
        answer('time', 'shipping.time', '多久送到', ['多久能送到', '今天下单什么时候到'], '市区 2 小时，郊区次日。'),
        answer('return', 'return.request', '怎么退货', ['怎么退货', '东西不想要了能退吗'], '在订单页点申请退货。'),
        answer('refund', 'refund.status', '退款多久到账', ['退款多久到账', '钱什么时候退回来'], '3 天内原路退回。'),
        answer(
          'spoiled',
          'order.spoiled',
          '收到变质的东西',
          ['送来的鱼臭了', '东西坏了变质了'],
          '拍照发来，全额退款。',
        ),
      ],
    },
    {
      kind: 'policies',
      locale: 'zh-Hans',
      items: [{ id: 'terms.fees', title: '配送说明', section: '运费', blocks: paragraph('每单运费 ¥6，满 ¥59 免。') }],
    },
    {
      kind: 'products',
      locale: 'zh-Hans',
      items: [product('SS-SAL-1', '挪威三文鱼 200g', ['三文鱼', '生鱼片'], '海鲜')],
    },
    {
      kind: 'answers',
      locale: 'en',
      items: [
        answer(
          'fee',
          'shipping.fee',
          'Delivery fee and free delivery',
          ['how much is delivery', 'is delivery free'],
          'Free from ¥59.',
          ['terms.fees'],
        ),
        answer(
          'time',
          'shipping.time',
          'How long delivery takes',
          ['how long does delivery take'],
          'Two hours in town.',
        ),
        answer('return', 'return.request', 'How to return something', ['how do I return an item'], 'Open the order.'),
        answer('refund', 'refund.status', 'When a refund arrives', ['when will I get my refund'], 'Within 3 days.'),
        answer('track', 'order.track', 'Where an order is', ['where is my order'], 'Open the order page.'),
        answer('paypal', 'payment.method', 'Ways to pay', ['do you take paypal'], 'Cards and PayPal.'),
      ],
    },
    {
      kind: 'policies',
      locale: 'en',
      items: [{ id: 'terms.fees', title: 'Delivery terms', section: 'Fees', blocks: paragraph('Each delivery ¥6.') }],
    },
    {
      kind: 'promotions',
      locale: 'en',
      items: [
        {
          id: 'spring',
          title: 'Spring seafood festival',
          blocks: paragraph('Second salmon half price.'),
          from: '2026-03-01T00:00:00+08:00',
          until: '2026-03-31T23:59:59+08:00',
          code: 'SPRING26',
        },
      ],
    },
    {
      kind: 'products',
      locale: 'en',
      items: [
        product('SS-SAL-1', 'Norwegian salmon 200 g', ['salmon'], 'Seafood'),
        product('SS-SOF-2', 'Two-seat sofa', [], 'Furniture'),
      ],
    },
  ];
}

export function indexOf(
  chunks: readonly PackChunk[],
  lexicon: Pick<Lexicon, 'synonyms' | 'terms'> = LEXICON,
): LocaleIndex {
  return atOnce(buildLocaleIndex(chunks, lexicon));
}

export function searchOf(locale: Locale): LocaleSearch {
  return new LocaleSearch(indexOf(smallShop().filter((chunk) => chunk.locale === locale)));
}

export function answer(
  id: string,
  intent: string,
  title: string,
  questions: string[],
  text: string,
  policies?: string[],
): AnswerEntry {
  return { id, intent, title, questions, blocks: paragraph(text), ...(policies === undefined ? {} : { policies }) };
}

function paragraph(text: string): AnswerEntry['blocks'] {
  return [{ type: 'paragraph', children: [{ type: 'text', text }] }];
}

function product(sku: string, name: string, aliases: string[], category: string) {
  return {
    sku,
    name,
    aliases,
    category,
    price: { amount: '59.90', currency: 'CNY' },
    stock: 'in-stock' as const,
    image: '/small/img/a.svg',
    url: `/small/product.html?sku=${sku}`,
    summary: name,
    attributes: [{ key: 'weight', label: 'Weight', value: '200 g' }],
  };
}
