import { describe, expect, it } from 'vitest';
import type { Budget } from '#commerce/profile/evidence.ts';
import { NO_NOTES } from '#commerce/profile/shopper-notes.ts';
import type { Draft } from '../draft.ts';
import { Conversation, playbook, reading } from '../testing/conversation.ts';
import { isPriceSensitive } from './price-sense.ts';

function isSensitive(chat: Conversation, budget: Budget | null): boolean {
  const taste = { skin: null, style: null, budget, skus: [] };
  const state = { ...chat.state, notes: { ...NO_NOTES, taste } };
  return isPriceSensitive({ state, book: playbook, effects: [], why: [] } as unknown as Draft);
}

describe('who is shown first what costs less', () => {
  it('is who likes to save by their profile', () => {
    const chat = new Conversation();
    expect(isSensitive(chat, 'saving')).toBe(true);
    for (const budget of ['middle', 'generous', null] as const) expect(isSensitive(chat, budget)).toBe(false);
  });

  it('is who asks for prices again and again, whatever their profile says', () => {
    const chat = new Conversation();
    for (let times = 0; times < 2; times++) chat.say('how much', reading('product.price', 0.9));
    expect(isSensitive(chat, 'generous')).toBe(true);
  });
});
