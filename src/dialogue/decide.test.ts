import { describe, expect, it } from 'vitest';
import type { Flow } from '#knowledge/flow-schema.ts';
import type { Playbook } from './playbook.ts';
import { Conversation, entity, hit, playbook, reading } from './testing/conversation.ts';

const flow = (id: string, intent: string): Flow => ({
  id,
  starts: [{ intent }],
  slots: { reason: { type: 'text' } },
  steps: [
    { id: 'ask', collect: 'reason' },
    { id: 'end', say: 'done', end: 'done' },
  ],
});

const book: Playbook = {
  ...playbook,
  flows: [flow('cancel', 'order.cancel'), flow('change', 'order.change'), flow('address', 'order.address')],
  scripts: {
    en: {
      ...playbook.scripts.en,
      'flow.cancel.title': ['Cancel an order'],
      'flow.change.title': ['Change an order'],
      'flow.address.title': ['Change the address'],
      'clarify-one': ['Do you mean {title}?'],
      ...Object.fromEntries(['cancel', 'change', 'address'].map((id) => [`flow.${id}.ask-reason`, [`<${id}?>`]])),
    },
  },
};

const labels = (chat: Conversation) =>
  chat.lastReply.choices.flatMap(({ act, label }) => (act.type === 'handoff' ? [] : [label]));

describe('a question back', () => {
  it('names the flows that the likely intents start, the most probable first', () => {
    const chat = new Conversation(book);
    const candidates = [
      { intent: 'order.cancel', confidence: 0.48 },
      { intent: 'order.change', confidence: 0.41 },
      { intent: 'order.address', confidence: 0.06 },
    ];
    chat.say('not that one', reading('order.cancel', 0.48, { candidates }));
    expect(chat.lastReply.reason).toBe('clarify');
    expect(labels(chat)).toEqual(['Cancel an order', 'Change an order']);
    expect(chat.lastReply.why).toContain('two readings together 0.89 ≥ 0.80');
  });

  it('is not asked where the two likeliest readings together are unsure', () => {
    const chat = new Conversation(book);
    const candidates = [
      { intent: 'order.cancel', confidence: 0.4 },
      { intent: 'order.change', confidence: 0.39 },
    ];
    chat.say('hm', reading('order.cancel', 0.4, { candidates }));
    expect(chat.lastReply.reason).toBe('preset');
  });

  it('has at most three choices, and none twice by what it is called or does', () => {
    const chat = new Conversation(book);
    const candidates = [
      { intent: 'order.cancel', confidence: 0.62 },
      { intent: 'order.change', confidence: 0.2 },
    ];
    const titled = (id: string, confidence: number, title: string, intent: string) => ({
      ...hit(id, confidence, intent),
      title,
    });
    chat.say('cancel?', reading('order.cancel', 0.62, { candidates }), [
      titled('a', 0.5, 'How to cancel', 'order.cancel'),
      titled('b', 0.4, 'change an  order!', 'loyalty.query'),
      titled('c', 0.3, 'Delivery fee', 'shipping.fee'),
      titled('d', 0.25, 'Delivery areas', 'shipping.area'),
    ]);
    expect(labels(chat)).toEqual(['Cancel an order', 'change an  order!', 'Delivery fee']);
  });

  it('leaves out what is too improbable', () => {
    const chat = new Conversation(book);
    chat.say('fee', reading('shipping.fee', 0.5), [hit('a', 0.65), hit('b', 0.09)]);
    expect(labels(chat)).toEqual(['Title of a']);
  });

  it('names the one thing it can mean, and takes a yes for it', () => {
    const chat = new Conversation(book);
    chat.say('stop it', reading('order.cancel', 0.65));
    expect(chat.said).toEqual(['Do you mean Cancel an order?']);
    chat.say('yes', reading('chat.affirm', 0.95));
    expect(chat.state.topics.map((topic) => topic.flow)).toEqual(['cancel']);
    expect(chat.said).toEqual(['<cancel?>']);
  });

  it('begins the flow that was tapped', () => {
    const chat = new Conversation(book);
    chat.say('stop it', reading('order.cancel', 0.65));
    chat.send({ type: 'chose', messageId: chat.lastReply.id, choiceId: 'flow.cancel' });
    expect(chat.said).toEqual(['<cancel?>']);
  });
});

describe('an answer', () => {
  it('comes with what can be done about it, where a flow is for that', () => {
    const chat = new Conversation(book);
    chat.say('how is cancelling done', reading('oos', 0.2), [hit('cancel-how', 0.9, 'order.cancel')]);
    expect(chat.lastReply.reason).toBe('answer');
    expect(labels(chat)).toEqual(['Cancel an order']);
  });

  it('says which figures and thresholds led to it', () => {
    const chat = new Conversation(book);
    chat.say('fee?', reading('shipping.fee', 0.93), [hit('fee', 0.88)]);
    expect(chat.lastReply.why).toEqual(['intent shipping.fee 0.93 ≥ 0.70 (nano)', 'found fee 0.88 ≥ 0.70']);
  });
});

