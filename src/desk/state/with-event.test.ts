import { expect, it } from 'vitest';
import type { DeskEvent } from '../client/desk-types.ts';
import { sampleDetail } from '../testing/samples.ts';
import { withEvent } from './with-event.ts';

const message = (id: string): DeskEvent => ({
  id,
  at: '2026-11-21T10:01:00.000Z',
  type: 'message',
  from: 'shopper',
  text: id,
});

it('takes an event once, and puts what came out of order into its place', () => {
  const once = withEvent(withEvent(sampleDetail(), message('000000000009')), message('000000000005'));
  expect(withEvent(once, message('000000000009'))).toBe(once);
  expect(once.events.map(({ id }) => id).slice(-2)).toEqual(['000000000005', '000000000009']);
});

it('follows who looks after it, and does not go back for a status that came late', () => {
  const closed = { id: '000000000009', at: '2026-11-21T10:09:00.000Z', type: 'status', status: 'closed' } as const;
  const late = { ...closed, id: '000000000004', status: 'assigned', agent: { name: 'Tom' } } as const;
  const detail = withEvent(sampleDetail(), closed);
  expect(detail.handoff.status).toBe('closed');
  expect(withEvent(detail, late).handoff.status).toBe('closed');
  expect(withEvent(sampleDetail(), late).handoff.agent).toEqual({ id: '', name: 'Tom' });
  const same = { ...late, agent: { name: 'Mia' } };
  expect(withEvent(sampleDetail(), same).handoff.agent?.id).toBe('agt_mia');
});
