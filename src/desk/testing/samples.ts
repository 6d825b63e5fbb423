import type {
  DeskHandoff,
  DeskHandoffDetail,
  DeskLists,
  DeskOrder,
  DeskPresence,
  DeskTicketDetail,
} from '#merchant/generated/protocol.ts';
import type { Found } from '../assist/shop-assistant.ts';

/** Data of a desk as the backend sends it, for tests. */
export const sampleHandoff = (over: Partial<DeskHandoff> = {}): DeskHandoff => ({
  id: 'hnd_1',
  shop: 'fresh',
  shop_name: 'Freshlane',
  status: 'queued',
  mode: 'live',
  reason: 'shopper_asked',
  locale: 'en',
  created_at: '2026-11-21T10:00:00.000Z',
  last_event_at: '2026-11-21T10:00:00.000Z',
  message_count: 0,
  note_count: 0,
  waiting_since: '2026-11-21T10:00:00.000Z',
  priority: 'normal',
  skill: 'junior',
  vip: false,
  fits: true,
  summary: 'Asked for a person.',
  order_count: 0,
  ...over,
});

export const samplePresence = (name: string, over: Partial<DeskPresence> = {}): DeskPresence => ({
  agent: { id: `agt_${name.toLowerCase()}`, name },
  state: 'available',
  skills: ['junior', 'senior', 'expert'],
  capacity: 5,
  load: 1,
  online: true,
  ...over,
});

export const sampleOrder = (): DeskOrder => ({
  proven: true,
  order: {
    id: 'ord_1',
    number: 'FR2611-04817',
    placed_at: '2026-11-20T18:00:00.000Z',
    status: 'open',
    payment: 'paid',
    fulfillment: 'out_for_delivery',
    total: { amount: '138.40', currency: 'CNY' },
    lines: [{ id: 'l1', title: 'Norwegian salmon 200 g', quantity: 1 }],
    shipments: [
      {
        carrier: 'Freshlane riders',
        tracking_number: 'RD-0447162',
        shipped_at: '2026-11-21T09:20:00.000Z',
        eta: '2026-11-21T10:30:00.000Z',
        events: [{ at: '2026-11-21T09:40:00.000Z', text: 'The rider left the cold store', place: 'Jing’an' }],
        cold_chain: {
          min_celsius: 0,
          max_celsius: 4,
          readings: [
            { at: '2026-11-21T09:30:00.000Z', celsius: 2.4 },
            { at: '2026-11-21T09:50:00.000Z', celsius: 6.1, place: 'Jing’an' },
          ],
        },
      },
    ],
    returns: [{ id: 'ret_1', status: 'approved', requested_at: '2026-11-21T08:00:00.000Z' }],
    refunds: [{ amount: '4.50', currency: 'CNY', status: 'paid', at: '2026-11-21T08:30:00.000Z' }],
  },
  actions: [
    {
      id: 'act_1',
      action: 'claim',
      at: '2026-11-21T09:55:00.000Z',
      outcome: 'review',
      reason: 'needs-check',
      fields: { problem: 'late' },
      photo_count: 1,
    },
  ],
});

export const sampleTicket = (): DeskTicketDetail => ({
  ticket: {
    id: 'tic_1',
    shop: 'fresh',
    shop_name: 'Freshlane',
    number: 'T-2611-0001',
    topic: 'claim',
    state: 'open',
    shopper_name: 'Sun Li',
    order_id: 'ord_1',
    created_at: '2026-11-21T09:00:00.000Z',
    due_at: '2026-11-22T09:00:00.000Z',
    photo_count: 1,
  },
  fields: { problem: 'damaged', note: 'The tofu was crushed' },
  order: sampleOrder(),
});

export const sampleDetail = (over: Partial<DeskHandoff> = {}): DeskHandoffDetail => ({
  handoff: sampleHandoff({
    status: 'assigned',
    agent: { id: 'agt_mia', name: 'Mia' },
    shopper_name: 'Lin Wei',
    ...over,
  }),
  packet: {
    reason: 'shopper_asked',
    summary: 'Topic: late delivery. Last question: where is my salmon?',
    locale: 'en',
    topic: 'order.late',
    order_ids: ['ord_1'],
    priority: 'high',
    skill: 'senior',
    reading: { intent: 'order.late', confidence: 0.91, emotion: 'angry', language: 'en' },
    facts: [
      { label: 'Order', value: 'FR2611-04817' },
      { label: 'Wish', value: 'Delivery before noon' },
    ],
    masked: true,
    page_url: 'https://shop.example/cart',
    profile: { name: 'Lin Wei', email: 'lin@example.com', verified: true },
    context: { cart: 'Salmon × 1' },
    transcript: [
      { role: 'shopper', text: 'where is my order', at: '2026-11-21T09:58:00.000Z' },
      { role: 'assistant', text: 'Which order is it?', at: '2026-11-21T09:58:02.000Z' },
      { role: 'shopper', text: 'FR2611-04817', at: '2026-11-21T09:58:20.000Z' },
      { role: 'assistant', text: 'It is out for delivery.', at: '2026-11-21T09:58:21.000Z' },
      { role: 'shopper', text: 'I want a person', at: '2026-11-21T09:59:00.000Z' },
    ],
  },
  orders: [sampleOrder()],
  events: [
    { id: '000000000001', at: '2026-11-21T10:00:00.000Z', type: 'status', status: 'queued' },
    { id: '000000000002', at: '2026-11-21T10:00:30.000Z', type: 'status', status: 'assigned', agent: { name: 'Mia' } },
    { id: '000000000003', at: '2026-11-21T10:00:40.000Z', type: 'message', from: 'shopper', text: 'It is very late!' },
  ],
  notes: [
    {
      id: 'not_1',
      at: '2026-11-21T10:00:35.000Z',
      agent: { id: 'agt_tom', name: 'Tom' },
      text: 'Rider called',
      client_id: 'c-1',
    },
  ],
});

export const sampleLists = (): DeskLists => ({
  queued: [
    sampleHandoff({
      id: 'hnd_2',
      shopper_name: 'Ana',
      priority: 'urgent',
      emotion: 'angry',
      skill: 'expert',
      locale: 'es',
    }),
  ],
  mine: [
    sampleHandoff({
      id: 'hnd_1',
      status: 'assigned',
      agent: { id: 'agt_mia', name: 'Mia' },
      shopper_name: 'Lin Wei',
      message_count: 3,
      last_message: { from: 'shopper', text: 'It is very late!', at: '2026-11-21T10:00:40.000Z' },
    }),
  ],
  closed: [],
  me: samplePresence('Mia'),
  open_tickets: 2,
});

/** As the shopper's last message is read. */
export const sampleReading = (over: Partial<Found['reading']> = {}): Found['reading'] => ({
  intent: 'order.late',
  confidence: 0.9,
  band: 'answer',
  candidates: [],
  emotion: 'neutral',
  emotionConfidence: 0.9,
  language: 'en',
  entities: [],
  tier: 'nano',
  ...over,
});

/** The entry that answers it. */
export const sampleEntry = (text: string): Found['hits'][number] => ({
  kind: 'answer',
  id: 'late-delivery',
  locale: 'en',
  title: 'When we are late',
  blocks: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
  score: 3,
  confidence: 0.83,
});
