import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GenerateRequest, LoadProgress } from '#llm/engine.ts';
import { reasonOf } from '#llm/refusal.ts';
import { type FakeBrowser, fakeLanguageModel } from '../testing/fake-language-model.ts';
import { builtinAvailability } from './builtin-availability.ts';
import { BuiltinEngine } from './builtin-engine.ts';

const ES = {
  expectedInputs: [{ type: 'text', languages: ['es', 'en'] }],
  expectedOutputs: [{ type: 'text', languages: ['es'] }],
};
const still = new AbortController().signal;
const request = (change: Partial<GenerateRequest> = {}): GenerateRequest => ({
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hello?' },
  ],
  maxTokens: 50,
  seed: -1,
  signal: still,
  ...change,
});

/** A browser with such a model, and a page that was just tapped, or was not. */
function place(change: Partial<FakeBrowser> = {}, isActive = false): FakeBrowser {
  const { api, browser } = fakeLanguageModel(change);
  vi.stubGlobal('LanguageModel', api);
  vi.stubGlobal('navigator', { userActivation: { isActive } });
  return browser;
}

const load = async (engine: BuiltinEngine, signal = still) => {
  const told: LoadProgress[] = [];
  await engine.load({ signal, onProgress: (progress) => told.push(progress) });
  return told;
};
async function started(): Promise<BuiltinEngine> {
  const engine = new BuiltinEngine('es');
  await load(engine);
  return engine;
}
async function textOf(engine: BuiltinEngine, asked = request()): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of engine.generate(asked)) pieces.push(piece);
  return pieces;
}
const reason = (work: Promise<unknown>) => work.then(() => null, reasonOf);
/** Lets the promises settle that wait for no clock, then the clock go on. */
async function pass(work: Promise<unknown>, ms: number) {
  const outcome = reason(work);
  await vi.advanceTimersByTimeAsync(ms);
  return outcome;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('builtinAvailability', () => {
  it.each(['unavailable', 'downloadable', 'downloading', 'available'] as const)('says %s', async (state) => {
    const browser = place({ state });
    expect(await builtinAvailability('es')).toBe(state);
    expect(browser.asked).toEqual([ES]);
  });

  it.each(['zh-Hans', 'ko'])('is not asked in a language that it complains of in the console: %s', async (locale) => {
    const browser = place({ state: 'available' });
    expect(await builtinAvailability(locale)).toBe('unavailable');
    expect(browser.asked).toEqual([]);
  });

  it('tells silence from a no', async () => {
    place({ hangs: 'availability' });
    const silent = builtinAvailability('en');
    const probed = new BuiltinEngine('en').probe();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await silent).toBe('silent');
    expect(await probed).toEqual({ fits: false, reason: 'stalled' });
    expect(await pass(load(new BuiltinEngine('en')), 3_000)).toBe('stalled');
  });

  it('believes neither a word that it does not know, nor a fault, nor an absence', async () => {
    place({ state: 'readily' });
    expect(await builtinAvailability('en')).toBe('unavailable');

    vi.stubGlobal('LanguageModel', { create() {}, availability: () => Promise.reject(new TypeError('no')) });
    expect(await builtinAvailability('en')).toBe('unavailable');
    vi.stubGlobal('LanguageModel', undefined);
    expect(await builtinAvailability('en')).toBe('unavailable');
    expect(await new BuiltinEngine('en').probe()).toEqual({ fits: false, reason: 'unsupported' });
  });
});

