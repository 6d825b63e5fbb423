import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/app-error.ts';
import type { ActiveGenerator } from '#dialogue/state.ts';
import type { DeviceFacts } from '#llm/device-facts.ts';
import type { Engine } from '#llm/engine.ts';
import type { GeneratorModel } from '#llm/model.ts';
import { NO_RECEIPT } from '#llm/receipt.ts';
import { type RefusalReason, refusal } from '#llm/refusal.ts';
import { ableDevice, madeUp } from '#llm/testing/made-up-models.ts';
import type { LedgerEntry } from '#workers/knowledge/knowledge-api.ts';
import type { GeneratorStatus } from '../chat-host.ts';
import { Generator, type GeneratorOptions } from './generator.ts';
import { recallGenerator } from './generator-record.ts';
import { ScriptedLlm } from './testing/scripted-llm.ts';

const { builtin, pocket, wllama } = madeUp;
const BYTES = pocket.files.reduce((sum, { bytes }) => sum + bytes, 0);

const opened: Generator[] = [];
let hidden = false;

/** A generator over a scripted thread, with what it told. */
function setUp(
  over: Partial<GeneratorOptions> = {},
  models: GeneratorModel[] = [pocket],
  facts: Partial<DeviceFacts> = {},
) {
  const llm = new ScriptedLlm();
  const statuses: GeneratorStatus[] = [];
  const actives: (ActiveGenerator | null)[] = [];
  const entries: LedgerEntry[] = [];
  const threads = { started: 0, closed: 0, die: () => {} };
  const generator = new Generator({
    models: async () => models,
    facts: async () => ({ ...ableDevice, locale: 'en', ...facts }),
    startThread: async (onDeath) => {
      threads.started += 1;
      threads.die = onDeath;
      const close = () => {
        threads.closed += 1;
      };
      return { api: llm, close };
    },
    createBuiltin: () => Promise.reject(refusal('unsupported')),
    prepare: async () => {},
    storedBytes: async () => 0,
    deleteStored: async () => void llm.calls.push('deleted'),
    record: (more) => entries.push(...more),
    locale: () => 'en',
    onStatus: (status) => statuses.push(status),
    onActive: (active) => actives.push(active),
    ...over,
  });
  opened.push(generator);
  const states = () => statuses.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1]);
  return { generator, llm, statuses, states, actives, entries, threads };
}

/** Engines of the browser's own model, that start or do not. */
function builtinEngines(load: (locale: string) => Promise<void> = async () => {}) {
  const started: string[] = [];
  let disposed = 0;
  const createBuiltin = async (locale: string): Promise<Engine> => ({
    name: 'builtin',
    probe: async () => ({ fits: true }),
    load: async () => {
      await load(locale);
      started.push(locale);
    },
    async *generate() {},
    dispose: async () => {
      disposed += 1;
    },
  });
  return { createBuiltin, started, disposed: () => disposed };
}

const late = { ...NO_RECEIPT, reason: 'timeout' as const };
const settled = () => vi.advanceTimersByTimeAsync(0);
const keep = (record: object) => localStorage.setItem('aisle.generator', JSON.stringify(record));

