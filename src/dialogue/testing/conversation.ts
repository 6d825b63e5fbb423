import type { Order } from '#commerce/order.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Entity, Reading } from '#nlu/reading.ts';
import type { Effect } from '../effect.ts';
import type { ConversationEvent } from '../event.ts';
import type { Playbook } from '../playbook.ts';
import type { AssistantMessage, ConversationState } from '../state.ts';
import { createStep } from '../step.ts';
import { SCRIPT_KEYS } from '../wording.ts';

/** A playbook whose wording is the script's own key, so that tests read what was said. */
export const playbook: Playbook = {
  shop: 'fresh',
  packVersion: '0123456789abcdef',
  shopName: { en: 'Freshlane' },
  scripts: { en: Object.fromEntries([...SCRIPT_KEYS, 'starter-returns'].map((key) => [key, [`<${key}>`]])) },
  rules: {
    bands: { answer: 0.7, clarify: 0.6 },
    unrecognisedLimit: 3,
    negativeLimit: 2,
    crisisWords: ['举报'],
    starters: ['track', 'returns', 'person'],
  },
  flows: [],
  orderNumbers: ['FR\\d{4}-?\\d{5}'],
  orderNumberExample: 'FR2611-04817',
};

export const reading = (intent: string, confidence: number, more: Partial<Reading> = {}): Reading => ({
  intent,
  confidence,
  band: 'answer',
  candidates: [{ intent, confidence }],
  emotion: 'neutral',
  emotionConfidence: 0.9,
  language: 'en',
  entities: [],
  tier: 'nano',
  ...more,
});

export const entity = (type: Entity['type'], value: string): Entity => ({
  type,
  text: value,
  value,
  start: 0,
  end: value.length,
});

export const hit = (id: string, confidence: number, intent = 'shipping.fee'): SearchHit => ({
  kind: 'answer',
  id,
  locale: 'en',
  title: `Title of ${id}`,
  blocks: [{ type: 'paragraph', children: [{ type: 'text', text: `Body of ${id}` }] }],
  intent,
  score: 1,
  confidence,
});

export const order: Order = {
  id: 'o1',
  number: 'FR2611-04817',
  placed_at: '2026-11-20T10:00:00+08:00',
  status: 'open',
  payment: 'paid',
  fulfillment: 'shipped',
  total: { amount: '59.90', currency: 'CNY' },
  lines: [{ id: 'l1', title: 'Salmon', quantity: 1 }],
};

type Body<T> = T extends { id: string; at: number } ? Omit<T, 'id' | 'at'> : never;

/** Drives `step` with a simulated clock and counted ids. */
export class Conversation {
  readonly #step;
  readonly log: ConversationEvent[] = [];
  state!: ConversationState;
  effects: Effect[] = [];
  readonly #approves: boolean;

  /** @param approves The shopper sends at once whatever a person is to get; else tests do it. */
  constructor(book: Playbook | null = playbook, online = true, approves = true) {
    this.#step = createStep(book);
    this.#approves = approves;
    this.send({ type: 'started', conversationId: 'c1', locale: 'en', online, pageUrl: null });
  }

  /** Gives the event's id, which is the turn's id. */
  send(body: Body<ConversationEvent>): string {
    const event = { ...body, id: `e${this.log.length}`, at: 1_000 * this.log.length } as ConversationEvent;
    this.log.push(event);
    [this.state, this.effects] = this.#step(this.state ?? null, event);
    if (this.#approves && this.state.handoff.phase === 'drafted') this.#approve(this.effects);
    return event.id;
  }

  #approve(before: Effect[]): void {
    this.send({ type: 'packet-approved', summary: null, leftOut: [], unmasked: false });
    this.effects = [...before, ...this.effects];
  }

  /** Says something and has it understood. */
  say(text: string, read: Reading, hits: SearchHit[] = []): string {
    const turnId = this.send({ type: 'said', text });
    this.send({ type: 'understood', turnId, reading: read, hits });
    return turnId;
  }

  get lastReply(): AssistantMessage {
    const message = this.state.messages.findLast(({ role }) => role === 'assistant');
    if (message?.role !== 'assistant') throw new Error('nothing was said');
    return message;
  }

  /** The texts of the last reply. */
  get said(): string[] {
    return this.lastReply.parts.map((part) => (part.type === 'text' ? part.text : part.type));
  }
}
