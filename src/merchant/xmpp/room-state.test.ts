import { describe, expect, it } from 'vitest';
import type { RoomPresence } from './read-stanza.ts';
import { RoomLog } from './room-log.ts';
import { RoomState } from './room-state.ts';

const isOwn = (nick: string) => nick.startsWith('Shopper');

const presence = (nick: string, here: boolean, more: Partial<RoomPresence> = {}): RoomPresence => ({
  nick,
  here,
  codes: new Set(),
  lost: false,
  destroyed: false,
  ...more,
});

describe('who is in a room', () => {
  it('is left alone when the last agent went on purpose, not when a line broke or a name was changed', () => {
    const state = new RoomState(isOwn);
    for (const nick of ['Shopper 1a2b', 'Mei', 'Bo']) state.hearPresence(presence(nick, true));
    expect(state.agent).toBe('Mei');
    expect(state.hearPresence(presence('Mei', false)).leftAlone).toBe(false);
    expect(state.agent).toBe('Bo');
    expect(state.hearPresence(presence('Bo', false, { lost: true })).leftAlone).toBe(false);
    state.hearPresence(presence('Bo', true));
    expect(state.hearPresence(presence('Bo', false, { codes: new Set(['303']) })).leftAlone).toBe(false);
    state.hearPresence(presence('Bo Li', true));
    expect(state.hearPresence(presence('Bo Li', false)).leftAlone).toBe(true);
    expect(state.agent).toBeNull();
  });

  it('is over by its subject, when it is destroyed, and when the shopper is thrown out', () => {
    const closedBy = (hear: (state: RoomState) => void) => {
      const state = new RoomState(isOwn);
      hear(state);
      return [state.closed, state.agreed];
    };
    const subject = (text: string) => (state: RoomState) =>
      state.hearMessage({ nick: 'Mei', subject: text, typing: null, body: null });
    expect(closedBy(subject('closed'))).toEqual([true, '']);
    expect(closedBy(subject(' Closed – refund of 5 EUR'))).toEqual([true, 'refund of 5 EUR']);
    expect(closedBy(subject('closedown sale'))).toEqual([false, '']);
    expect(closedBy(subject('where is my parcel'))).toEqual([false, '']);
    expect(closedBy((state) => state.hearPresence(presence('Mei', false, { destroyed: true })))).toEqual([true, '']);
    const kicked = presence('Shopper 1a2b', false, { codes: new Set(['307']) });
    expect(closedBy((state) => state.hearPresence(kicked))).toEqual([true, '']);
  });

  it('tells who is typing until they said it, stopped, or left', () => {
    const state = new RoomState(isOwn);
    const type = (typing: boolean | null, body: string | null = null) =>
      state.hearMessage({ nick: 'Mei', subject: null, typing, body });
    type(true);
    expect(state.typing).toEqual({ shopper: false, agent: true });
    type(null, 'hello');
    expect(state.typing.agent).toBe(false);
    type(true);
    type(false);
    expect(state.typing.agent).toBe(false);
    type(true);
    state.hearPresence(presence('Mei', false, { lost: true }));
    expect(state.typing.agent).toBe(false);
  });
});

describe("a room's log", () => {
  const message = (archiveId: string, at: string, id: string | null = null) => ({
    archiveId,
    at,
    id,
    nick: 'Mei',
    body: archiveId,
    subject: null,
    typing: null,
  });

  it('gives ids that sort as the archive does, within a second and when the clock is set back', () => {
    const log = new RoomLog();
    const times = ['2026-11-21T08:00:01.000Z', '2026-11-21T08:00:01.000Z', '2026-11-21T07:00:00.000Z'];
    for (const [index, at] of times.entries()) log.add(message(`m${index}`, at), false);
    log.add(message('m0', times[0] ?? ''), false);
    const ids = log.entries.map(({ eventId }) => eventId);
    expect(ids).toHaveLength(3);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(3);
  });

  it("finds the shopper's own messages by their ids, and nobody else's", () => {
    const log = new RoomLog();
    log.add(message('a', '2026-11-21T08:00:01.000Z', 'mine'), true);
    log.add(message('b', '2026-11-21T08:00:02.000Z', 'theirs'), false);
    expect(log.find('mine')?.archiveId).toBe('a');
    expect(log.find('theirs')).toBeUndefined();
  });
});
