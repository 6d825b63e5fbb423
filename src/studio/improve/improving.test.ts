import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { LearningApi } from '#workers/learning/learning-api.ts';
import type { Task } from '../state/jobs.ts';
import { Logs } from '../state/logs.ts';
import { StudioDatabase } from '../state/studio-database.ts';
import { Improving } from './improving.ts';

const FOUND = {
  failures: [{ id: 'f', text: 'is it vegan', kinds: {}, count: 1, answer: null, places: [] }],
  questions: 1,
  by: 'nano',
};

/** A thread that is at work until it is cancelled, and then gives what it has all the same. */
function slowThread() {
  const thread = { calls: 0, cancelled: 0, closed: 0 };
  let end: () => void = () => {};
  const work = () => {
    thread.calls += 1;
    return new Promise((resolve) => {
      end = () => resolve(FOUND);
    });
  };
  const cancel = async () => {
    thread.cancelled += 1;
    end();
  };
  const api = { failures: work, measure: work, cancel } as unknown as LearningApi;
  const close = () => {
    thread.closed += 1;
  };
  return { thread, start: async () => ({ api, close }) };
}

function improvingWith(name: string) {
  const db = new StudioDatabase(name);
  const logs = new Logs(() => db);
  const { thread, start } = slowThread();
  return { db, logs, thread, improving: new Improving(logs, () => db, start) };
}

function task() {
  const stop = new AbortController();
  const given: Task = { signal: stop.signal, progress: () => {} };
  return { given, stop };
}

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resume) => setTimeout(resume));
};

it('ends the thread’s work when it is cancelled, and keeps nothing of it', async () => {
  const { db, improving, thread } = improvingWith('improving-cancelled');
  const { given, stop } = task();
  const found = improving.find(new Map(), given, () => '');
  const refused = expect(found).rejects.toMatchObject({ name: 'AbortError' });
  await until(() => thread.calls === 1);
  stop.abort();
  await refused;
  expect(thread.cancelled).toBe(1);
  expect(improving.queue).toBeNull();
  expect(await db.things.count()).toBe(0);
});

it('forgets what it has when the conversations are deleted, and lets its thread go', async () => {
  const { db, logs, improving, thread } = improvingWith('improving-cleared');
  const { given } = task();
  const found = improving.find(new Map(), given, () => '');
  await until(() => thread.calls === 1);
  await improving.teach({ id: 'f', text: 'is it vegan' }, 'product.info');
  await logs.clear();
  expect([improving.queue, improving.basket, improving.handledCount]).toEqual([null, [], 0]);
  expect(thread.closed).toBe(1);
  expect(await db.things.count()).toBe(0);
  void found.catch(() => {});
});