describe('BuiltinEngine', () => {
  it('starts what is there without a tap, asking for what it asked about', async () => {
    const browser = place();
    const engine = new BuiltinEngine('es');
    expect(await engine.probe()).toEqual({ fits: true });
    expect(await load(engine)).toEqual([{ phase: 'start', loadedBytes: 1, totalBytes: 1 }]);
    expect(browser.created).toEqual([expect.objectContaining(ES)]);
    expect(browser.open).toBe(1);
  });

  it.each(['downloadable', 'downloading'])('has it fetched only after a tap: %s', async (state) => {
    const untouched = place({ state });
    expect(await reason(load(new BuiltinEngine('en')))).toBe('not-wanted');
    expect(untouched.created).toEqual([]);

    const tapped = place({ state, downloads: [0, 0.5, 1] }, true);
    const told = await load(new BuiltinEngine('en'));
    expect(told.map(({ phase, loadedBytes }) => [phase, loadedBytes])).toEqual([
      ['download', 0],
      ['download', 0.5],
      ['download', 1],
      ['start', 1],
    ]);
    expect(tapped.open).toBe(1);
  });

  it.each([
    ['unavailable', {}, 'unsupported'],
    ['without permission', { refusal: new DOMException('no', 'NotAllowedError') }, 'policy'],
    ['without the language', { refusal: new DOMException('no', 'NotSupportedError') }, 'unsupported'],
    [
      'without a tap that it takes for one',
      { refusal: new DOMException('Requires a user gesture when availability is "downloadable".', 'NotAllowedError') },
      'not-wanted',
    ],
    ['without room', { refusal: new DOMException('not enough space on the disk', 'NotAllowedError') }, 'no-space'],
    ['without a network', { refusal: new DOMException('no', 'NetworkError') }, 'network'],
    ['with another fault', { refusal: new TypeError('no') }, 'engine-failed'],
  ])('does not start %s', async (state, change, expected) => {
    const browser = place({ ...change, ...(state === 'unavailable' && { state }) });
    const engine = new BuiltinEngine('en');
    expect(await reason(load(engine))).toBe(expected);
    expect(browser.open).toBe(0);
    expect(await reason(textOf(engine))).toBe('engine-failed');
  });

  it('gives up a start that hangs, however long it was said to be there', async () => {
    const browser = place({ hangs: 'create' });
    expect(await pass(load(new BuiltinEngine('en')), 60_000)).toBe('stalled');
    expect(browser.open).toBe(0);
  });

  it('ends a start when it is told to, before or during', async () => {
    const browser = place({ hangs: 'create' });
    const during = new AbortController();
    const loading = reason(load(new BuiltinEngine('en'), during.signal));
    await vi.advanceTimersByTimeAsync(10);
    during.abort();
    expect(await loading).toBe('cancelled');
    expect(await reason(load(new BuiltinEngine('en'), AbortSignal.abort()))).toBe('cancelled');
    expect(browser.created).toHaveLength(1);
    expect(browser.open).toBe(0);
  });

  it('frees a session that comes when nobody waits for it any more', async () => {
    const browser = place();
    const { create } = (globalThis as unknown as { LanguageModel: { create: (o: object) => Promise<object> } })
      .LanguageModel;
    const deaf = async (options: object) => {
      await new Promise((resolve) => setTimeout(resolve, 61_000));
      return create({ ...options, signal: undefined });
    };
    Object.assign((globalThis as unknown as { LanguageModel: object }).LanguageModel, { create: deaf });
    expect(await pass(load(new BuiltinEngine('en')), 60_000)).toBe('stalled');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(browser.created).toHaveLength(1);
    expect(browser.open).toBe(0);
  });

  it('says one text after another, each in a session of its own', async () => {
    const browser = place();
    const engine = await started();
    expect(await textOf(engine)).toEqual(['Hello', ' there', '.']);
    expect(await textOf(engine)).toEqual(['Hello', ' there', '.']);
    expect(browser.created.slice(1).map(({ initialPrompts }) => initialPrompts)).toEqual([
      [{ role: 'system', content: 'Be brief.' }],
      [{ role: 'system', content: 'Be brief.' }],
    ]);
    expect(browser.prompts.map(({ text }) => text)).toEqual(['Hello?', 'Hello?']);
    expect(browser.open).toBe(1);
  });

  it('ends after so many pieces', async () => {
    const browser = place();
    expect(await textOf(await started(), request({ maxTokens: 2 }))).toEqual(['Hello', ' there']);
    expect(browser.open).toBe(1);
  });

  it('hands a schema on', async () => {
    const browser = place();
    const schema = { type: 'object' };
    await textOf(await started(), request({ schema }));
    expect(browser.prompts[0]?.options.responseConstraint).toBe(schema);
  });

  it('takes the likeliest token only where a page may choose', async () => {
    const browser = place();
    await textOf(await started());
    expect(browser.created[1]).not.toHaveProperty('temperature');

    const { LanguageModel } = globalThis as unknown as { LanguageModel: object };
    Object.assign(LanguageModel, { params: async () => ({ defaultTopK: 3, defaultTemperature: 1 }) });
    const engine = await started();
    await textOf(engine);
    expect(browser.created.at(-1)).toMatchObject({ temperature: 0, topK: 1 });
    await textOf(engine, request({ seed: 7 }));
    expect(browser.created.at(-1)).not.toHaveProperty('temperature');
  });

  it('ends a text at once when it is told to', async () => {
    const browser = place({ pieces: ['Hello', null] });
    const engine = await started();
    const stop = new AbortController();
    const text = engine.generate(request({ signal: stop.signal }));
    expect((await text.next()).value).toBe('Hello');
    const next = reason(text.next());
    stop.abort();
    expect(await next).toBe('cancelled');
    expect(browser.open).toBe(1);
    expect(await reason(textOf(engine, request({ signal: stop.signal })))).toBe('cancelled');
  });

  it.each([
    ['before the first piece', [null], 30_000],
    ['after it', ['Hello', null], 15_000],
  ])('gives up a text that stalls %s', async (_, pieces, ms) => {
    const browser = place({ pieces });
    expect(await pass(textOf(await started()), ms)).toBe('stalled');
    expect(browser.open).toBe(1);
  });

  it.each([
    ['QuotaExceededError', 'context-too-long'],
    ['NotSupportedError', 'unsupported'],
    ['UnknownError', 'engine-failed'],
  ])('names a fault within a text: %s', async (name, expected) => {
    const browser = place({ fault: new DOMException('no', name) });
    expect(await reason(textOf(await started()))).toBe(expected);
    expect(browser.open).toBe(1);
  });

  it('frees all it has, also in the middle of a text, and more than once', async () => {
    const browser = place({ pieces: ['Hello', null] });
    const engine = await started();
    const text = engine.generate(request());
    await text.next();
    const next = reason(text.next());
    await engine.dispose();
    await engine.dispose();
    expect(await next).toBe('cancelled');
    expect(browser.open).toBe(0);
    expect(await reason(textOf(engine))).toBe('engine-failed');
  });
});
