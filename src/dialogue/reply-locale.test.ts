import { describe, expect, it } from 'vitest';
import type { Flow } from '#knowledge/flow-schema.ts';
import type { Entity } from '#nlu/reading.ts';
import { spokenWords } from './details.ts';
import { Conversation, order, playbook, reading } from './testing/conversation.ts';

const invoice: Flow = {
  id: 'invoice',
  starts: [{ intent: 'invoice.request' }],
  slots: { heading: { type: 'text' }, kind: { type: 'choice', options: [{ id: 'mail' }, { id: 'post' }] } },
  steps: [
    { id: 'ask', collect: 'heading' },
    { id: 'kind', collect: 'kind' },
    { id: 'end', say: 'done', end: 'done' },
  ],
};
const english = reading('oos', 0.1);
const chinese = reading('oos', 0.1, { language: 'zh-Hans' });
const localeAfter = (first: typeof english, text: string, then: typeof english): string => {
  const chat = new Conversation({ ...playbook, flows: [invoice] });
  chat.say(first === english ? 'what about this' : '这个怎么样', first);
  chat.say(text, then);
  return chat.state.replyLocale;
};

describe('the language of a reply', () => {
  it.each(['sun@example.com', '91320106MA1XYZ2T8K', 'FR2611-04877', 'https://shop.example/orders/abc', '5190 ok'])(
    'is not told by the letters of “%s”',
    (text) => {
      expect(localeAfter(chinese, text, english)).toBe('zh-Hans');
    },
  );

  it('is told by words, also beside a code', () => {
    expect(localeAfter(chinese, 'where is FR2611-04877', english)).toBe('en');
    expect(localeAfter(english, '查FR2611-04877到哪', chinese)).toBe('zh-Hans');
  });

  it('is not told by what goods are called', () => {
    const entities: Entity[] = [{ type: 'product', text: '嫩豆腐', value: 'T', start: 0, end: 3 }];
    expect(localeAfter(english, '嫩豆腐', { ...chinese, entities })).toBe('en');
  });

  it('is not told by the titles of an order, a tap, or an answer in free text', () => {
    const scripts = {
      en: {
        ...playbook.scripts.en,
        'flow.invoice.ask-heading': ['<heading?>'],
        'flow.invoice.ask-kind': ['<kind?>'],
        'flow.invoice.option-mail': ['电子发票'],
        'flow.invoice.option-post': ['纸质发票'],
      },
    };
    const chat = new Conversation({ ...playbook, scripts, flows: [invoice] });
    chat.say('an invoice please', reading('invoice.request', 0.9));
    chat.say('上海某某贸易有限公司', chinese);
    expect([chat.said, chat.state.replyLocale]).toEqual([['<kind?>'], 'en']);
    chat.say('电子发票', chinese);
    expect(chat.state.replyLocale).toBe('en');
  });

  it('is not told by the title of a line of a known order', () => {
    const chat = new Conversation();
    const entities: Entity[] = [
      { type: 'order-number', text: order.number, value: order.number, start: 0, end: 12 },
      { type: 'email', text: 'lin@example.com', value: 'lin@example.com', start: 13, end: 28 },
    ];
    const turnId = chat.say(`${order.number} lin@example.com`, reading('order.track', 0.9, { entities }));
    const lines = [{ id: 'l1', title: '黑猪五花肉 400 g', quantity: 1 }];
    chat.send({ type: 'order-found', turnId, order: { ...order, lines }, token: null });
    chat.say('黑猪五花肉 400 g', chinese);
    expect(chat.state.replyLocale).toBe('en');
  });
});

it('details are taken out wherever they stand', () => {
  const entities: Entity[] = [{ type: 'order-number', text: 'FR2611 04790', value: 'X', start: 6, end: 18 }];
  expect(spokenWords('order FR2611 04790 please', entities).trim().split(/\s+/)).toEqual(['order', 'please']);
});
