import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../database/database.ts';
import type { HandoffEvent } from '../handoff-event.ts';
import { encodeNotice, type HandoffNotice } from '../handoff-notice.ts';
import { createHandoffFeed } from './handoff-feed.ts';

/** A feed whose other end is in our hand. */
async function withFeed() {
  let tell = (_: string) => {};
  let lose = () => {};
  const database: Pick<Database, 'listen'> = {
    listen: async (_, onPayload, onGap) => {
      tell = onPayload;
      lose = onGap;
    },
  };
  const feed = await createHandoffFeed(database as Database);
  return { feed, tell: (notice: HandoffNotice) => tell(encodeNotice(notice)), lose: () => lose() };
}

const said = (number: number, text = 'hi'): HandoffEvent => ({
  id: String(number).padStart(12, '0'),
  at: '2026-11-21T08:00:00.000Z',
  type: 'message',
  from: 'shopper',
  text,
});
const message = (handoffId: string, event: HandoffEvent, agentId: string | null = null): HandoffNotice => ({
  kind: 'message',
  handoffId,
  agentId,
  event,
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('handoff feed', () => {
  it('brings events to who follows that handoff, in order, and waits with those that nobody takes yet', async () => {
    const { feed, tell } = await withFeed();
    const [one, other] = [feed.followHandoff('h1'), feed.followHandoff('h2')];
    tell(message('h1', said(1)));
    tell(message('h1', said(2)));
    expect([await one.take(1000), await one.take(1000)]).toEqual([said(1), said(2)]);
    const quiet = Promise.all([one.take(1000), other.take(1000)]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await quiet).toEqual(['quiet', 'quiet']);
  });

  it('says that something was missed where an event is too long for a notice', async () => {
    const { feed, tell } = await withFeed();
    const inbox = feed.followHandoff('h1');
    tell(message('h1', said(1, '长'.repeat(3000))));
    expect(await inbox.take(1000)).toBe('missed');
  });

  it('keeps no more than a bound of what a slow reader has not taken', async () => {
    const { feed, tell } = await withFeed();
    const inbox = feed.followHandoff('h1');
    for (let number = 1; number <= 65; number += 1) tell(message('h1', said(number)));
    expect(await inbox.take(1000)).toBe('missed');
    tell(message('h1', said(66)));
    expect(await inbox.take(1000)).toEqual(said(66));
  });

  it('tells everybody to ask the database after a time in which notices may have been lost', async () => {
    const { feed, lose } = await withFeed();
    const [inbox, desk] = [feed.followHandoff('h1'), feed.followDesk('mei')];
    lose();
    expect([await inbox.take(1000), await desk.take(1000)]).toEqual(['missed', 'missed']);
  });

  it('wakes a desk for what shows on it, and not for typing or what is said to others', async () => {
    const { feed, tell } = await withFeed();
    const [mei, bo] = [feed.followDesk('mei'), feed.followDesk('bo')];
    tell(message('h1', said(1), 'mei'));
    tell({ kind: 'typing', handoffId: 'h1', agentId: null });
    const woken = Promise.all([mei.take(1000), bo.take(1000)]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await woken).toEqual(['missed', 'quiet']);
    tell({ kind: 'status', handoffId: 'h1', agentId: null });
    expect([await mei.take(1000), await bo.take(1000)]).toEqual(['missed', 'missed']);
  });

  it('lets go at once when ended, and for good', async () => {
    const { feed, tell } = await withFeed();
    const inbox = feed.followHandoff('h1');
    const waiting = inbox.take(60_000);
    inbox.end();
    expect(await waiting).toBe('quiet');
    tell(message('h1', said(1)));
    expect(await inbox.take(60_000)).toBe('quiet');
    expect(vi.getTimerCount()).toBe(0);
  });
});