function setHidden(to: boolean): void {
  hidden = to;
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
  hidden = false;
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
});
afterEach(() => {
  for (const generator of opened.splice(0)) generator.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a generator that nobody asked for', () => {
  it('is offered once the chat is used, with its size, and loads nothing', async () => {
    const { generator, statuses, threads, actives } = setUp();
    expect(statuses).toEqual([]);
    generator.used();
    await settled();
    expect(statuses).toEqual([{ state: 'offered', bytes: BYTES, loadedBytes: 0, storedBytes: 0, reason: null }]);
    expect([threads.started, actives]).toEqual([0, []]);
  });

  it('is not there where the device cannot carry one, and says why', async () => {
    const { generator, statuses } = setUp({}, [pocket], { saveData: true });
    generator.used();
    await settled();
    expect(statuses.at(-1)).toMatchObject({ state: 'none', reason: 'save-data' });
  });

  it('is looked for again after the list could not be had', async () => {
    let fails = true;
    const models = async () => {
      if (fails) throw refusal('offline');
      return [pocket];
    };
    const { generator, statuses } = setUp({ models });
    generator.used();
    await settled();
    expect(statuses.at(-1)).toMatchObject({ state: 'none', reason: 'offline' });
    fails = false;
    window.dispatchEvent(new Event('online'));
    await settled();
    expect(statuses.at(-1)).toMatchObject({ state: 'offered' });
  });

  it('stays declined on the next page', async () => {
    const first = setUp();
    await first.generator.want(false);
    expect(first.statuses.at(-1)).toMatchObject({ state: 'declined' });
    const next = setUp();
    next.generator.used();
    await settled();
    expect([next.states(), next.threads.started]).toEqual([['declined'], 0]);
  });
});