it('small talk is sure where two kinds of it together are', () => {
  const candidates = [
    { intent: 'chat.thanks', confidence: 0.5 },
    { intent: 'feedback.praise', confidence: 0.25 },
  ];
  const chat = new Conversation();
  chat.say('thanks, lovely', reading('chat.thanks', 0.5, { candidates }));
  expect(chat.said).toEqual(['<thanks>']);
  chat.say('thanks, or?', reading('chat.thanks', 0.5, { candidates: candidates.slice(0, 1) }));
  expect(chat.lastReply.reason).toBe('preset');
});

describe('the emergency answer', () => {
  it.each([
    ['order.change', 'order'],
    ['exchange.request', 'returns'],
    ['invoice.request', 'payment'],
    ['price.bargain', 'promotion'],
    ['newsletter.manage', 'account'],
    ['store.contact', 'service'],
  ])('for something near %s is that of %s', (intent, group) => {
    const chat = new Conversation();
    chat.say('hm', reading(intent, 0.4));
    expect(chat.said).toEqual([`<emergency-${group}>`, '<emergency-person>']);
  });

  it('is the general one where no intent is probable enough', () => {
    const chat = new Conversation();
    chat.say('hm', reading('order.change', 0.19));
    expect(chat.said).toEqual(['<preset>']);
  });

  it('goes by the nearest intent that a shop could answer, not by out of scope or small talk', () => {
    const chat = new Conversation();
    const candidates = [
      { intent: 'oos', confidence: 0.5 },
      { intent: 'chat.greet', confidence: 0.22 },
      { intent: 'payment.failed', confidence: 0.21 },
    ];
    chat.say('hm', reading('oos', 0.5, { candidates }));
    expect(chat.said[0]).toBe('<emergency-payment>');
  });

  it('offers to leave a message where there is no network', () => {
    const chat = new Conversation(playbook, false);
    chat.say('hm', reading('order.change', 0.4));
    expect(chat.said).toEqual(['<emergency-order>', '<emergency-offline>']);
    chat.say('hm', reading('oos', 0.1));
    expect(chat.said).toEqual(['<preset-offline>']);
  });
});

describe('several wishes of one message', () => {
  const text = 'cancel my order, how much is delivery, and change the address';
  const wishes = [
    { intent: 'order.cancel', confidence: 0.9, start: 0, end: 15 },
    { intent: 'shipping.fee', confidence: 0.9, start: 17, end: 37 },
    { intent: 'order.address', confidence: 0.9, start: 43, end: 61 },
  ];

  it('are answered at once where the pack knows, and the flows begin one after the other', () => {
    const chat = new Conversation(book);
    chat.say(text, reading('order.cancel', 0.6, { wishes }), [hit('fee', 0.3)]);
    const said = chat.state.messages.flatMap((message) =>
      message.role === 'assistant' ? [message.parts.map((part) => (part.type === 'text' ? part.text : part.type))] : [],
    );
    expect(said).toEqual([['<wishes>', 'rich'], ['<cancel?>']]);
    chat.say('too slow', reading('oos', 0.1));
    expect(chat.state.topics.map((topic) => topic.flow)).toEqual(['address']);
    expect(chat.said).toEqual(['<address?>']);
  });

  it('ask for the entry that the search did not bring', () => {
    const chat = new Conversation(book);
    const turnId = chat.say(text, reading('order.cancel', 0.6, { wishes }));
    expect(chat.effects).toContainEqual({
      type: 'find-entry',
      key: `entry.${turnId}.1`,
      turnId: `${turnId}.1`,
      intent: 'shipping.fee',
      locale: 'en',
    });
    chat.send({ type: 'entry-opened', turnId: `${turnId}.1`, hit: hit('fee', 1) });
    const [given, asked] = chat.state.messages.slice(-2);
    expect([given, asked]).toMatchObject([{ reason: 'answer' }, { reason: 'flow' }]);
    expect(chat.said).toContain('<cancel?>');
  });

  it('end with a person where one of them is a person', () => {
    const chat = new Conversation(book);
    const asked = [...wishes.slice(0, 1), { intent: 'human.agent', confidence: 0.9, start: 17, end: 37 }];
    chat.say(text, reading('order.cancel', 0.6, { wishes: asked }));
    expect(chat.state.handoff.phase).toBe('requested');
  });
});

