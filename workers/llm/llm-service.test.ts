import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/app-error.ts';
import type { Engine, GenerateRequest, LoadOptions } from '#llm/engine.ts';
import type { GeneratorModel } from '#llm/model.ts';
import { reasonOf, refusal } from '#llm/refusal.ts';
import { FileServer } from '#workers/shared/testing/file-server.ts';
import { MemoryHost } from '#workers/shared/testing/memory-host.ts';
import type { EngineFiles, EngineKind } from './engines/engine-kind.ts';
import type { LlmNews } from './llm-api.ts';
import { LlmService } from './llm-service.ts';

let server: FileServer;

beforeAll(async () => {
  server = await new FileServer().open();
});
afterAll(() => server.close());
afterEach(() => void vi.useRealTimers());

/** What an engine says to a request, step by step: text, an error, or nothing any more (null). */
type Script = (string | Error | null)[];

/** Engines that do as they are told, each request the next script. */
class Scripted implements Engine {
  readonly name = 'wllama';
  readonly log: string[];
  readonly onLost: () => void;
  readonly #files: EngineFiles;
  readonly #scripts: Script[];
  isStuck = false;

  constructor(log: string[], scripts: Script[], files: EngineFiles, onLost: () => void) {
    Object.assign(this, { log, onLost });
    this.log = log;
    this.onLost = onLost;
    this.#files = files;
    this.#scripts = scripts;
  }

  async probe() {
    return { fits: true } as const;
  }

  async load({ onProgress, signal }: LoadOptions): Promise<void> {
    this.log.push('loads');
    const bytes = await this.#files.read('model');
    if (bytes[0] === 0) throw new RangeError('out of memory');
    if (bytes[0] === 1)
      await new Promise((_, fail) => signal.addEventListener('abort', () => fail(refusal('cancelled'))));
    if (bytes[0] === 2) await new Promise(() => {});
    onProgress({ phase: 'start', loadedBytes: bytes.length, totalBytes: bytes.length });
    this.log.push('loaded');
  }

  async *generate({ signal, messages }: GenerateRequest): AsyncGenerator<string> {
    this.log.push(`asked ${messages[0]?.content}`);
    for (const step of this.#scripts.shift() ?? []) {
      if (step === null) await new Promise(() => {});
      if (step instanceof Error) throw step;
      yield step as string;
      if (signal.aborted) throw refusal('cancelled');
    }
    this.log.push(`said ${messages[0]?.content}`);
  }

  async dispose(): Promise<void> {
    this.log.push('disposed');
  }
}

function place(...scripts: Script[]) {
  const log: string[] = [];
  const news: LlmNews[] = [];
  const engines: Scripted[] = [];
  const kind: EngineKind = {
    runtime: [server.serve('runtime.wasm', Buffer.from('runtime'))],
    create(_, files, onLost) {
      const engine = new Scripted(log, scripts, files, onLost);
      engines.push(engine);
      return engine;
    },
  };
  const host = new MemoryHost();
  const service = new LlmService(host, async () => kind);
  return { service, log, news, engines, host, watch: (one: LlmNews) => void news.push(one) };
}

/** A model whose engine starts by its first byte as it is told. */
function modelWith(first = 9, id = 'one'): GeneratorModel {
  const { path, bytes, sha256 } = server.serve('model', Uint8Array.of(first, 1, 2, 3));
  const needs = { memoryMiB: 1 };
  return {
    ...{
      id,
      engine: 'wllama',
      dialect: 'chat',
      locales: ['en'],
      mirrors: [server.url],
      files: [{ path, bytes, sha256 }],
    },
    ...{ needs, contextTokens: 256, licence: 'Apache-2.0' },
  };
}

async function started(...scripts: Script[]) {
  const all = place(...scripts);
  await all.service.fetch(modelWith(), all.watch);
  await all.service.start(modelWith(), all.watch);
  return all;
}

const asking = (content: string) => ({ messages: [{ role: 'user' as const, content }], maxTokens: 9, seed: 1 });
const reason = (work: Promise<unknown>) => work.then(() => null, reasonOf);