describe('a generator that is wanted', () => {
  it('is loaded, started and told of, with its requests in the ledger', async () => {
    const { generator, llm, states, statuses, actives, entries } = setUp();
    const heard: unknown[] = [];
    window.addEventListener('aisle:model-progress', (event) => heard.push((event as CustomEvent).detail));
    const entry: LedgerEntry = {
      ...{ at: 1, method: 'GET', url: 'https://cdn.example/m', purpose: 'model', status: 200 },
      ...{ sentBytes: 0, receivedBytes: 5 },
    };
    llm.fetching = async (watch) => {
      watch({ type: 'request', entry });
      watch({ type: 'progress', phase: 'download', loadedBytes: 5, totalBytes: 10 });
    };
    generator.used();
    await settled();
    await generator.want(true);
    await settled();
    expect(states()).toEqual(['offered', 'loading', 'starting', 'ready']);
    expect(statuses.at(-1)).toMatchObject({ loadedBytes: 5, bytes: 10, storedBytes: 10 });
    expect(entries).toEqual([entry]);
    expect(actives).toEqual([
      {
        engine: 'transformers',
        model: 'pocket-1',
        modelHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        locales: ['zh-Hans', 'en'],
      },
    ]);
    expect(heard).toContainEqual({ model: 'generator', loadedBytes: 5, totalBytes: 10, state: 'loading' });
    expect(heard.at(-1)).toMatchObject({ model: 'generator', state: 'ready' });
    expect(generator.source?.model.id).toBe('pocket-1');
    expect(recallGenerator()).toMatchObject({ wants: true, crashes: 0, failures: 0 });
  });

  it('starts by itself on the next page', async () => {
    keep({ wants: true });
    const { generator, states } = setUp();
    generator.used();
    await settled();
    expect(states()).toEqual(['loading', 'starting', 'ready']);
  });

  it('is not waited for: who asked for it, perhaps in another tab, is answered at once', async () => {
    const { generator, statuses } = setUp({ facts: () => new Promise(() => {}) });
    await generator.want(true);
    expect(recallGenerator().wants).toBe(true);
    expect(statuses).toEqual([]);
  });

  it('is left alone where it was called off while it was being chosen', async () => {
    let tell = (_: DeviceFacts) => {};
    const { generator, statuses, threads } = setUp({ facts: () => new Promise((resolve) => (tell = resolve)) });
    await generator.want(true);
    await settled();
    await generator.want(false);
    tell(ableDevice);
    await settled();
    expect([statuses.map(({ state }) => state), threads.started]).toEqual([['declined'], 0]);
  });

  it('is not tried again too soon after a download that failed, unless the shopper says so', async () => {
    keep({ wants: true });
    const broken = setUp();
    broken.llm.fetching = () => Promise.reject(refusal('integrity'));
    broken.generator.used();
    await settled();
    expect(broken.statuses.at(-1)).toMatchObject({ state: 'failed', reason: 'integrity' });
    expect(recallGenerator()).toMatchObject({ failures: 1, crashes: 0 });
    broken.generator.close();

    const next = setUp();
    next.generator.used();
    await settled();
    expect([next.states().at(-1), next.threads.started]).toEqual(['failed', 0]);
    await next.generator.want(true);
    await settled();
    expect(next.states().at(-1)).toBe('ready');
  });

  it('goes on by itself once the network is back', async () => {
    keep({ wants: true });
    const { generator, llm, states } = setUp();
    llm.fetching = () => Promise.reject(refusal('offline'));
    generator.used();
    await settled();
    expect(states().at(-1)).toBe('failed');
    llm.fetching = async () => {};
    window.dispatchEvent(new Event('online'));
    await settled();
    expect(states().at(-1)).toBe('ready');
  });

  it('steps down to a smaller one after its start took the page down', async () => {
    keep({ wants: true });
    const models = [wllama, pocket];
    const crashed = setUp({}, models);
    crashed.llm.starting = () => new Promise(() => {});
    crashed.generator.used();
    await settled();
    expect(crashed.llm.calls).toEqual([`fetch ${wllama.id}`, `start ${wllama.id}`]);
    // The page is gone without a word: nothing is closed.
    const next = setUp({}, models);
    next.generator.used();
    await settled();
    expect(next.llm.calls[0]).toBe('fetch pocket-1');
  });

  it('takes no leaving of the page for a crash', async () => {
    keep({ wants: true });
    const { generator, llm } = setUp();
    llm.starting = () => new Promise(() => {});
    generator.used();
    await settled();
    expect(recallGenerator().crashes).toBe(1);
    window.dispatchEvent(new Event('pagehide'));
    expect(recallGenerator().crashes).toBe(0);
  });

  it('is gone with its thread, and the crash is remembered', async () => {
    keep({ wants: true });
    const { generator, statuses, actives, threads } = setUp();
    generator.used();
    await settled();
    threads.die();
    expect(statuses.at(-1)).toMatchObject({ state: 'failed', reason: 'engine-failed' });
    expect(actives.at(-1)).toBeNull();
    expect(generator.source).toBeNull();
    expect(recallGenerator()).toMatchObject({ id: 'pocket-1', crashes: 1 });
  });

  it('is gone once its engine has refused for good', async () => {
    keep({ wants: true });
    const { generator, llm, statuses, actives } = setUp();
    generator.used();
    await settled();
    llm.script = () => [refusal('stalled')];
    const { signal } = new AbortController();
    const asked = generator.source?.generate({ messages: [], maxTokens: 5, seed: 1 }, () => {}, signal);
    await expect(asked).rejects.toMatchObject({ details: { reason: 'stalled' } });
    expect(statuses.at(-1)).toMatchObject({ state: 'failed', reason: 'stalled' });
    expect(actives.at(-1)).toBeNull();
  });

  it('gives its memory back when the page is hidden and silent for five minutes, and is back with its next use', async () => {
    keep({ wants: true });
    const { generator, actives, threads, states } = setUp();
    generator.used();
    await settled();
    setHidden(true);
    await vi.advanceTimersByTimeAsync(299_000);
    expect(threads.closed).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([threads.closed, actives.length, actives.at(-1)]).toEqual([1, 2, null]);
    expect(states().at(-1)).toBe('ready');
    setHidden(false);
    await settled();
    expect(threads.started).toBe(2);
    expect(actives.at(-1)).not.toBeNull();
  });

  it('is stopped and not wanted any more once it is deleted', async () => {
    keep({ wants: true });
    const { generator, llm, statuses, actives, threads } = setUp();
    generator.used();
    await settled();
    await generator.delete();
    expect(statuses.at(-1)).toMatchObject({ state: 'declined', storedBytes: 0 });
    expect(llm.calls.at(-1)).toBe('deleted');
    expect([threads.closed, actives.at(-1), recallGenerator().wants]).toEqual([1, null, false]);
  });

  it('is asked for anew once the conversation was erased', async () => {
    const { generator, statuses, actives, threads } = setUp();
    keep({ wants: true });
    generator.used();
    await settled();
    expect(statuses.at(-1)?.state).toBe('ready');
    generator.forget();
    expect([statuses.at(-1)?.state, actives.at(-1), threads.closed]).toEqual(['none', null, 1]);
    expect(recallGenerator().wants).toBeNull();
    generator.used();
    await settled();
    expect(statuses.at(-1)?.state).toBe('offered');
  });

  it('is not told of when it comes up after it was declined', async () => {
    const { generator, llm, actives, statuses } = setUp();
    let finish = () => {};
    llm.starting = () => new Promise((resolve) => (finish = resolve));
    await generator.want(true);
    await settled();
    await generator.want(false);
    finish();
    await settled();
    expect(actives).toEqual([]);
    expect(statuses.at(-1)).toMatchObject({ state: 'declined' });
    expect(recallGenerator()).toMatchObject({ wants: false, crashes: 0 });
  });
});

