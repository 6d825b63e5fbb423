import { describe, expect, it } from 'vitest';
import { Jobs, type Task } from './jobs.ts';

describe('long work', () => {
  it('says nothing more of itself once it was cancelled', async () => {
    const jobs = new Jobs();
    let task: Task | null = null;
    const ran = jobs.run('reading', (given) => {
      task = given;
      given.progress(1, 4);
      return new Promise(() => {});
    });
    jobs.cancel(jobs.list[0]?.id ?? '');
    await expect(ran).rejects.toMatchObject({ code: 'cancelled' });
    (task as Task | null)?.progress(3, 4);
    expect(jobs.list[0]).toMatchObject({ state: 'cancelled', done: 1 });
  });
});
