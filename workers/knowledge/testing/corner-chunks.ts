import type { AnswerEntry, PackChunk, Product } from '#knowledge/pack-schema.ts';

/** A pack's worth of chunks, small enough to read; `feeText` is what the answer about fees says. */
export function cornerChunks(feeText = 'Delivery is free from ¥59.'): PackChunk[] {
  return [
    {
      kind: 'answers',
      locale: 'zh-Hans',
      items: [
        answer('delivery-fee', 'shipping.fee', '运费和包邮门槛', ['运费多少', '满多少免运费'], '满 ¥59 免运费。'),
        answer('return-how', 'return.request', '怎么退货', ['怎么退货', '东西不想要了能退吗'], '在订单页点申请退货。'),
      ],
    },
    {
      kind: 'answers',
      locale: 'en',
      items: [
        answer('delivery-fee', 'shipping.fee', 'Delivery fee', ['how much is delivery', 'is shipping free'], feeText),
        answer('return-how', 'return.request', 'How to return', ['how do I return an item'], 'Open the order.'),
      ],
    },
    { kind: 'products', locale: 'zh-Hans', items: [salmon('挪威三文鱼', ['三文鱼'])] },
    { kind: 'products', locale: 'en', items: [salmon('Norwegian salmon', ['salmon'])] },
    { kind: 'scripts', locale: 'zh-Hans', items: { greeting: ['你好'] } },
    { kind: 'scripts', locale: 'en', items: { greeting: ['Hello'] } },
    {
      kind: 'lexicon',
      locale: null,
      items: {
        synonyms: [['运费', '邮费']],
        terms: { wismo: 'where is my order' },
        orderNumbers: ['CS-\\d{6}'],
        orderNumberExample: 'CS-102030',
      },
    },
    {
      kind: 'rules',
      locale: null,
      items: {
        bands: { answer: 0.7, clarify: 0.6 },
        unrecognisedLimit: 3,
        negativeLimit: 2,
        crisisWords: ['lawyer'],
        starters: ['track', 'person'],
      },
    },
  ];
}

function answer(id: string, intent: string, title: string, questions: string[], text: string): AnswerEntry {
  return { id, intent, title, questions, blocks: [{ type: 'paragraph', children: [{ type: 'text', text }] }] };
}

function salmon(name: string, aliases: string[]): Product {
  return {
    sku: 'CS-SAL-001',
    name,
    aliases,
    category: 'Seafood',
    price: { amount: '59.90', currency: 'CNY' },
    stock: 'in-stock',
    image: '/corner/img/salmon.svg',
    url: '/corner/product.html?sku=CS-SAL-001',
    summary: 'Salmon for sashimi.',
    attributes: [{ key: 'weight', label: 'Net weight', value: '200 g' }],
  };
}