describe('a generator that was chosen', () => {
  it('is not given up for another that is better by now', async () => {
    keep({ wants: true });
    const first = setUp({}, [wllama, pocket], { memoryGiB: 2 });
    first.generator.used();
    await settled();
    expect(first.llm.calls[0]).toBe('fetch pocket-1');
    first.generator.close();
    const next = setUp({}, [wllama, pocket]);
    next.generator.used();
    await settled();
    expect(next.llm.calls[0]).toBe('fetch pocket-1');
  });

  it('may be another once it was deleted', async () => {
    keep({ wants: true, chosen: 'pocket-1' });
    const { generator, llm } = setUp({}, [wllama, pocket]);
    await generator.delete();
    await generator.want(true);
    await settled();
    expect(llm.calls).toEqual(['deleted', `fetch ${wllama.id}`, `start ${wllama.id}`]);
  });

  it('is asked about again where the browser’s own is gone and the shop’s would have to be fetched', async () => {
    keep({ wants: true, chosen: 'browser' });
    const facts = { builtin: 'unavailable' as const };
    const { generator, llm, statuses } = setUp({}, [builtin, pocket], facts);
    generator.used();
    await settled();
    expect([llm.calls, statuses.at(-1)]).toEqual([[], expect.objectContaining({ state: 'offered', bytes: BYTES })]);
    await generator.want(true);
    await settled();
    expect(statuses.at(-1)).toMatchObject({ state: 'ready' });

    keep({ wants: true, chosen: 'browser' });
    const here = setUp({}, [builtin, pocket], { ...facts, storedBytes: { 'pocket-1': BYTES } });
    here.generator.used();
    await settled();
    expect(here.statuses.at(-1)).toMatchObject({ state: 'ready' });
  });
});

describe('a generator that is too slow', () => {
  async function tooSlow() {
    keep({ wants: true });
    const set = setUp();
    set.generator.used();
    await settled();
    for (const receipt of [late, late]) set.generator.answered(receipt);
    return set;
  }

  it('is given up after two answers in a row that came too late', async () => {
    const { statuses, actives, generator, threads } = await tooSlow();
    expect(statuses.at(-1)).toMatchObject({ state: 'failed', reason: 'too-slow' });
    expect([actives.at(-1), generator.source, threads.closed]).toEqual([null, null, 1]);
    expect(recallGenerator()).toMatchObject({ wants: true, failures: 0, crashes: 0 });
    // One that was asked before is late after it.
    generator.answered(late);
    generator.used();
    await settled();
    expect(threads.started).toBe(1);
  });

  it('stays so on the next page, until the shopper wants it again', async () => {
    (await tooSlow()).generator.close();
    const { generator, statuses, threads } = setUp();
    generator.used();
    await settled();
    expect([statuses.at(-1), threads.started]).toEqual([
      expect.objectContaining({ state: 'failed', reason: 'too-slow' }),
      0,
    ]);
    await generator.want(true);
    await settled();
    expect(statuses.at(-1)).toMatchObject({ state: 'ready' });
    generator.answered(late);
    expect(statuses.at(-1)).toMatchObject({ state: 'ready' });
  });

  it('makes way for a new model', async () => {
    (await tooSlow()).generator.close();
    const { generator, statuses } = setUp({}, [{ ...pocket, id: 'pocket-2' }]);
    generator.used();
    await settled();
    expect(statuses.at(-1)).toMatchObject({ state: 'ready' });
  });
});

