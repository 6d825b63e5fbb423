import type { ActionDecision } from '#commerce/action.ts';
import type { Effect } from '../effect.ts';
import type { ConversationEvent } from '../event.ts';
import type { Playbook } from '../playbook.ts';
import type { ConversationState } from '../state.ts';
import { createStep, type Step } from '../step.ts';
import { hit, order, reading } from './conversation.ts';
import { newOrder } from './flows.ts';
import { receipt } from './generator.ts';
import type { Happening } from './happenings.ts';

const DECISIONS: ActionDecision[] = [
  { outcome: 'done', reason: 'accepted', amount: order.total, due_at: '2026-11-24T10:00:00+08:00' },
  { outcome: 'review', reason: 'needs-check', ticket_number: 'T1' },
  { outcome: 'refused', reason: 'window-over', order: { ...newOrder, status: 'cancelled' } },
];

/** An answer of the outside to an effect; null for those that are never answered here. */
function answerTo(effect: Effect, luck: number): object | null {
  switch (effect.type) {
    case 'list-orders':
      return {
        type: 'orders-listed',
        turnId: effect.turnId,
        orders: [[], [order], [newOrder], [order, newOrder]][luck % 4],
      };
    case 'look-up-order':
    case 'refresh-order':
      return luck < 3
        ? {
            type: 'order-found',
            turnId: effect.turnId,
            order: luck < 2 ? newOrder : order,
            token: { value: 't', expiresAtMs: 1e12 },
          }
        : {
            type: 'order-failed',
            turnId: effect.turnId,
            cause: ['not-found', 'unauthorised', 'offline'][luck % 3],
            retryAfterS: null,
          };
    case 'act':
    case 'open-ticket':
      return luck < 3
        ? { type: 'decided', key: effect.key, decision: DECISIONS[luck] }
        : { type: 'decision-failed', key: effect.key, cause: 'invalid' };
    case 'find-entry':
    case 'open-entry':
      return { type: 'entry-opened', turnId: effect.turnId, hit: luck < 3 ? hit('policy', 1) : null };
    case 'consult':
      return { type: 'consulted', turnId: effect.turnId, finding: luck < 3 ? FINDINGS[luck] : null };
    case 'use-tool':
      return { type: 'tool-used', turnId: effect.turnId, outcome: { status: luck < 3 ? 'done' : 'absent' } };
    case 'word-answer':
      return { type: 'worded', key: effect.key, ...answerOf(luck) };
    case 'summarise':
      return { type: 'summarised', key: effect.key, ...answerOf(luck) };
    default:
      return null;
  }
}

const FINDINGS = [true, false, false].map((asks) => ({
  lines: [{ say: 'duty-total', params: { amount: '1' } }],
  choices: [],
  citations: [],
  known: { asks },
  asks,
  why: ['worked out'],
}));

const answerOf = (luck: number): object => ({ text: luck < 4 ? `Words ${luck}` : null, receipt: receipt(luck) });

/** A conversation that things happen to, with its log and everything that was asked of the outside. */
export class RandomTalk {
  readonly step: Step;
  readonly log: ConversationEvent[] = [];
  readonly asked: Effect[] = [];
  state!: ConversationState;

  constructor(book: Playbook, wrap: (step: Step) => Step = (step) => step) {
    this.step = wrap(createStep(book));
    this.send({ type: 'started', conversationId: 'c', locale: 'en', online: true, pageUrl: null });
  }

  send(body: object): string {
    const event = { ...body, id: `e${this.log.length}`, at: 60_000 * this.log.length } as ConversationEvent;
    this.log.push(event);
    const [state, effects] = this.step(this.state ?? null, event);
    this.state = state;
    // A device that comes back, or a network, has everything unfinished asked for again: by design under the same keys.
    if (event.type !== 'resumed' && event.type !== 'connection-changed') this.asked.push(...effects);
    return event.id;
  }

  happen(what: Happening): void {
    switch (what.type) {
      case 'say': {
        const turnId = this.send({ type: 'said', text: what.text });
        this.send({ type: 'understood', turnId, reading: what.read, hits: what.hits });
        // What was misread is read again.
        if (this.state.pending.some(({ key }) => key === `again.${turnId}`)) {
          this.send({ type: 'understood', turnId, reading: what.read, hits: what.hits });
        }
        return;
      }
      case 'choose': {
        const message = this.state.messages.findLast(({ role }) => role === 'assistant');
        const choice = message?.role === 'assistant' ? message.choices[what.place] : undefined;
        if (!message || !choice) return;
        const turnId = this.send({ type: 'chose', messageId: message.id, choiceId: choice.id });
        if (choice.act.type === 'say')
          this.send({ type: 'understood', turnId, reading: reading('oos', 0.2), hits: [] });
        return;
      }
      case 'answer': {
        const effect = this.state.pending[what.place];
        const body = effect ? answerTo(effect, what.luck) : null;
        if (body) this.send(body);
        return;
      }
      case 'event':
        this.send(what.body);
    }
  }
}
