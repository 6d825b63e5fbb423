import { afterEach, expect, it, vi } from 'vitest';
import { AppError } from '#core/app-error.ts';
import { Leadership } from './leadership.ts';
import { TabLink } from './tab-link.ts';

const open: { close(): void }[] = [];
const keep = <T extends { close(): void }>(part: T): T => {
  open.push(part);
  return part;
};
let count = 0;
const freshName = () => `tab-link-test-${Date.now()}-${count++}`;

afterEach(() => {
  for (const part of open.splice(0)) part.close();
  vi.useRealTimers();
});

it('carries calls to the leader and its answers and errors back', async () => {
  const name = freshName();
  const leader = keep(new TabLink(name, () => {}));
  const follower = keep(new TabLink(name, () => {}));
  leader.serve(async (method, args) => {
    if (method === 'fail') throw new AppError('order-not-found', { path: 'number' });
    return [method, ...args];
  });
  expect(await follower.call('say', 'hello')).toEqual(['say', 'hello']);
  await expect(follower.call('fail')).rejects.toMatchObject({ code: 'order-not-found', details: { path: 'number' } });
});

it('tells the news to every other tab', async () => {
  const name = freshName();
  const leader = keep(new TabLink<number>(name, () => {}));
  const heard = [keep(new TabLink<number>(name, () => {})), keep(new TabLink<number>(name, () => {}))].map(
    (link) => new Promise((resolve) => link.onNews(resolve)),
  );
  leader.tell(7);
  expect(await Promise.all(heard)).toEqual([7, 7]);
});

it('reports a leader that gives no answer, and gets the answer from the one that comes after it', async () => {
  const name = freshName();
  const heard = Promise.withResolvers<void>();
  const follower = keep(new TabLink(name, heard.resolve));
  const answer = follower.call('say');
  await heard.promise;
  follower.serve(async () => 'mine');
  expect(await answer).toBe('mine');
});

it('rejects what is open when it closes', async () => {
  const follower = new TabLink(freshName(), () => {});
  const answer = follower.call('say');
  follower.close();
  await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
});

it('lets one lead, passes the lead on, and lets it be taken by force', async () => {
  const name = freshName();
  const log: string[] = [];
  const gained = Promise.withResolvers<void>();
  const lost = Promise.withResolvers<void>();
  const first = keep(
    new Leadership(
      name,
      () => log.push('first leads'),
      () => log.push('first lost'),
    ),
  );
  const second = keep(
    new Leadership(
      name,
      () => {
        log.push('second leads');
        gained.resolve();
      },
      () => {
        log.push('second lost');
        lost.resolve();
      },
    ),
  );
  expect(await first.seek()).toBe(true);
  expect(await second.seek()).toBe(false);
  first.close();
  await gained.promise;
  const third = keep(
    new Leadership(
      name,
      () => log.push('third leads'),
      () => {},
    ),
  );
  await third.seek();
  third.steal();
  await lost.promise;
  // The two tabs of the forced change hear of it in no set order.
  await vi.waitFor(() => expect(log.toSorted()).toEqual(['first leads', 'second leads', 'second lost', 'third leads']));
});