describe('LlmService', () => {
  it('fetches model and runtime, starts, and passes the text on', async () => {
    const { service, news, watch } = place(['a', 'b']);
    await service.fetch(modelWith(), watch);
    expect(news.filter(({ type }) => type === 'progress').at(-1)).toMatchObject({
      phase: 'download',
      loadedBytes: 11,
      totalBytes: 11,
    });
    expect(news.filter(({ type }) => type === 'request')).toHaveLength(2);
    await service.start(modelWith(), watch);
    expect(news.at(-1)).toMatchObject({ phase: 'start', loadedBytes: 4, totalBytes: 4 });
    const pieces: string[] = [];
    await service.generate('x', asking('1'), (piece) => void pieces.push(piece));
    expect(pieces).toEqual(['a', 'b']);
    expect(await service.storedBytes()).toBeGreaterThan(11);
    await service.deleteAll();
    expect(await service.storedBytes()).toBe(0);
  });

  it('does one request after another, in their order', async () => {
    const { service, log } = await started(['a'], [new TypeError('no')], ['c']);
    const works = ['1', '2'].map((id) => reason(service.generate(id, asking(id), () => {})));
    expect(await Promise.all(works)).toEqual([null, 'engine-failed']);
    expect(log).toEqual(['loads', 'loaded', 'asked 1', 'said 1', 'asked 2', 'disposed']);
  });

  it('says nothing where no model is up', async () => {
    const { service } = place();
    const pieces: string[] = [];
    await service.generate('x', asking('1'), (piece) => void pieces.push(piece));
    expect(pieces).toEqual([]);
  });

  it('cancels a request that runs, and one that waits, and goes on with the next', async () => {
    const { service, log } = await started(['a', 'b'], ['c']);
    const first = reason(service.generate('1', asking('1'), () => void service.cancel('1')));
    const second = reason(service.generate('2', asking('2'), () => {}));
    const third = reason(service.generate('3', asking('3'), () => {}));
    await service.cancel('2');
    expect(await Promise.all([first, second, third])).toEqual(['cancelled', 'cancelled', null]);
    expect(log).toEqual(['loads', 'loaded', 'asked 1', 'asked 3', 'said 3']);
  });

  it('waits until the last piece has arrived', async () => {
    const { service } = await started(['a']);
    let arrived = false;
    const onText = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      arrived = true;
    };
    await service.generate('1', asking('1'), onText);
    expect(arrived).toBe(true);
  });

  it.each([
    ['no-schema', false],
    ['context-too-long', false],
    ['device-lost', true],
  ] as const)('after %s the engine is of no more use: %s', async (why, isOver) => {
    const { service, log } = await started([refusal(why)], ['b']);
    expect(await reason(service.generate('1', asking('1'), () => {}))).toBe(why);
    const pieces: string[] = [];
    await service.generate('2', asking('2'), (piece) => void pieces.push(piece));
    expect(pieces).toEqual(isOver ? [] : ['b']);
    expect(log.includes('disposed')).toBe(isOver);
  });

  it.each([
    ['the first piece', [null], 30_000],
    ['a later one', ['a', null], 10_000],
  ] as const)('gives an engine up that lets wait too long for %s', async (_, script, afterMs) => {
    const { service, log } = await started([...script]);
    vi.useFakeTimers();
    const outcome = service.generate('1', asking('1'), () => {}).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(afterMs - 1);
    expect(log).not.toContain('disposed');
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toMatchObject({ details: { reason: 'stalled', afterMs } });
    expect(log).toContain('disposed');
  });

  it('gives a start up that stalls', async () => {
    const { service, log, watch } = place();
    await service.fetch(modelWith(2), watch);
    vi.useFakeTimers();
    const outcome = reason(service.start(modelWith(2), watch));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await outcome).toBe('stalled');
    expect(log).toEqual(['loads', 'disposed']);
  });

  it.each([
    [0, 'engine-failed'],
    [1, 'cancelled'],
  ])('frees what a failed start left (%s: %s)', async (first, why) => {
    const { service, log, watch } = place();
    await service.fetch(modelWith(first), watch);
    const outcome = reason(service.start(modelWith(first), watch));
    if (why === 'cancelled') {
      await vi.waitFor(() => expect(log).toEqual(['loads']));
      await service.stop();
    }
    expect(await outcome).toBe(why);
    expect(log).toEqual(['loads', 'disposed']);
  });

  it('does not begin a start that was stopped before', async () => {
    const { service, log, watch } = place();
    await service.fetch(modelWith(), watch);
    const outcome = reason(service.start(modelWith(), watch));
    await service.stop();
    expect(await outcome).toBe('cancelled');
    expect(log).toEqual([]);
  });

  it('holds one engine where two are started at once', async () => {
    const { service, log, watch } = place();
    await service.fetch(modelWith(), watch);
    await Promise.all([service.start(modelWith(), watch), service.start(modelWith(), watch)]);
    expect(log).toEqual(['loads', 'loaded', 'disposed', 'loads', 'loaded']);
  });

  it('frees one model for the next, and forgets its files once that one works', async () => {
    const { service, log, watch, host } = await started();
    const next = modelWith(7, 'two');
    await service.fetch(next, watch);
    expect(await host.caches.keys()).toEqual(['aisle-generator-one', 'aisle-generator-two']);
    await service.start(next, watch);
    expect(log).toEqual(['loads', 'loaded', 'disposed', 'loads', 'loaded']);
    expect(await host.caches.keys()).toEqual(['aisle-generator-two']);
  });

  it('says that an engine was lost, once, and only the one that is up', async () => {
    const { service, engines, news, watch } = await started();
    engines[0]?.onLost();
    engines[0]?.onLost();
    expect(news.filter(({ type }) => type === 'lost')).toHaveLength(1);
    await service.start(modelWith(), watch);
    engines[0]?.onLost();
    expect(news.filter(({ type }) => type === 'lost')).toHaveLength(1);
  });

  it('ends a download when it is stopped', async () => {
    const { service, watch } = place();
    const asked = new Promise<void>((resolve) => {
      server.instead = () => resolve();
    });
    const outcome = reason(service.fetch(modelWith(), watch));
    await asked;
    await service.stop();
    expect(await outcome).toBe('cancelled');
    server.instead = null;
    await service.fetch(modelWith(), watch);
  });

  it.each<[string, AppError, string]>([
    ['a log-in page', new AppError('model-invalid', { fault: 'captive-portal' }), 'captive-portal'],
    ['another file', new AppError('model-invalid', { fault: 'sha256' }), 'integrity'],
    ['a line that is down', new AppError('network-offline'), 'network'],
    ['no room', new AppError('storage-full'), 'no-space'],
    ['no caches', new AppError('storage-unavailable'), 'unsupported'],
    ['code that did not come', refusal('network'), 'network'],
  ])('refuses %s with a reason', async (_, error, why) => {
    const service = new LlmService(new MemoryHost(), () => Promise.reject(error));
    expect(await reason(service.fetch(modelWith(), () => {}))).toBe(why);
    expect(await reason(service.start(modelWith(), () => {}))).toBe(why);
  });
});
