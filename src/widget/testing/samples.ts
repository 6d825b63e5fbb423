import type { Order } from '#commerce/order.ts';
import type { ConversationState, LiveHandoff, Message } from '#dialogue/state.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import type { LedgerEntry } from '#workers/knowledge/knowledge-api.ts';
import { assistantSays, NOW } from './fake-chat-host.ts';

export const sampleOrder: Order = {
  id: 'o1',
  number: 'FR-20260311-0042',
  placed_at: '2026-03-11T08:12:00+08:00',
  status: 'open',
  payment: 'paid',
  fulfillment: 'shipped',
  total: { amount: '128.40', currency: 'CNY' },
  lines: [
    { id: 'l1', title: 'Alphonso mangoes, 1.5 kg', quantity: 2, unit_price: { amount: '39.90', currency: 'CNY' } },
    { id: 'l2', title: 'Greek yoghurt 500 g', quantity: 3, unit_price: { amount: '16.20', currency: 'CNY' } },
  ],
  shipments: [
    {
      carrier: 'SF Express',
      tracking_number: 'SF1029384756',
      tracking_url: 'https://www.sf-express.com/track?no=SF1029384756',
      eta: '2026-03-15T18:00:00+08:00',
      events: [
        { at: '2026-03-13T21:40:00+08:00', text: 'Left the sorting centre', place: 'Hangzhou' },
        { at: '2026-03-12T10:05:00+08:00', text: 'Picked up', place: 'Ningbo' },
      ],
    },
  ],
};

export const sampleProduct: Product = {
  sku: 'FR-MANGO-15',
  name: 'Alphonso mangoes, 1.5 kg crate',
  category: 'Fruit',
  price: { amount: '39.90', currency: 'CNY' },
  listPrice: { amount: '49.90', currency: 'CNY' },
  stock: 'low',
  image: '/fresh/img/berries.svg',
  url: '/fresh/product.html?sku=FR-MANGO-15',
  summary: 'Tree-ripened and hand-picked, sent the day after picking.',
  attributes: [
    { key: 'origin', label: 'Origin', value: 'Ratnagiri, India' },
    { key: 'shelf-life', label: 'Shelf life', value: '5 days at 12 °C' },
    { key: 'weight', label: 'Weight', value: '1.5 kg, 6–8 pieces' },
  ],
};

export const sampleHandoff: LiveHandoff = {
  phase: 'queued',
  id: 'h1',
  token: 't',
  mode: 'live',
  key: 'k',
  reason: 'shopper_asked',
  position: 2,
  ticketNumber: null,
  agentName: null,
  lastEventId: null,
};

export const sampleLedger: LedgerEntry[] = [
  {
    at: NOW,
    method: 'POST',
    url: 'https://shop.example/support/v1/orders/lookup',
    purpose: 'order',
    status: 200,
    sentBytes: 84,
    receivedBytes: 1934,
  },
  {
    at: NOW - 60_000,
    method: 'GET',
    url: 'https://shop.example/aisle/packs/fresh/answers-en-3f2a.json',
    purpose: 'pack',
    status: 0,
    sentBytes: 0,
    receivedBytes: 0,
  },
];