describe('the browser’s own model', () => {
  const needsTap = () => {
    const tap = { isActive: false };
    vi.spyOn(navigator, 'userActivation', 'get').mockImplementation(() => ({ ...tap, hasBeenActive: false }));
    const engines = builtinEngines(async () => {
      if (!tap.isActive) throw refusal('not-wanted');
    });
    return { tap, ...engines };
  };

  it('that was asked for in another tab starts with the next tap on this page, and counts no failure', async () => {
    const { createBuiltin, started, tap } = needsTap();
    const { generator, statuses } = setUp({ createBuiltin }, [builtin], { builtin: 'downloadable' });
    await generator.want(true);
    await settled();
    expect(statuses.at(-1)).toMatchObject({ state: 'offered', reason: 'not-wanted' });
    expect(recallGenerator()).toMatchObject({ wants: true, failures: 0, crashes: 0, notBeforeMs: 0 });
    window.dispatchEvent(new Event('keydown'));
    await settled();
    expect(started).toEqual([]);

    tap.isActive = true;
    window.dispatchEvent(new Event('click'));
    await settled();
    expect(started).toEqual(['en']);
    expect(statuses.at(-1)).toMatchObject({ state: 'ready', reason: null });
    window.dispatchEvent(new Event('click'));
    await settled();
    expect(started).toHaveLength(1);
  });

  it('does not start with a tap after the shopper changed their mind', async () => {
    const { createBuiltin, started, tap } = needsTap();
    const { generator, statuses } = setUp({ createBuiltin }, [builtin], { builtin: 'downloadable' });
    await generator.want(true);
    await settled();
    await generator.want(false);
    tap.isActive = true;
    window.dispatchEvent(new Event('click'));
    await settled();
    expect([started, statuses.at(-1)?.state]).toEqual([[], 'declined']);
  });

  it('is started anew in the language that the shopper reads now', async () => {
    keep({ wants: true });
    const { createBuiltin, started, disposed } = builtinEngines();
    let locale: 'en' | 'zh-Hans' = 'en';
    const facts = async () => ({ ...ableDevice, locale });
    const { generator, actives } = setUp({ createBuiltin, locale: () => locale, facts }, [builtin]);
    generator.localeChanged();
    await settled();
    expect(started).toEqual([]);
    generator.used();
    await settled();
    expect(actives.at(-1)).toMatchObject({ locales: ['en'] });
    locale = 'zh-Hans';
    generator.localeChanged();
    expect([actives.at(-1), disposed()]).toEqual([null, 1]);
    await settled();
    expect(started).toEqual(['en', 'zh-Hans']);
    expect(actives.at(-1)).toMatchObject({ locales: ['zh-Hans'] });
    generator.localeChanged();
    await settled();
    expect(started).toHaveLength(2);
  });

  it('is refused in a language that it does not speak, and is back with one that it does', async () => {
    keep({ wants: true });
    const { createBuiltin } = builtinEngines();
    let locale: 'en' | 'fr' = 'en';
    const facts = async () => ({ ...ableDevice, locale });
    const { generator, actives, statuses } = setUp({ createBuiltin, locale: () => locale, facts }, [builtin]);
    generator.used();
    await settled();
    locale = 'fr';
    generator.localeChanged();
    await settled();
    expect(actives.at(-1)).toBeNull();
    expect(statuses.at(-1)).toMatchObject({ state: 'none', reason: 'unsupported' });
    locale = 'en';
    // The agent's desk tells of no change: it is used for one shopper, then for another.
    generator.used();
    await settled();
    expect(statuses.at(-1)).toMatchObject({ state: 'ready' });
  });

  it('is none of those in a thread, which go on in another language', async () => {
    keep({ wants: true });
    let locale: 'en' | 'zh-Hans' = 'en';
    const { generator, threads } = setUp({ locale: () => locale });
    generator.used();
    await settled();
    locale = 'zh-Hans';
    generator.localeChanged();
    await settled();
    expect([threads.started, threads.closed]).toEqual([1, 0]);
  });
});

