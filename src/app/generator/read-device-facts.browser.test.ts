import { afterEach, describe, expect, it, vi } from 'vitest';
import { readDeviceFacts } from './read-device-facts.ts';

const known = { locale: 'en', mode: 'worker', storage: 'indexeddb', storedBytes: {} } as const;

/** Has the browser say something else, until the test is over. */
const says = (name: string, get: () => unknown) => {
  const before = Object.getOwnPropertyDescriptor(navigator, name);
  Object.defineProperty(navigator, name, { configurable: true, get });
  undo.push(() => {
    if (before) Object.defineProperty(navigator, name, before);
    else Reflect.deleteProperty(navigator, name);
  });
};
const undo: (() => void)[] = [];
const never = () => new Promise<never>(() => {});

/** An adapter as browsers give it: its limits are accessors of a prototype. */
const gpuOf = (info: object, old: object = {}) => ({
  requestAdapter: async () => ({
    info,
    ...old,
    features: new Set(['shader-f16']),
    limits: Object.create({
      get maxBufferSize() {
        return 5;
      },
    }),
  }),
});

afterEach(() => {
  vi.useRealTimers();
  for (const one of undo.splice(0)) one();
});

describe('readDeviceFacts', () => {
  it('tells what Chromium is without a GPU', async () => {
    const facts = await readDeviceFacts(known);
    expect(facts).toMatchObject({
      ...known,
      adapter: { kind: 'none' },
      builtin: 'unavailable',
      saveData: false,
      ios: false,
      hasWebAssembly: true,
      online: true,
    });
    expect(facts.memoryGiB).toBeGreaterThan(0);
    expect(facts.freeBytes).toBeGreaterThan(0);
  });

  it('asks for neither a GPU nor the browser’s own model where no model could use them', async () => {
    const asked: string[] = [];
    says('gpu', () => asked.push('gpu'));
    vi.stubGlobal('LanguageModel', { create() {}, availability: () => asked.push('builtin') });
    undo.push(() => vi.unstubAllGlobals());
    const facts = await readDeviceFacts(known, { gpu: false, builtin: false });
    expect([facts.adapter.kind, facts.builtin, asked]).toEqual(['absent', 'unavailable', []]);
  });

  it('survives a browser that tells nothing, refuses, or never answers', async () => {
    vi.useFakeTimers();
    says('gpu', () => ({ requestAdapter: never }));
    says('storage', () => ({ estimate: () => Promise.reject(new TypeError('no')) }));
    says('getBattery', () => never);
    says('deviceMemory', () => undefined);
    says('connection', () => undefined);
    const facts = readDeviceFacts(known);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await facts).toMatchObject({
      adapter: { kind: 'none' },
      freeBytes: null,
      battery: null,
      memoryGiB: null,
      saveData: false,
    });
    says('gpu', () => undefined);
    const without = readDeviceFacts(known);
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await without).adapter.kind).toBe('absent');
  });

  it('tells what a device says', async () => {
    says('gpu', () => gpuOf({ vendor: 'nvidia', architecture: 'ampere', isFallbackAdapter: false }));
    says('storage', () => ({ estimate: async () => ({ quota: 10, usage: 4 }) }));
    says('getBattery', () => async () => ({ level: 0.1, charging: true, chargingTime: 5 }));
    says('connection', () => ({ saveData: true }));
    says('onLine', () => false);
    expect(await readDeviceFacts(known)).toMatchObject({
      adapter: { kind: 'hardware', limits: { maxBufferSize: 5 }, features: ['shader-f16'] },
      freeBytes: 6,
      battery: { level: 0.1, charging: true },
      saveData: true,
      online: false,
    });
  });

  it.each([
    ['by its mark', gpuOf({ isFallbackAdapter: true })],
    ['by the mark of older browsers', gpuOf({}, { isFallbackAdapter: true })],
    ['by its name', gpuOf({ vendor: 'mesa', device: '', description: 'llvmpipe (LLVM 15.0.6, 256 bits)' })],
    ['by its architecture', gpuOf({ vendor: 'google', architecture: 'swiftshader' })],
    ['on Windows', gpuOf({ vendor: 'microsoft', description: 'Microsoft Basic Render Driver' })],
  ])('knows a software adapter %s', async (_, gpu) => {
    says('gpu', () => gpu);
    expect((await readDeviceFacts(known)).adapter.kind).toBe('software');
  });

  it.each([
    ['an iPhone', 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15', 5, true],
    ['an iPad', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15', 5, true],
    ['a Mac', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15', 0, false],
    ['a touch screen', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36', 10, false],
  ])('knows %s', async (_, userAgent, maxTouchPoints, ios) => {
    says('gpu', () => undefined);
    says('userAgent', () => userAgent);
    says('maxTouchPoints', () => maxTouchPoints);
    expect((await readDeviceFacts(known)).ios).toBe(ios);
  });
});