/** A conversation with every kind of message and card. */
export function sampleMessages(): Message[] {
  const at = NOW;
  return [
    assistantSays([{ type: 'text', text: 'Hello! Ask me about orders, delivery or our produce.' }], {
      reason: 'greeting',
    }),
    {
      role: 'shopper',
      id: 'sm1',
      at: at + 60_000,
      text: 'How long do mangoes keep, and can I send them back?',
      delivery: 'local',
    },
    assistantSays(
      [
        {
          type: 'rich',
          blocks: [
            {
              type: 'paragraph',
              children: [
                { type: 'text', text: 'Ripe mangoes keep ' },
                { type: 'strong', children: [{ type: 'text', text: '5 days at 12 °C' }] },
                { type: 'text', text: '. Fresh fruit can be ' },
                {
                  type: 'link',
                  href: 'https://help.shop.example/returns',
                  children: [{ type: 'text', text: 'claimed within 24 hours' }],
                },
                { type: 'text', text: ':' },
              ],
            },
            {
              type: 'list',
              ordered: true,
              items: [
                [{ type: 'text', text: 'Take a photo of the crate' }],
                [{ type: 'text', text: 'Tell us the order number' }],
                [{ type: 'text', text: 'Choose refund or a new crate' }],
              ],
            },
            {
              type: 'table',
              head: [[{ type: 'text', text: 'Damaged' }], [{ type: 'text', text: 'You get' }]],
              rows: [
                [[{ type: 'text', text: 'up to 20%' }], [{ type: 'text', text: 'part refund' }]],
                [[{ type: 'text', text: 'more' }], [{ type: 'text', text: 'full refund' }]],
              ],
            },
          ],
        },
        { type: 'product', product: sampleProduct },
      ],
      {
        at: at + 61_000,
        citations: [
          { kind: 'policy', id: 'p1', title: 'Fresh produce returns', url: '/fresh/returns.html' },
          { kind: 'answer', id: 'a1', title: 'How long fruit keeps', url: null },
        ],
      },
    ),
    { role: 'shopper', id: 'sm2', at: at + 400_000, text: 'Where is FR-20260311-0042?', delivery: 'local' },
    assistantSays(
      [
        { type: 'text', text: 'Here it is:' },
        { type: 'order', order: sampleOrder, syncedAt: at - 3_600_000, source: 'device' },
        { type: 'order-list', numbers: ['FR-20260302-0011', 'FR-20260220-0007'] },
      ],
      { at: at + 401_000 },
    ),
    { role: 'system', id: 'sy1', at: at + 500_000, notice: 'handoff-requested', params: {} },
    { role: 'system', id: 'sy2', at: at + 501_000, notice: 'handoff-assigned', params: { agent: 'Lin' } },
    { role: 'agent', id: 'ag1', at: at + 520_000, name: 'Lin', text: 'Hi, this is Lin. I can see your order here.' },
    { role: 'agent', id: 'ag2', at: at + 530_000, name: 'Lin', text: 'Shall I ask the courier to come after six?' },
    { role: 'shopper', id: 'sm3', at: at + 560_000, text: 'Yes please!', delivery: 'delivered' },
    { role: 'shopper', id: 'sm4', at: at + 570_000, text: 'And ring twice.', delivery: 'waiting' },
    { role: 'shopper', id: 'sm5', at: at + 575_000, text: 'Thanks', delivery: 'refused' },
    assistantSays([{ type: 'text', text: 'Is there anything else?' }], {
      at: at + 600_000,
      choices: [
        { id: 'c1', label: 'Where is my order?', act: { type: 'track' } },
        { id: 'c2', label: 'Return something', act: { type: 'say', text: 'I want to return something' } },
        { id: 'c3', label: 'Talk to a person', act: { type: 'handoff' } },
      ],
    }),
  ];
}

/** A packet that waits for the shopper's approval. */
export const sampleDraft: Extract<ConversationState['handoff'], { phase: 'drafted' }> = {
  phase: 'drafted',
  key: 'handoff.e1',
  reason: 'shopper_asked',
  lineIds: ['m1', 'm2', 'm3'],
  packet: {
    reason: 'shopper_asked',
    summary: 'Asked: “The salmon came warm, call me on 07911 123456”\nOrder FR-20260311-0042: delivered, paid, ¥128.40',
    priority: 'high',
    skill: 'senior',
    facts: [
      { label: 'Order', value: 'Order FR-20260311-0042: delivered, paid, ¥128.40' },
      { label: 'Problem', value: 'Spoiled goods' },
      { label: 'Wish', value: 'Refund · 12 Baker Street' },
    ],
    masked: false,
    locale: 'en',
    orderIds: ['o1'],
    orderTokens: [],
    transcript: [
      { role: 'shopper', text: 'The salmon came warm, call me on 07911 123456', at: '2026-03-14T09:30:00Z' },
      { role: 'assistant', text: 'I’m sorry to hear that. What shall we do?', at: '2026-03-14T09:30:01Z' },
      { role: 'shopper', text: 'Refund to lin@example.com, I live at 12 Baker Street', at: '2026-03-14T09:31:00Z' },
    ],
  },
};

/** What waits while there is no network. */
export const sampleWaiting: Pick<ConversationState, 'pending' | 'messages' | 'handoff'> = {
  handoff: sampleHandoff,
  pending: [
    { type: 'request-handoff', key: 'handoff.e1', packet: sampleDraft.packet },
    { type: 'send-to-agent', key: 'send.w1', handoff: { id: 'h1', token: 't' }, messageId: 'w1', text: 'It was warm.' },
    { type: 'follow-handoff', key: 'follow.h1', handoff: { id: 'h1', token: 't' }, after: null },
  ],
  messages: [
    { role: 'shopper', id: 'w1', at: NOW - 60_000, text: 'It was warm.', delivery: 'waiting' },
    { role: 'shopper', id: 'w2', at: NOW, text: 'Here is the order again: FR-20260311-0042', delivery: 'waiting' },
  ],
};