describe('a generator that starts again', () => {
  it('asks the device anew when it wakes', async () => {
    keep({ wants: true });
    let battery: DeviceFacts['battery'] = null;
    const facts = async () => ({ ...ableDevice, battery });
    const { generator, threads, statuses } = setUp({ facts });
    generator.used();
    await settled();
    setHidden(true);
    await vi.advanceTimersByTimeAsync(300_000);
    battery = { level: 0.1, charging: false };
    setHidden(false);
    await settled();
    expect(threads.started).toBe(1);
    expect(statuses.at(-1)).toMatchObject({ state: 'none', reason: 'low-battery' });
  });

  it.each<RefusalReason>(['offline', 'network'])('asks the device anew when the line is back: %s', async (reason) => {
    keep({ wants: true });
    let saveData = false;
    const facts = async () => ({ ...ableDevice, saveData });
    const { generator, llm, threads, statuses } = setUp({ facts });
    llm.fetching = () => Promise.reject(refusal(reason));
    generator.used();
    await settled();
    expect(statuses.at(-1)).toMatchObject({ state: 'failed', reason });
    window.dispatchEvent(new Event('online'));
    await settled();
    expect(threads.started).toBe(2);
    saveData = true;
    window.dispatchEvent(new Event('online'));
    await settled();
    expect(threads.started).toBe(2);
    expect(statuses.at(-1)).toMatchObject({ state: 'none', reason: 'save-data' });
  });
});

describe('a deletion', () => {
  it('that fails is told by its name; what still lies there is told, and nothing runs', async () => {
    keep({ wants: true, chosen: 'pocket-1' });
    const fault = new AppError('storage-unavailable', { path: 'caches' });
    let left = BYTES;
    const { generator, statuses, threads } = setUp({
      storedBytes: async () => left,
      deleteStored: async () => {
        left = 7;
        throw fault;
      },
    });
    generator.used();
    await settled();
    await expect(generator.delete()).rejects.toBe(fault);
    expect(statuses.at(-1)).toMatchObject({ state: 'declined', storedBytes: 7 });
    expect(threads.closed).toBe(1);
    expect(recallGenerator()).toMatchObject({ wants: false, chosen: 'pocket-1' });
  });

  it('tells of the end at once, and of the room once it is free', async () => {
    keep({ wants: true });
    let finish = () => {};
    const { generator, statuses, llm } = setUp({
      storedBytes: async () => (llm.calls.includes('deleted') ? 0 : BYTES),
      deleteStored: async () => {
        await new Promise<void>((resolve) => (finish = resolve));
        llm.calls.push('deleted');
      },
    });
    generator.used();
    await settled();
    const deleting = generator.delete();
    expect(statuses.at(-1)).toMatchObject({ state: 'declined', storedBytes: BYTES });
    // Wanted again meanwhile: nothing is fetched into what is being deleted.
    llm.calls.length = 0;
    await generator.want(true);
    await settled();
    expect(llm.calls).toEqual([]);
    finish();
    await deleting;
    await settled();
    expect(llm.calls).toEqual(['deleted', 'fetch pocket-1', 'start pocket-1']);
  });

  it('of what no model of now can use leaves it as it is: none', async () => {
    const { generator, statuses } = setUp({}, [pocket], { saveData: true });
    generator.used();
    await settled();
    await generator.delete();
    await settled();
    expect(statuses.at(-1)).toMatchObject({ state: 'none', reason: 'save-data', storedBytes: 0 });
  });
});
