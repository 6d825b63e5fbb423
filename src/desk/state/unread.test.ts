import { expect, it } from 'vitest';
import { sampleHandoff } from '../testing/samples.ts';
import { Unread } from './unread.ts';

const at = '2026-11-21T10:00:00.000Z';
const mine = (message_count: number, from: 'shopper' | 'agent' = 'shopper') =>
  sampleHandoff({ id: 'm', status: 'assigned', message_count, last_message: { from, text: 'x', at } });

it('counts what came since it was seen', () => {
  const unread = new Unread();
  unread.see(mine(3));
  expect([unread.of(mine(3)), unread.of(mine(5))]).toEqual([0, 2]);
  expect(unread.total([mine(5), sampleHandoff()])).toBe(2);
});

it('counts from the last answer where the agent went on before the lists told of it', () => {
  const unread = new Unread();
  unread.see(mine(3));
  unread.hear([mine(4, 'agent')]);
  expect(unread.of(mine(5))).toBe(1);
});

it('knows of one that was never opened here only that it wants an answer', () => {
  expect(new Unread().of(mine(8))).toBe(1);
});

it('counts nothing where the agent had the last word, or nobody looks after it', () => {
  expect(new Unread().of(mine(8, 'agent'))).toBe(0);
  expect(new Unread().of({ ...mine(8), status: 'closed' })).toBe(0);
});
