import { describe, expect, it } from 'vitest';
import type { Product, Promotion } from '#knowledge/pack-schema.ts';
import type { OfferRule, Rules } from '#knowledge/rules-schema.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Emotion } from '#nlu/reading.ts';
import type { Playbook } from '../playbook.ts';
import { previewAnswer } from '../preview.ts';
import { createStep } from '../step.ts';
import { Conversation, hit, playbook, reading } from '../testing/conversation.ts';
import { HELD_BACK } from '../variants.ts';

const serum: Product = {
  sku: 'SER-1',
  name: 'Gentle serum 30 ml',
  aliases: ['gentle serum'],
  category: 'Serums',
  price: { amount: '169.00', currency: 'CNY' },
  listPrice: { amount: '189.00', currency: 'CNY' },
  stock: 'in-stock',
  image: '/img/serum.svg',
  url: '/product.html?sku=SER-1',
  summary: 'A serum.',
  attributes: [{ key: 'sensitive_skin', label: 'Sensitive skin', value: 'Yes' }],
  highlight: 'HIGHLIGHT',
  decide: 'DECIDE',
  cases: [{ feature: 'sensitive_skin', title: 'Eight weeks on sensitive skin', url: '/stories/1' }],
};
const cream: Product = {
  ...serum,
  sku: 'CRM-1',
  name: 'Cream',
  aliases: ['cream'],
  category: 'Creams',
  highlight: 'RICH',
  decide: 'JAR',
  cases: [],
};

const promotion = (id: string, over: Partial<Promotion> = {}): Promotion => ({
  id,
  title: `Offer ${id}`,
  blocks: [{ type: 'paragraph', children: [{ type: 'text', text: `Offer ${id}: ¥60 off.` }] }],
  from: '1970-01-01T00:00:00Z',
  until: '1970-01-02T00:00:00Z',
  skus: ['SER-1'],
  ...over,
});
const rule = (id: string, when: OfferRule['when'], over: Partial<OfferRule> = {}): OfferRule => ({
  promotion: id,
  when,
  oncePerConversation: true,
  ...over,
});
const shop = (rules: Partial<Rules> = {}, promotions: Promotion[] = []): Playbook => ({
  ...playbook,
  rules: { ...playbook.rules, ...rules },
  promotions: { en: promotions },
});

const found = (product: Product): SearchHit => ({ ...hit(product.sku, 0.9), kind: 'product', product });
const ask = (chat: Conversation, intent: string, product = serum, emotion: Emotion = 'neutral', text = 'about it') => {
  const { intent: _, ...productHit } = found(product);
  chat.say(text, reading(intent, 0.9, { emotion }), [productHit]);
  return chat.said;
};

describe('the levels of an answer on a product', () => {
  it('are the card and what makes it good, then the line that helps to decide, then the card alone', () => {
    const chat = new Conversation();
    expect(ask(chat, 'product.info')).toEqual(['product', 'HIGHLIGHT']);
    expect(ask(chat, 'product.usage')).toEqual(['product', 'DECIDE']);
    expect(ask(chat, 'product.review')).toEqual(['product']);
    expect(ask(chat, 'product.review')).toEqual(['<repeat>', 'product']);
    expect(chat.state.messages.filter(({ role }) => role === 'assistant')[1]).toMatchObject({
      why: expect.arrayContaining(['level 3 on SER-1: 2 questions ≥ 2']) as string[],
    });
  });

  it('help to decide at once where price or stock is asked after another question, not where it is the first', () => {
    const first = new Conversation();
    expect(ask(first, 'product.price')).toEqual(['product', 'HIGHLIGHT']);
    const later = new Conversation();
    ask(later, 'product.compare', cream);
    expect(ask(later, 'product.stock')).toEqual(['product', 'DECIDE']);
  });

  it('end with the card for someone upset, and for a question that is not on the product', () => {
    expect(ask(new Conversation(), 'product.info', serum, 'anxious')).toEqual(['<soothe-anxious>', 'product']);
    expect(ask(new Conversation(), 'shipping.fee')).toEqual(['product']);
  });

  it('are those of an answer entry where it has its own', () => {
    const chat = new Conversation();
    chat.say('how to use', reading('product.usage', 0.9), [{ ...hit('use', 0.9, 'product.usage'), highlight: 'GOOD' }]);
    expect(chat.said).toEqual(['rich', 'GOOD']);
  });
});

