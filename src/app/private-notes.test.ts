import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { ConversationEvent, EventBody } from '#dialogue/event.ts';
import { isPrivate } from '#dialogue/private-events.ts';
import type { ConversationState } from '#dialogue/state.ts';
import { createStep } from '#dialogue/step.ts';
import { playbook } from '#dialogue/testing/conversation.ts';
import { DexieStore } from '#workers/knowledge/dexie-store.ts';

/** A conversation in the real store, kept as the tab that leads keeps it. */
class Kept {
  readonly #step = createStep(playbook);
  readonly #name: string;
  #store: DexieStore;
  #seq = 0;
  #ids = 0;
  state!: ConversationState;

  private constructor(name: string, store: DexieStore) {
    this.#name = name;
    this.#store = store;
  }

  static async open(name: string): Promise<Kept> {
    const kept = new Kept(name, await DexieStore.open(name));
    await kept.happen({ type: 'started', conversationId: 'c1', locale: 'en', online: true, pageUrl: null });
    return kept;
  }

  async happen(body: EventBody): Promise<void> {
    const event = { ...body, id: `e${this.#ids++}`, at: 1_000 * this.#ids } as ConversationEvent;
    const [state] = this.#step(this.state ?? null, event);
    this.#seq = await this.#store.appendLog('c1', this.#seq, isPrivate(event) ? [] : [event], state);
    this.state = state;
  }

  /** Everything that a device which comes back finds, opened. */
  async found(): Promise<string> {
    this.#store.close();
    this.#store = await DexieStore.open(this.#name);
    return JSON.stringify([await this.#store.currentConversation(), await this.#store.readLog('c1', 0)]);
  }

  async forget(): Promise<void> {
    await this.#store.forget('conversation');
  }
}

describe('a profile in the store of the device', () => {
  it('is found again, in the state and not in the log', async () => {
    const kept = await Kept.open('found');
    await kept.happen({ type: 'said', text: 'hello' });
    await kept.happen({ type: 'noticed', seen: { type: 'favourited', sku: 'SECRET-77' } });
    const [conversation, log] = JSON.parse(await kept.found());
    expect(conversation.state.notes.evidence).toMatchObject([{ kind: 'favourited', sku: 'SECRET-77' }]);
    expect(JSON.stringify(log)).not.toContain('SECRET-77');
    expect(log.map(({ event }: { event: ConversationEvent }) => event.type)).toEqual(['started', 'said']);
  });

  it('is nowhere once it was erased', async () => {
    const kept = await Kept.open('erased');
    for (const seen of [
      { type: 'viewed', sku: 'SECRET-77' },
      { type: 'dwelt', sku: 'SECRET-77', seconds: 60 },
      { type: 'bought', sku: 'SECRET-77', price: 9 },
    ] as const) {
      await kept.happen({ type: 'noticed', seen });
    }
    await kept.happen({ type: 'taste-set', axis: 'skin', value: 'very-oily' });
    await kept.happen({ type: 'evidence-dropped', pieceId: 'viewed.SECRET-77.0' });
    expect(await kept.found()).toContain('SECRET-77');
    await kept.happen({ type: 'notes-erased' });
    expect(await kept.found()).not.toMatch(/SECRET-77|very-oily/);
    await kept.happen({ type: 'said', text: 'go on' });
    expect(await kept.found()).toContain('go on');
  });

  it('holds nothing of what happens while it is paused', async () => {
    const kept = await Kept.open('paused');
    await kept.happen({ type: 'notes-paused', paused: true });
    await kept.happen({ type: 'noticed', seen: { type: 'viewed', sku: 'SECRET-77' } });
    expect(await kept.found()).not.toContain('SECRET-77');
  });

  it('has no piece that was taken out', async () => {
    const kept = await Kept.open('dropped');
    await kept.happen({ type: 'noticed', seen: { type: 'dwelt', sku: 'A-1', seconds: 41 } });
    await kept.happen({ type: 'evidence-dropped', pieceId: 'dwelt.A-1.0' });
    expect(await kept.found()).not.toContain('"seconds":41');
  });

  it('goes with the conversation', async () => {
    const kept = await Kept.open('forgotten');
    await kept.happen({ type: 'noticed', seen: { type: 'favourited', sku: 'SECRET-77' } });
    await kept.forget();
    expect(await kept.found()).toBe('[null,[]]');
  });
});