describe('a question on a product', () => {
  const salmon = {
    sku: 'FR-SAL-001',
    name: 'Salmon sashimi',
    category: 'Seafood',
    price: { amount: '59.90', currency: 'CNY' },
    stock: 'in-stock' as const,
    image: '/salmon.svg',
    url: '/salmon',
    summary: 'Salmon.',
    attributes: [],
  };
  const { intent: _, ...found } = { ...hit(salmon.sku, 0.8), kind: 'product' as const, product: salmon };
  const named = { entities: [entity('product', salmon.sku)] };

  it('after another one is about the same product, whose card is opened', () => {
    const chat = new Conversation();
    chat.say('the salmon', reading('product.info', 0.9), [found]);
    const turnId = chat.say('how much is it', reading('product.price', 0.9), [hit('prices', 0.9, 'product.price')]);
    expect(chat.effects).toMatchObject([{ type: 'open-entry', entryId: salmon.sku }]);
    chat.send({ type: 'entry-opened', turnId, hit: found });
    expect(chat.said).toContain('product');
  });

  it('is answered by an entry that surely fits, unless it is the price or stock', () => {
    const chat = new Conversation();
    const entry = hit('shelf-salmon', 0.8, 'product.shelf_life');
    chat.say('how long does the salmon keep', reading('product.shelf_life', 0.9, named), [entry]);
    expect(chat.lastReply.citations[0]?.id).toBe('shelf-salmon');
    chat.say('salmon in stock?', reading('product.stock', 0.9, named), [entry]);
    expect(chat.effects).toMatchObject([{ type: 'open-entry', entryId: salmon.sku }]);
  });

  it('is answered by the card of the product that it names, where no entry surely fits', () => {
    const chat = new Conversation();
    chat.say('salmon how to', reading('product.usage', 0.9, named), [
      hit('use', 0.5, 'product.usage'),
      { ...found, confidence: 0.3 },
    ]);
    expect(chat.said).toEqual(['product']);
  });

  it('is answered by the card even where the message is read unsurely, if it names the product and seems to ask of it', () => {
    const candidates = [
      { intent: 'oos', confidence: 0.54 },
      { intent: 'product.price', confidence: 0.45 },
    ];
    const chat = new Conversation();
    chat.say('the light salmon', reading('oos', 0.54, { candidates, ...named }), [{ ...found, confidence: 0.3 }]);
    expect(chat.said).toEqual(['product']);
    const bare = new Conversation();
    bare.say('salmon', reading('oos', 0.9, named), [{ ...found, confidence: 0.3 }]);
    expect(bare.said).toEqual(['product']);
    const other = new Conversation();
    other.say('the light salmon', reading('order.late', 0.54, named), [{ ...found, confidence: 0.3 }]);
    expect(other.said[0]).toBe('<emergency-order>');
  });

  it('is about the product that was named before, though its card was never found', () => {
    const chat = new Conversation();
    const keeps = hit('shelf-salmon', 0.8, 'product.shelf_life');
    chat.say('how long does the salmon keep', reading('product.shelf_life', 0.9, named), [keeps]);
    chat.say('how do i store it', reading('product.storage', 0.9), [hit('storage-crab', 0.4, 'product.storage')]);
    expect(chat.effects).toMatchObject([{ type: 'open-entry', entryId: salmon.sku }]);
  });

  it('is answered by an entry on what was named before, rather than by its card or an entry on other things', () => {
    const chat = new Conversation();
    const bread = hit('shelf-bread', 0.45, 'product.shelf_life');
    const keeps = { ...hit('shelf-salmon', 0.4, 'product.shelf_life'), title: 'How long salmon keeps' };
    const typed = { ...entity('product', salmon.sku), text: 'Salmon' };
    chat.say('tell me of the Salmon', reading('product.info', 0.9, { entities: [typed] }));
    chat.say('how long does it keep', reading('product.shelf_life', 0.9), [bread, keeps]);
    expect(chat.lastReply.citations).toMatchObject([{ id: 'shelf-salmon' }]);
    const unsure = new Conversation();
    unsure.say('is Salmon good', reading('product.shelf_life', 0.4, { entities: [typed] }), [keeps]);
    expect(unsure.effects).toMatchObject([{ type: 'open-entry', entryId: salmon.sku }]);
  });

  it('opens no card for a product that only the page told of', () => {
    const chat = new Conversation();
    chat.send({ type: 'context-changed', pageUrl: null, context: { product: 'unknown' } });
    chat.say('how much', reading('product.price', 0.9), [hit('prices', 0.9, 'product.price')]);
    expect(chat.lastReply.citations[0]?.id).toBe('prices');
  });
});

it('a question back has no titles in another language than the reply', () => {
  const chat = new Conversation();
  const foreign = { ...hit('b', 0.5), locale: 'zh-Hans' as const };
  chat.say('fee', reading('shipping.fee', 0.5), [hit('a', 0.65), foreign]);
  expect(labels(chat)).toEqual(['Title of a']);
});
