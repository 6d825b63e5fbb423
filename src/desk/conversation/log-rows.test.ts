import { expect, it } from 'vitest';
import type { DeskEvent } from '../client/desk-types.ts';
import { logRows } from './log-rows.ts';

const at = (second: number) => `2026-11-21T10:00:${String(second).padStart(2, '0')}.000Z`;
const says = (id: string, second: number, from: 'shopper' | 'agent', client_id?: string): DeskEvent => ({
  id,
  at: at(second),
  type: 'message',
  from,
  text: id,
  ...(client_id && { client_id }),
});
const becomes = (id: string, second: number, status: 'queued' | 'assigned' | 'closed'): DeskEvent => ({
  id,
  at: at(second),
  type: 'status',
  status,
});
const agent = { id: 'agt', name: 'Mia' };

it('puts notes among the messages by their time', () => {
  const notes = [{ id: 'note', at: at(2), agent, text: 'called', client_id: 'n' }];
  const rows = logRows({ events: [says('a', 1, 'shopper'), says('b', 3, 'agent')], notes });
  expect(rows.map(({ id }) => id)).toEqual(['a', 'note', 'b']);
});

it('shows a wait after a transfer, and no places in the queue', () => {
  const events = [
    becomes('q1', 1, 'queued'),
    becomes('q2', 2, 'queued'),
    becomes('on', 3, 'assigned'),
    becomes('q3', 4, 'queued'),
  ];
  expect(logRows({ events, notes: [] }).map(({ id }) => id)).toEqual(['on', 'q3']);
});

it('shows what is on its way until it has arrived, with what the agent wrote beside its translation', () => {
  const sending = { clientId: 'c2', text: 'hola', own: 'hello', state: 'sending' as const };
  const originals = new Map([['c2', 'hello']]);
  const before = logRows({ events: [says('a', 1, 'agent', 'c1')], notes: [] }, [sending], originals);
  expect(before.map(({ kind }) => kind)).toEqual(['message', 'outgoing']);
  const after = logRows(
    { events: [says('a', 1, 'agent', 'c1'), says('b', 2, 'agent', 'c2')], notes: [] },
    [sending],
    originals,
  );
  expect(after.map((row) => (row.kind === 'message' ? row.own : row.kind))).toEqual([null, 'hello']);
});
