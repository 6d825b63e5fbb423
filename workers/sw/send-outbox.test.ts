import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { Conversation } from '#dialogue/testing/conversation.ts';
import { DexieStore } from '../knowledge/dexie-store.ts';
import type { LedgerEntry } from '../knowledge/knowledge-api.ts';
import { HANDOFF_ID, HANDOFF_TOKEN, isConversationDatabase, type OutboxRequest } from '../shared/outbox-request.ts';
import { readOutbox } from './read-outbox.ts';
import { type OutboxSurroundings, sendOutbox } from './send-outbox.ts';

let databases = 0;

const handoff: OutboxRequest = {
  key: 'handoff.1',
  url: 'https://shop.test/v1/handoffs',
  headers: { 'idempotency-key': 'handoff.1', 'content-type': 'application/json' },
  body: '{"summary":"…"}',
  purpose: 'handoff',
  after: null,
};
const message = (id: string): OutboxRequest => ({
  key: `send.${id}`,
  url: `https://shop.test/v1/handoffs/${HANDOFF_ID}/messages`,
  headers: { authorization: `Bearer ${HANDOFF_TOKEN}` },
  body: JSON.stringify({ client_id: id, text: 'hi' }),
  purpose: 'handoff',
  after: 'handoff.1',
});

/** A database with these requests waiting, and a network that answers as told. */
async function setUp(
  waiting: OutboxRequest[],
  answer: (request: Request) => Response | Promise<Response>,
  free = true,
) {
  const name = `aisle.sw-${databases++}`;
  const store = await DexieStore.open(name);
  const chat = new Conversation();
  const state = {
    ...chat.state,
    pending: waiting.map(({ key }) => ({ type: 'close-handoff' as const, key, handoff: { id: 'h', token: 't' } })),
  };
  const seq = await store.appendLog('c1', 0, chat.log, state);
  await store.keepOutbox('c1', seq, waiting);
  store.close();
  const sent: string[] = [];
  const ledger: LedgerEntry[] = [];
  const around: OutboxSurroundings = {
    fetch: async (request) => {
      sent.push(
        `${new URL(request.url).pathname} ${request.headers.get('authorization') ?? ''} ${await request.clone().text()}`,
      );
      return answer(request);
    },
    now: () => 7,
    locks: {
      request: (async (_: string, __: object, work: (lock: object | null) => unknown) =>
        work(free ? {} : null)) as unknown as LockManager['request'],
    },
    record: async (entry) => {
      ledger.push(entry);
    },
  };
  return { name, sent, ledger, around };
}

const made = () => Response.json({ id: 'h 1', token: 'tok', status: 'queued' }, { status: 201 });

describe('sending what waits without a page', () => {
  it('goes in order, and gives messages the handoff that was just made for them', async () => {
    const { name, sent, ledger, around } = await setUp([handoff, message('m1'), message('m2')], (request) =>
      request.url.endsWith('/handoffs') ? made() : new Response(null, { status: 202 }),
    );
    await sendOutbox(name, around);
    expect(sent).toEqual([
      '/v1/handoffs  {"summary":"…"}',
      '/v1/handoffs/h%201/messages Bearer tok {"client_id":"m1","text":"hi"}',
      '/v1/handoffs/h%201/messages Bearer tok {"client_id":"m2","text":"hi"}',
    ]);
    expect(ledger.map(({ url, status, sentBytes, purpose }) => [url, status, sentBytes, purpose])).toEqual([
      ['https://shop.test/v1/handoffs', 201, 17, 'handoff'],
      ['https://shop.test/v1/handoffs/h%201/messages', 202, 30, 'handoff'],
      ['https://shop.test/v1/handoffs/h%201/messages', 202, 30, 'handoff'],
    ]);
  });

  it('leaves everything to the tab that leads', async () => {
    const { name, sent, around } = await setUp([handoff], made, false);
    await sendOutbox(name, around);
    expect(sent).toEqual([]);
  });

  it.each([429, 503])('stops at %d and has it tried again later, under the same key', async (status) => {
    const answers = [new Response(null, { status }), made(), new Response(null, { status: 202 })];
    const { name, sent, around } = await setUp([handoff, message('m1')], () => answers.shift() ?? made());
    await expect(sendOutbox(name, around)).rejects.toThrow(String(status));
    expect(sent).toHaveLength(1);
    await sendOutbox(name, around);
    expect(sent).toHaveLength(3);
    expect(sent[1]).toBe(sent[0]);
  });

  it('tries again when the network goes away in between, and notes what did not arrive', async () => {
    const { name, ledger, around } = await setUp([handoff], () => Promise.reject(new TypeError('offline')));
    await expect(sendOutbox(name, around)).rejects.toThrow('offline');
    expect(ledger).toMatchObject([{ status: 0 }]);
  });

  it('passes over what belongs to a refused handoff; the page hears of the refusal itself', async () => {
    const { name, sent, around } = await setUp([handoff, message('m1')], () => new Response(null, { status: 422 }));
    await sendOutbox(name, around);
    expect(sent).toHaveLength(1);
  });

  it('makes no database while looking for one, and knows which are conversations', async () => {
    expect(await readOutbox('aisle.nowhere')).toEqual([]);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('aisle.nowhere');
    expect(
      ['aisle./packs/a/', 'aisle./packs/a/.photos', 'aisle-sw-ledger', 'shop'].map(isConversationDatabase),
    ).toEqual([true, false, false, false]);
  });
});