describe("another customer's case", () => {
  it('is shown when the same feature of the same product is asked about again, once', () => {
    const chat = new Conversation();
    expect(ask(chat, 'product.suitability', serum, 'neutral', 'is it for sensitive skin')).not.toContain('rich');
    expect(ask(chat, 'product.usage', cream, 'neutral', 'sensitive skin and this?')).not.toContain('rich');
    ask(chat, 'product.info', serum, 'neutral', 'really ok on sensitive skin?');
    expect(chat.lastReply.parts.at(-1)).toEqual({
      type: 'rich',
      blocks: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: '<case> ' },
            { type: 'link', href: '/stories/1', children: [{ type: 'text', text: 'Eight weeks on sensitive skin' }] },
          ],
        },
      ],
    });
    expect(ask(chat, 'product.info', serum, 'neutral', 'sensitive skin?')).not.toContain('rich');
  });

  it('is not shown where other features were asked about', () => {
    const chat = new Conversation();
    for (const text of ['how big', 'which colour', 'what smell']) ask(chat, 'product.info', serum, 'neutral', text);
    expect(chat.said).not.toContain('rich');
  });
});

describe('an offer', () => {
  const onPrice = rule('a', { intents: ['product.price'] });

  it('comes after the answer to what its rule names, cited, and only once', () => {
    const chat = new Conversation(shop({ offers: [onPrice] }, [promotion('a')]));
    expect(ask(chat, 'product.info')).not.toContain('<offer>');
    expect(ask(chat, 'product.price').slice(-2)).toEqual(['<offer>', 'rich']);
    expect(chat.lastReply.citations.map(({ id }) => id)).toEqual(['SER-1', 'a']);
    expect(chat.lastReply.why).toContain('offer a: {"intents":["product.price"]}, related 1.00 ≥ 0.60');
    expect(ask(chat, 'product.price')).not.toContain('<offer>');
  });

  it.each<[string, Playbook, Emotion]>([
    ['is not made to someone angry', shop({ offers: [onPrice] }, [promotion('a')]), 'angry'],
    ['is not made to someone worried', shop({ offers: [onPrice] }, [promotion('a')]), 'anxious'],
    [
      'is not made before its time',
      shop({ offers: [onPrice] }, [promotion('a', { from: '1970-01-01T01:00:00Z' })]),
      'neutral',
    ],
    [
      'is not made after its time',
      shop({ offers: [onPrice] }, [promotion('a', { until: '1970-01-01T00:00:01Z' })]),
      'neutral',
    ],
    ['is not made for other products', shop({ offers: [onPrice] }, [promotion('a', { skus: ['CRM-1'] })]), 'neutral'],
    [
      'is not made beyond its budget',
      shop({ offers: [{ ...onPrice, budget: { share: 0 } }] }, [promotion('a')]),
      'neutral',
    ],
    ['is not made where the pack has no such promotion', shop({ offers: [onPrice] }), 'neutral'],
    [
      'is not made before enough questions',
      shop({ offers: [rule('a', { minQuestions: 2 })] }, [promotion('a')]),
      'neutral',
    ],
    [
      'is not made where the gate is higher',
      shop({ offers: [onPrice], relevance: { min: 0.9 } }, [promotion('a', { skus: [] })]),
      'neutral',
    ],
  ])('%s', (_, book, emotion) => {
    expect(ask(new Conversation(book), 'product.price', serum, emotion)).not.toContain('<offer>');
  });

  it('leaves room before the next one, but not for who asks for offers', () => {
    const offers = ['a', 'b', 'c'].map((id) => rule(id, {}));
    const chat = new Conversation(shop({ offers }, [promotion('a'), promotion('b'), promotion('c')]));
    expect(ask(chat, 'product.info')).toContain('<offer>');
    expect(ask(chat, 'product.usage')).not.toContain('<offer>');
    expect(ask(chat, 'price.bargain')).toContain('<offer>');
    expect(ask(chat, 'product.storage')).not.toContain('<offer>');
    expect(ask(chat, 'product.review')).not.toContain('<offer>');
    expect(ask(chat, 'product.compare')).toContain('<offer>');
  });

  it('is made to as many conversations as the budget gives', () => {
    const book = shop({ offers: [{ ...onPrice, budget: { share: 0.3 } }] }, [promotion('a')]);
    const offered = Array.from({ length: 300 }, (_, index) => {
      const chat = new Conversation(book);
      chat.state = { ...chat.state, id: `conversation ${index}` };
      return ask(chat, 'product.price').includes('<offer>');
    }).filter(Boolean).length;
    expect(offered).toBeGreaterThan(60);
    expect(offered).toBeLessThan(120);
  });

  it('is kept from a control group, which is counted as the others are, at the moment when it was due', () => {
    const experiments = [{ name: 'worth-it', key: 'offer', arms: ['plain', HELD_BACK] }];
    const book = shop({ offers: [onPrice], experiments }, [promotion('a')]);
    const chats = Array.from({ length: 200 }, (_, index) => {
      const chat = new Conversation(book);
      chat.state = { ...chat.state, id: `conversation ${index}` };
      const before = ask(chat, 'product.info');
      expect(chat.lastReply.trials).toBeUndefined();
      expect(before).not.toContain('<offer>');
      const said = ask(chat, 'product.price');
      const { trials, citations } = chat.lastReply;
      return { said, trials, cited: citations.map(({ id }) => id), later: ask(chat, 'product.price') };
    });
    const held = chats.filter(({ said }) => !said.includes('<offer>'));
    expect(held.length).toBeGreaterThan(70);
    expect(held.length).toBeLessThan(130);
    for (const { said, trials, cited, later } of chats) {
      const isHeld = !said.includes('<offer>');
      expect(trials).toEqual([{ experiment: 'worth-it', arm: isHeld ? HELD_BACK : 'plain' }]);
      expect(said.includes('rich')).toBe(!isHeld);
      expect(cited).toEqual(isHeld ? ['SER-1'] : ['SER-1', 'a']);
      expect(later).not.toContain('<offer>');
    }
  });

  it('is not made while an order is being put right', () => {
    const chat = new Conversation(shop({ offers: [onPrice] }, [promotion('a')]));
    chat.say('where is my order', reading('order.track', 0.9));
    ask(chat, 'product.price');
    const said = chat.state.messages.flatMap((message) => (message.role === 'assistant' ? message.parts : []));
    expect(said).not.toContainEqual({ type: 'text', text: '<offer>' });
  });

  it('is not made where the answer says it already', () => {
    const chat = new Conversation(shop({ offers: [rule('a', {})] }, [promotion('a', { skus: [], code: 'HELLO20' })]));
    const coupon = { ...hit('coupon', 0.9, 'coupon.get'), blocks: promotion('HELLO20').blocks };
    chat.say('a coupon?', reading('coupon.get', 0.9), [coupon]);
    expect(chat.said).toEqual(['rich']);
  });

  it('comes first, with what is reduced, to who asks for prices again and again', () => {
    const chat = new Conversation(shop({ offers: [rule('a', { priceSensitive: true })] }, [promotion('a')]));
    expect(ask(chat, 'product.price')).toEqual(['product', 'HIGHLIGHT']);
    expect(ask(chat, 'price.bargain').slice(0, 3)).toEqual(['<saving>', '<offer-first>', 'rich']);
  });
});

