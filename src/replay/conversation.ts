import type { Locale } from '#core/locale.ts';
import type { Effect } from '#dialogue/effect.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import { isPrivate } from '#dialogue/private-events.ts';
import type { Choice, ConversationState, Message } from '#dialogue/state.ts';
import type { Reading } from '#nlu/reading.ts';
import type { EventBody, ReplayBackend } from './backend.ts';
import type { Device } from './device.ts';

export interface ConversationStart {
  id?: string;
  locale: Locale;
  /** Epoch ms. */
  atMs: number;
  online?: boolean;
}

/** What one thing that the shopper did led to. */
export interface PlayedTurn {
  reading: Reading | null;
  /** What was said by others than the shopper. */
  replies: Message[];
  /** What was asked of the outside; reading a message and opening an entry stay on the device and are left out. */
  effects: Effect[];
}

/** Between what the shopper does. */
const TURN_MS = 1000;
/** Most events that one turn may lead to: more means that effects and events go round in a circle. */
const EVENTS_LIMIT = 100;
const INWARD = new Set<Effect['type']>([
  'understand',
  'open-entry',
  'find-entry',
  'consult',
  'read-taste',
  'word-answer',
  'summarise',
]);

/** One conversation with a device and a shop, on a clock of its own: the same doings lead to the same turns. */
export class ReplayedConversation {
  readonly #device: Device;
  readonly #backend: ReplayBackend;
  readonly #log: ConversationEvent[] = [];
  #state: ConversationState;
  #atMs: number;

  /** @param backendFor Makes the shop, with the clock of the conversation. */
  constructor(
    device: Device,
    backendFor: (now: () => number) => ReplayBackend,
    { id = 'replay', locale, atMs, online = true }: ConversationStart,
  ) {
    this.#device = device;
    this.#atMs = atMs;
    this.#backend = backendFor(() => this.#atMs);
    const started = this.#stamp({ type: 'started', conversationId: id, locale, online, pageUrl: null });
    [this.#state] = device.step(null, started);
  }

  get state(): ConversationState {
    return this.#state;
  }

  get atMs(): number {
    return this.#atMs;
  }

  /** Everything that happened so far; folding it gives the state. */
  get log(): readonly ConversationEvent[] {
    return this.#log;
  }

  /** Choices of the last reply. */
  get offered(): readonly Choice[] {
    const last = this.#state.messages.findLast(({ role }) => role === 'assistant');
    return last?.role === 'assistant' ? last.choices : [];
  }

  say(text: string): Promise<PlayedTurn> {
    return this.happen({ type: 'said', text });
  }

  /** Taps a choice of the last reply by its id or label. Throws where there is none. */
  choose(name: string): Promise<PlayedTurn> {
    const last = this.#state.messages.findLast(({ role }) => role === 'assistant');
    const choice = this.offered.find(({ id, label }) => id === name || label === name);
    if (!last || !choice) throw new Error(`no choice “${name}” is offered: ${this.offered.map(({ label }) => label)}`);
    return this.happen({ type: 'chose', messageId: last.id, choiceId: choice.id });
  }

  addPhoto(): Promise<PlayedTurn> {
    const photo = { id: `photo${this.#log.length}`, mediaType: 'image/jpeg', sizeBytes: 200_000 };
    return this.happen({ type: 'photo-added', photo });
  }

  /** Time goes by in silence; then the device comes back. */
  pause(ms: number): Promise<PlayedTurn> {
    this.#atMs += ms;
    return this.happen({ type: 'resumed', online: this.#state.online });
  }

  /** Lets an event happen, and runs what it asks for until nothing more comes of it. */
  async happen(body: EventBody): Promise<PlayedTurn> {
    this.#atMs += TURN_MS;
    const known = new Set(this.#state.messages.map(({ id }) => id));
    const asked: Effect[] = [];
    let reading: Reading | null = null;
    const events = [body];
    for (let count = 0; events.length > 0; count += 1) {
      if (count > EVENTS_LIMIT) throw new Error(`one ${body.type} led to more than ${EVENTS_LIMIT} events`);
      const next = events.shift();
      if (!next) break;
      if (next.type === 'understood') reading = next.reading;
      const event = this.#stamp(next);
      const [state, effects] = this.#device.step(this.#state, event);
      this.#state = state;
      // The shopper sends at once what a person is to get.
      if (state.handoff.phase === 'drafted') {
        events.push({ type: 'packet-approved', summary: null, leftOut: [], unmasked: false });
      }
      for (const effect of effects) {
        if (!INWARD.has(effect.type)) asked.push(effect);
        const answer = await this.#answer(effect);
        if (answer) events.push(answer);
      }
    }
    const replies = this.#state.messages.filter(({ id, role }) => role !== 'shopper' && !known.has(id));
    return { reading, replies, effects: asked };
  }

  async #answer(effect: Effect): Promise<EventBody | null> {
    const { online, locale, id } = this.#state;
    switch (effect.type) {
      case 'understand': {
        const { reading, hits } = await this.#device.understand(effect.text, locale, this.#atMs);
        return { type: 'understood', turnId: effect.turnId, reading, hits };
      }
      case 'open-entry': {
        const hit = await this.#device.entry(effect.entryId, effect.locale, this.#atMs);
        return { type: 'entry-opened', turnId: effect.turnId, hit };
      }
      case 'find-entry': {
        const hit = await this.#device.entryAbout(effect.intent, effect.locale, this.#atMs);
        return { type: 'entry-opened', turnId: effect.turnId, hit };
      }
      case 'consult': {
        const finding = await this.#device.consult(effect.name, effect.inquiry);
        return { type: 'consulted', turnId: effect.turnId, finding };
      }
      case 'read-taste': {
        const { notes } = this.#state;
        const reading = notes ? await this.#device.profile(notes, locale, this.#atMs) : null;
        return { type: 'taste-read', key: effect.key, taste: reading?.taste ?? null };
      }
      case 'use-tool':
        // There is no page.
        return { type: 'tool-used', turnId: effect.turnId, outcome: { status: 'absent' } };
      case 'word-answer':
      case 'summarise':
        // A replay has no generator; a device's log has what was said.
        return null;
      case 'look-up-order':
      case 'refresh-order':
      case 'list-orders':
        if (!online) return { type: 'order-failed', turnId: effect.turnId, cause: 'offline', retryAfterS: null };
    }
    // Without a network the rest waits, and is asked for again when there is one.
    return online ? this.#backend.answer(effect, { id, atMs: this.#atMs }) : null;
  }

  #stamp(body: EventBody): ConversationEvent {
    // As on a device, what belongs to the profile alone is not logged, and wordings do not depend on it.
    const id = isPrivate(body) ? `private.${this.#log.length}` : `e${this.#log.length}`;
    const event = { ...body, id, at: this.#atMs } as ConversationEvent;
    if (!isPrivate(body)) this.#log.push(event);
    return event;
  }
}
