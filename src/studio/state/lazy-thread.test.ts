import { expect, it } from 'vitest';
import { LazyThread } from './lazy-thread.ts';

function counted() {
  const seen = { started: 0, closed: 0, gone: 0, die: () => {} };
  const thread = new LazyThread<{ turn: number }>(
    async (onDeath) => {
      seen.started += 1;
      seen.die = onDeath;
      if (seen.started === 1) throw new Error('no room');
      return {
        api: { turn: seen.started },
        close: () => {
          seen.closed += 1;
        },
      };
    },
    () => {
      seen.gone += 1;
    },
  );
  return { seen, thread };
}

it('starts once for all who ask, again after a failure, a death and an end, and ends what runs', async () => {
  const { seen, thread } = counted();
  await expect(thread.api()).rejects.toThrow('no room');
  expect(await Promise.all([thread.api(), thread.api()])).toEqual([{ turn: 2 }, { turn: 2 }]);
  seen.die();
  expect(await thread.api()).toEqual({ turn: 3 });
  thread.close();
  expect(await thread.api()).toEqual({ turn: 4 });
  expect(seen).toMatchObject({ started: 4, closed: 1, gone: 3 });
});
