import { beforeEach, describe, expect, it } from 'vitest';
import type { PageTool } from '#commerce/page-tool.ts';
import { Conversation, entity, hit, playbook, reading } from '../testing/conversation.ts';

const SCRIPTS = [
  'tool-confirm-add-to-cart',
  'tool-confirm-apply-coupon',
  'tool-which-add-to-cart',
  'tool-done-add-to-cart',
  'tool-refused',
  'tool-label-add-to-cart',
  'tool-label-apply-coupon',
];
const scripts = {
  en: {
    ...playbook.scripts.en,
    ...Object.fromEntries(SCRIPTS.map((key) => [key, [`<${key} {name} {count} {code}>`]])),
  },
};
const tools = [
  { tool: 'add-to-cart' as const, words: ['to my cart'] },
  { tool: 'apply-coupon' as const, words: ['use code'] },
  { tool: 'open-product' as const, words: ['open its page'] },
];
const book = {
  ...playbook,
  scripts,
  rules: { ...playbook.rules, tools },
  productNames: { 'GL-1': { en: ['Oolong', 'tea'] } },
};
const product = {
  sku: 'GL-1',
  name: 'Oolong',
  category: 'Tea',
  price: { amount: '36.00', currency: 'USD' },
  stock: 'in-stock' as const,
  image: '/i.svg',
  url: '/p',
  summary: 'Tea.',
  attributes: [],
};
const tea = { ...hit('GL-1', 0.9), kind: 'product' as const, product };
const named = reading('product.info', 0.9, { entities: [{ ...entity('product', 'GL-1'), text: 'oolong' }] });

let chat: Conversation;
const asked = () => chat.effects.find((effect) => effect.type === 'use-tool');
const register = (...names: PageTool[]) => chat.send({ type: 'tools-changed', tools: names });

beforeEach(() => {
  chat = new Conversation(book);
  register('add-to-cart', 'apply-coupon', 'open-product');
});

describe('tools of the page', () => {
  it('are offered beside a product that is shown, and used at a tap', () => {
    chat.say('tell me of the oolong', named, [tea]);
    const [choice] = chat.lastReply.choices;
    expect(choice?.act).toEqual({ type: 'tool', call: { tool: 'add-to-cart', sku: 'GL-1', quantity: 1 } });
    const turnId = chat.send({ type: 'chose', messageId: chat.lastReply.id, choiceId: choice?.id ?? '' });
    expect(asked()).toMatchObject({ turnId, call: { sku: 'GL-1' } });
    chat.send({ type: 'tool-used', turnId, outcome: { status: 'done' } });
    expect(chat.said).toEqual(['<tool-done-add-to-cart Oolong 1 >']);
    expect(chat.state.pending).toEqual([]);
  });

  it('are not offered where the page has none, or the goods are gone', () => {
    register();
    chat.say('tell me of the oolong', named, [tea]);
    expect(chat.lastReply.choices).toEqual([]);
    register('add-to-cart');
    chat.say('and now?', named, [{ ...tea, product: { ...product, stock: 'out' } }]);
    expect(chat.lastReply.choices.some(({ act }) => act.type === 'tool')).toBe(false);
  });

  it('are asked about before the basket changes, and used at a plain yes', () => {
    chat.say('put 2 packs of oolong to my cart', named);
    expect([chat.said, asked()]).toEqual([['<tool-confirm-add-to-cart Oolong 2 >'], undefined]);
    chat.say('yes please', reading('chat.affirm', 0.9));
    expect(asked()?.call).toEqual({ tool: 'add-to-cart', sku: 'GL-1', quantity: 2 });
  });

  it('are not used at a no', () => {
    chat.say('put oolong to my cart', named);
    chat.say('no', reading('chat.deny', 0.9));
    expect(asked()).toBeUndefined();
  });

  it('ask which product is meant where none is known, and take the one on screen', () => {
    chat.say('add to my cart', reading('oos', 0.2));
    expect(chat.said).toEqual(['<tool-which-add-to-cart {name} {count} {code}>']);
    chat.send({ type: 'context-changed', pageUrl: null, context: { product: '{"sku":"GL-1","name":"Oolong"}' } });
    chat.say('add to my cart', reading('oos', 0.2));
    expect(chat.said).toEqual(['<tool-confirm-add-to-cart Oolong 1 >']);
  });

  it('are used on what was asked for and named next', () => {
    chat.say('add to my cart', reading('oos', 0.2));
    chat.say('the oolong', named);
    expect(chat.said).toEqual(['<tool-confirm-add-to-cart Oolong 1 >']);
  });

  it.each(["don't put oolong to my cart", 'why can’t I put oolong to my cart'])('are not asked for by “%s”', (text) => {
    chat.say(text, named, [tea]);
    expect(chat.lastReply.why.some((line) => line.startsWith('the page is asked'))).toBe(false);
  });

  it('open a page at once, which costs nothing', () => {
    chat.say('open its page', named);
    expect(asked()?.call).toEqual({ tool: 'open-product', sku: 'GL-1' });
  });

  it('take a code as it was typed', () => {
    chat.say('use code AUTUMN26 please', reading('coupon.get', 0.9));
    expect(chat.lastReply.choices[0]?.act).toEqual({ type: 'tool', call: { tool: 'apply-coupon', code: 'AUTUMN26' } });
  });

  it('tell what the shop says to it', () => {
    chat.say('put oolong to my cart', named);
    const turnId = chat.say('yes', reading('chat.affirm', 0.9));
    chat.send({ type: 'tool-used', turnId, outcome: { status: 'refused', reason: 'Only 1 left' } });
    expect(chat.said).toEqual(['<tool-refused Oolong 1 >', 'Only 1 left']);
  });

  it('that a page left open are not used when the device comes back', () => {
    chat.say('open its page', named);
    chat.send({ type: 'resumed', online: true });
    expect(chat.state.pending).toEqual([]);
    expect(asked()).toBeUndefined();
  });
});
