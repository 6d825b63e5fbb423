import { describe, expect, it } from 'vitest';
import type { SourceFiles } from '#publish/source-files.ts';
import type { RehearsalApi, RunOptions } from '#workers/rehearsal/rehearsal-api.ts';
import type { Task } from '../state/jobs.ts';
import { type RehearsalHow, Rehearsals } from './rehearsals.ts';

const how: RehearsalHow = { tier: 'nano', locale: 'en', withLive: false };
const sources = (name: string): SourceFiles => new Map([['pack.yaml', name]]);
const caseOf = (name: string): SourceFiles => new Map([['regression/a.jsonl', `{"id":"${name}","turns":[]}`]]);
/** A few turns of the event loop, so that whatever can go on has gone on. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

function task(): Task & { cancel(): void } {
  const stop = new AbortController();
  return { signal: stop.signal, progress: () => {}, cancel: () => stop.abort() };
}

/** A thread that holds each run until it is told to go on; it writes down which pack each run had. */
function heldThread() {
  const packs = new Map<string, string>();
  const runs: { pack: string | undefined; goOn: () => void; end: (why: Error) => void }[] = [];
  const text = new TextDecoder();
  const api = {
    open: async (name: string, files: Map<string, Uint8Array>) => {
      packs.set(name, text.decode(files.get('pack')));
    },
    regress: (_: unknown, { pack }: RunOptions) =>
      new Promise((resolve, reject) => {
        const results = { packVersion: packs.get(pack), results: [] };
        runs.push({ pack: packs.get(pack), goOn: () => resolve(results), end: reject });
      }),
    cancel: async () => {
      for (const run of runs) run.end(new Error('cancelled'));
    },
  } as unknown as RehearsalApi;
  const publisher = {
    build: async (files: SourceFiles) => ({
      files: new Map([['pack', new TextEncoder().encode([...files.values()].join())]]),
    }),
  };
  const rehearsals = new Rehearsals(
    publisher as never,
    async () => null,
    async () => ({ api, close: () => {} }),
  );
  return { rehearsals, runs };
}

describe('runs that are asked for at the same time', () => {
  it('have each its own pack, one after the other', async () => {
    const { rehearsals, runs } = heldThread();
    const first = rehearsals.regress(sources('one'), how, task());
    const second = rehearsals.regress(sources('two'), how, task());
    await settle();
    expect(runs.map(({ pack }) => pack)).toEqual(['one']);
    runs[0]?.goOn();
    await first;
    await settle();
    expect(runs.map(({ pack }) => pack)).toEqual(['one', 'two']);
    runs[1]?.goOn();
    await second;
  });

  it('are cancelled each for itself: one that waits never begins, and the other goes on', async () => {
    const { rehearsals, runs } = heldThread();
    const waiting = task();
    const first = rehearsals.regress(caseOf('one'), how, task());
    const second = rehearsals.regress(caseOf('two'), how, waiting);
    const third = rehearsals.regress(caseOf('three'), how, task());
    await settle();
    waiting.cancel();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    await settle();
    expect(runs).toHaveLength(1);
    runs[0]?.goOn();
    expect(await first).toMatchObject({ blocks: false });
    await settle();
    expect(runs).toHaveLength(2);
    expect(runs[1]?.pack).toContain('three');
    runs[1]?.goOn();
    await third;
  });

  it('give way after one that failed, and one that is cancelled while it runs gives no result', async () => {
    const { rehearsals, runs } = heldThread();
    const running = task();
    const first = rehearsals.regress(sources('one'), how, running);
    const second = rehearsals.regress(sources('two'), how, task());
    await settle();
    running.cancel();
    await expect(first).rejects.toThrow('cancelled');
    expect(rehearsals.verdict).toBe(null);
    await settle();
    runs[1]?.goOn();
    expect(await second).toMatchObject({ blocks: false });
  });
});
