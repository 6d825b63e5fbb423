import * as v from 'valibot';
import type { Order } from '#commerce/order.ts';
import { type Flow, flowSchema } from '#knowledge/flow-schema.ts';
import type { Playbook } from '../playbook.ts';
import { order, playbook } from './conversation.ts';

const parse = (flow: unknown): Flow => v.parse(flowSchema, flow);

const cancel = parse({
  id: 'cancel',
  starts: [{ intent: 'order.cancel' }],
  slots: {
    order: { type: 'order' },
    reason: {
      type: 'choice',
      options: [
        { id: 'mind', words: ['不想要了', 'changed my mind'] },
        { id: 'slow', words: ['太慢', 'too slow'] },
      ],
    },
  },
  steps: [
    { id: 'find', collect: 'order' },
    {
      id: 'check',
      branch: [
        { when: { 'order.status': 'cancelled' }, go: 'already' },
        { when: { 'order.fulfillment': ['unfulfilled', 'processing'] }, go: 'why' },
      ],
      else: 'too-late',
    },
    { id: 'why', collect: 'reason' },
    { id: 'sure', confirm: 'sure', no: 'kept' },
    {
      id: 'ask',
      act: 'cancel',
      with: { reason: 'reason', source: '=chat' },
      done: 'cancelled',
      review: 'reviewing',
      refused: 'refused',
    },
    { id: 'cancelled', say: 'cancelled', show: 'order', end: 'done' },
    { id: 'reviewing', say: 'reviewing', end: 'review' },
    { id: 'refused', say: 'refused', end: 'refused' },
    { id: 'already', say: 'already', end: 'informed' },
    { id: 'too-late', say: 'too-late', end: 'informed' },
    { id: 'kept', say: 'kept', end: 'dropped' },
  ],
});

const sendBack = parse({
  id: 'return',
  starts: [{ intent: 'return.request' }],
  slots: {
    order: { type: 'order' },
    lines: { type: 'lines' },
    reason: {
      type: 'choice',
      options: [
        { id: 'size', words: ['尺码', 'too small', 'too big'] },
        { id: 'broken', words: ['坏', 'broken'] },
      ],
    },
    count: { type: 'number', min: 1, max: 9 },
  },
  steps: [
    { id: 'find', collect: 'order' },
    { id: 'which', collect: 'lines' },
    { id: 'why', collect: 'reason' },
    { id: 'size', branch: [{ when: { 'slot.reason': 'size' }, go: 'change' }] },
    { id: 'sure', confirm: 'sure' },
    { id: 'send', act: 'return', with: { reason: 'reason' }, done: 'made', refused: 'refused' },
    { id: 'made', say: 'made', end: 'done' },
    { id: 'refused', say: 'refused', end: 'refused' },
    { id: 'change', jump: 'exchange' },
  ],
});

const exchange = parse({
  id: 'exchange',
  starts: [{ intent: 'exchange.request' }],
  slots: {
    order: { type: 'order' },
    lines: { type: 'lines' },
    reason: { type: 'text' },
    wanted: { type: 'text', minLength: 2 },
  },
  steps: [
    { id: 'find', collect: 'order' },
    { id: 'which', collect: 'lines' },
    { id: 'what', collect: 'wanted' },
    { id: 'send', act: 'exchange', with: { wanted: 'wanted' }, done: 'made', refused: 'made' },
    { id: 'made', say: 'made' },
  ],
});

const damaged = parse({
  id: 'damaged',
  starts: [{ intent: 'order.damaged' }, { words: ['摔碎', 'smashed'] }],
  slots: { order: { type: 'order' }, lines: { type: 'lines' }, photo: { type: 'photo' }, email: { type: 'email' } },
  steps: [
    { id: 'find', collect: 'order' },
    { id: 'which', collect: 'lines' },
    { id: 'proof', collect: 'photo' },
    { id: 'where', collect: 'email', optional: true },
    { id: 'claim', act: 'claim', with: { email: 'email' }, done: 'granted', review: 'looked-at', refused: 'policy' },
    { id: 'granted', say: 'granted', end: 'done' },
    { id: 'looked-at', say: 'looked-at', end: 'review' },
    { id: 'policy', answer: 'return.policy' },
    { id: 'person', handoff: 'policy', say: 'calls' },
  ],
});

const complaint = parse({
  id: 'complaint',
  starts: [{ intent: 'complaint' }],
  slots: { text: { type: 'text', minLength: 5 } },
  steps: [
    { id: 'what', collect: 'text' },
    { id: 'open', ticket: 'complaint', with: { text: 'text' }, next: 'opened' },
    { id: 'opened', say: 'opened', end: 'review' },
  ],
});

/** Turns in a circle without ever waiting: a build would refuse it. */
const endless = parse({
  id: 'endless',
  starts: [{ intent: 'gift.query' }],
  slots: {},
  steps: [
    { id: 'a', branch: [{ when: { online: true }, go: 'a' }], else: 'b' },
    { id: 'b', jump: 'endless' },
  ],
});

export const flows: Flow[] = [cancel, sendBack, exchange, damaged, complaint, endless];

const KEYS: Record<string, string> = {
  'cancel.sure': 'cancel {order}, {items}, {amount}?',
  'cancel.cancelled': 'cancelled {order}: {reason}, {amount} back by {due}',
  'return.sure': 'return {lines} because {reason}?',
  'damaged.looked-at': 'ticket {ticket}',
};

function textsOf({ id, slots, steps }: Flow): Record<string, string[]> {
  const keys = [
    'title',
    ...steps.flatMap((step) => ('say' in step && step.say ? [step.say] : 'confirm' in step ? [step.confirm] : [])),
    ...Object.entries(slots).flatMap(([name, slot]) => [
      ...(slot.type === 'order' ? [] : [`ask-${name}`, `again-${name}`, `invalid-${name}`]),
      ...(slot.type === 'choice' ? slot.options.map((option) => `option-${option.id}`) : []),
    ]),
  ];
  return Object.fromEntries(
    keys.map((key) => [
      `flow.${id}.${key}`,
      [
        `<${KEYS[`${id}.${key}`] ?? (key.startsWith('option-') ? key.slice(7) : `${id} ${key}`)}>`.replace(
          key.startsWith('option-') ? /[<>]/g : /$^/,
          '',
        ),
      ],
    ]),
  );
}

/** The playbook with these flows; every text is its own key. */
export const flowBook: Playbook = {
  ...playbook,
  flows,
  scripts: {
    en: {
      ...playbook.scripts.en,
      'choice-yes': ['Yes'],
      'choice-no': ['No'],
      'topic-back': ['<back to {title}>'],
      'order-assumed': ['<about {order}>'],
      'reason.accepted': ['as you wished'],
      ...Object.assign({}, ...flows.map(textsOf)),
    },
  },
};

/** Two lines, not yet packed, placed last. */
export const newOrder: Order = {
  ...order,
  id: 'o2',
  number: 'FR2611-00002',
  placed_at: '2026-11-21T10:00:00+08:00',
  fulfillment: 'processing',
  lines: [
    { id: 'a', title: 'Blue cotton shirt', sku: 'BL-1', quantity: 1, returnable_quantity: 1 },
    { id: 'b', title: '红色羊毛围巾', sku: 'RE-1', quantity: 3, returnable_quantity: 3 },
  ],
};
