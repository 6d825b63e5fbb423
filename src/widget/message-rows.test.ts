import { describe, expect, it } from 'vitest';
import type { Message } from '#dialogue/state.ts';
import { messageRows } from './message-rows.ts';
import { assistantSays, shopperSays } from './testing/fake-chat-host.ts';

const start = new Date(2026, 2, 14, 12).getTime();
const at = (message: Message, minutes: number): Message => ({ ...message, at: start + minutes * 60_000 });

describe('messageRows', () => {
  it('groups what one sender says in close succession', () => {
    const rows = messageRows([
      at(shopperSays('a'), 0),
      at(shopperSays('b'), 1),
      at(assistantSays([]), 1),
      at(shopperSays('c'), 2),
      at(shopperSays('d'), 20),
    ]);
    expect(rows.map(({ first }) => first)).toEqual([true, false, true, true, true]);
    expect(rows.map(({ last }) => last)).toEqual([false, true, true, true, true]);
  });

  it('parts two agents and two days', () => {
    const agent = (name: string): Message => ({ role: 'agent', id: name, at: start, name, text: 'hi' });
    expect(messageRows([agent('Lin'), agent('Mo')]).map(({ first }) => first)).toEqual([true, true]);
    const rows = messageRows([at(shopperSays('a'), 0), at(shopperSays('b'), 14 * 60)]);
    expect(rows.map(({ newDay }) => newDay)).toEqual([true, true]);
  });

  it('lets quick replies be used until something is said after them', () => {
    const asked = assistantSays([]);
    const notice: Message = { role: 'system', id: 'n', at: start, notice: 'handoff-failed', params: {} };
    expect(messageRows([asked, notice]).map(({ answerable }) => answerable)).toEqual([true, false]);
    expect(messageRows([asked, shopperSays('x')]).map(({ answerable }) => answerable)).toEqual([false, false]);
  });
});