describe('a perk for someone satisfied', () => {
  const book = shop({ offers: [rule('a', { mood: 'satisfied' })] }, [promotion('a')]);
  const thank = (chat: Conversation) => {
    chat.say('lovely, thanks', reading('chat.thanks', 0.9, { emotion: 'satisfied' }));
    return chat.said;
  };

  it('goes with the product that was talked of', () => {
    const chat = new Conversation(book);
    ask(chat, 'product.info');
    expect(thank(chat)).toEqual(['<thanks>', '<perk>', 'rich']);
  });

  it('is left out where nothing related was talked of, or something went wrong before', () => {
    const other = new Conversation(book);
    ask(other, 'product.info', cream);
    expect(thank(other)).toEqual(['<thanks>']);
    const upset = new Conversation(book);
    ask(upset, 'product.info', serum, 'angry');
    expect(thank(upset)).toEqual(['<thanks>']);
    expect(thank(new Conversation(book))).toEqual(['<thanks>']);
  });
});

it('is rehearsed without leaving a trace, and the card alone is offered before it is sent', () => {
  const book = shop({ offers: [rule('a', {})] }, [promotion('a')]);
  const chat = new Conversation(book);
  ask(chat, 'product.info');
  const before = JSON.stringify(chat.state);
  const draft = { text: 'how much', reading: reading('product.price', 0.9), hits: [found(serum)] };
  const preview = previewAnswer(draft, chat.state, createStep(book), book);
  expect(preview?.body).toEqual({ type: 'product', product: serum });
  expect(JSON.stringify(chat.state)).toBe(before);
});
