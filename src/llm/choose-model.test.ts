import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adapterRefusal } from './adapter-refusal.ts';
import { chooseModel } from './choose-model.ts';
import type { AdapterFacts, DeviceFacts } from './device-facts.ts';
import { type GeneratorModel, modelBytes } from './model.ts';
import type { RefusalReason } from './refusal.ts';
import { ableDevice, allMadeUp, fileOf, madeUp } from './testing/made-up-models.ts';
import { WEB_LLM_LIMITS } from './web-llm-library.ts';

const MIB = 2 ** 20;
const unharmed = { id: null, crashes: 0 };
const { builtin, webLlm, wllama, pocket } = madeUp;

/** Why the one model is not taken on the able device with these changes; null where it is. */
function reasonFor(model: GeneratorModel, change: Partial<DeviceFacts>): RefusalReason | null {
  const { model: chosen, refusals } = chooseModel([model], { ...ableDevice, ...change }, unharmed);
  expect(chosen === null).toBe(refusals.length === 1);
  return refusals[0]?.reason ?? null;
}

const adapter = (change: Partial<AdapterFacts>): Partial<DeviceFacts> => ({
  adapter: { ...ableDevice.adapter, ...change },
});
const limit = (name: string, value: number) => adapter({ limits: { ...ableDevice.adapter.limits, [name]: value } });
const low = { level: 0.19, charging: false };

describe('chooseModel', () => {
  it.each<[string, GeneratorModel, Partial<DeviceFacts>, RefusalReason | null]>([
    ['anything on an able device: the browser', builtin, {}, null],
    ['anything on an able device: the GPU', webLlm, {}, null],
    ['anything on an able device: the processor', wllama, {}, null],
    ['anything on an able device: the pocket one', pocket, {}, null],

    ['no WebGPU', webLlm, adapter({ kind: 'absent' }), 'no-webgpu'],
    ['no adapter', webLlm, adapter({ kind: 'none' }), 'no-adapter'],
    ['a software adapter', webLlm, adapter({ kind: 'software' }), 'software-adapter'],
    ['a short limit of the model', webLlm, limit('maxStorageBufferBindingSize', 128 * MIB), 'limits'],
    ['a short limit of the engine', webLlm, limit('maxStorageBuffersPerShaderStage', 8), 'limits'],
    ['a limit that is not told', webLlm, adapter({ limits: {} }), 'limits'],
    ['no half precision, which it does not use', webLlm, adapter({ features: [] }), null],
    ['no adapter, which the pocket one does not use', pocket, adapter({ kind: 'none' }), null],
    ['no adapter, which wllama does not use', wllama, adapter({ kind: 'software' }), null],

    ['too little memory', wllama, { memoryGiB: 2 }, 'no-memory'],
    ['just enough memory', wllama, { memoryGiB: 3 }, null],
    ['little memory for the pocket one', pocket, { memoryGiB: 1 }, null],
    ['half a gigabyte for the pocket one', pocket, { memoryGiB: 0.5 }, 'no-memory'],
    ['memory that is not told, for a large one', webLlm, { memoryGiB: null }, 'no-memory'],
    ['memory that is not told, for the pocket one', pocket, { memoryGiB: null }, null],

    ['just enough room', wllama, { freeBytes: 216 * MIB }, null],
    ['a byte too little room', wllama, { freeBytes: 216 * MIB - 1 }, 'no-space'],
    ['room for what is missing', wllama, { freeBytes: 66 * MIB, storedBytes: { 'cpu-135m': 100 * MIB } }, null],
    ['no room, all being there', wllama, { freeBytes: 0, storedBytes: { 'cpu-135m': 144 * MIB } }, null],
    ['room that is not told, for a large one', wllama, { freeBytes: null }, 'no-space'],
    ['room that is not told, for the pocket one', pocket, { freeBytes: null }, null],
    ['storage that goes with the page', pocket, { storage: 'memory' }, 'no-space'],
    ['storage that goes with the page, for the browser', builtin, { storage: 'memory' }, null],

    ['a shopper who saves data', pocket, { saveData: true }, 'save-data'],
    ['the same, all being there', pocket, { saveData: true, storedBytes: { 'pocket-1': 25 * MIB } }, null],
    ['the same, the browser having it', builtin, { saveData: true }, null],
    ['the same, the browser having to fetch it', builtin, { saveData: true, builtin: 'downloadable' }, 'save-data'],

    ['no network', pocket, { online: false }, 'offline'],
    ['the same, all being there', pocket, { online: false, storedBytes: { 'pocket-1': 25 * MIB } }, null],
    ['no network while the browser fetches it', builtin, { online: false, builtin: 'downloading' }, 'offline'],

    ['a low battery', pocket, { battery: low }, 'low-battery'],
    ['a low battery, the browser', builtin, { battery: low }, 'low-battery'],
    ['a low battery that is charged', pocket, { battery: { ...low, charging: true } }, null],
    ['a fifth of a battery', pocket, { battery: { level: 0.2, charging: false } }, null],

    ['no worker', pocket, { mode: 'page' }, 'policy'],
    ['no worker, which the browser does not use', builtin, { mode: 'page' }, null],
    ['no WebAssembly', pocket, { hasWebAssembly: false }, 'no-webassembly'],
    ['no WebAssembly, which web-llm uses too', webLlm, { hasWebAssembly: false }, 'no-webassembly'],
    ['no JSPI for wllama', wllama, { hasJspi: false }, 'unsupported'],
    ['no JSPI, which transformers does not use', pocket, { hasJspi: false }, null],

    ['an iPhone, web-llm', webLlm, { ios: true }, 'ios'],
    ['an iPhone, a large model', wllama, { ios: true }, 'ios'],
    ['an iPhone, the pocket one', pocket, { ios: true, memoryGiB: null }, null],

    ['a browser without one', builtin, { builtin: 'unavailable' }, 'unsupported'],
    ['a browser that would fetch one', builtin, { builtin: 'downloadable' }, null],
    ['a language that it speaks by its script', wllama, { locale: 'zh-Hant' }, null],
    ['a language that it does not speak', pocket, { locale: 'zh-Hant' }, 'unsupported'],
    ['a language that begins alike', { ...pocket, locales: ['en'] }, { locale: 'enm' }, 'unsupported'],
  ])('%s', (_, model, change, reason) => {
    expect(reasonFor(model, change)).toBe(reason);
  });

  it('finds half precision in the names that web-llm gives its models', () => {
    const bare = adapter({ features: [] });
    expect(reasonFor({ ...webLlm, id: 'Qwen3-0.6B-q4f16_1' }, bare)).toBe('no-f16');
    const library = fileOf('v0_2_86/base/Qwen3-0.6B-q4f16_1-webgpu.wasm');
    expect(reasonFor({ ...webLlm, files: [library] }, bare)).toBe('no-f16');
    const declared = { ...pocket, needs: { memoryMiB: 0, webgpu: { f16: true, limits: {} } } };
    expect(reasonFor(declared, bare)).toBe('no-f16');
    // A name alone means nothing to the other engines.
    expect(reasonFor({ ...pocket, id: 'pocket-f16' }, bare)).toBeNull();
  });

  it('prefers the browser, then the GPU, then the larger on the processor, and fetches for the browser last', () => {
    const order: string[] = [];
    let left: readonly GeneratorModel[] = [pocket, wllama, webLlm, builtin];
    for (;;) {
      const { model } = chooseModel(left, ableDevice, unharmed);
      if (!model) break;
      order.push(model.id);
      left = left.filter((other) => other !== model);
    }
    expect(order).toEqual(['browser', 'gpu-q4f32_1', 'cpu-135m', 'pocket-1']);
    const wouldFetch: DeviceFacts = { ...ableDevice, builtin: 'downloadable' };
    expect(chooseModel([builtin, pocket], wouldFetch, unharmed).model).toBe(pocket);
    expect(chooseModel([builtin, pocket], { ...wouldFetch, mode: 'page' }, unharmed).model).toBe(builtin);
  });

  it('leaves the order of equals to the list, and the list as it is', () => {
    const twin = { ...pocket, id: 'twin' };
    expect(chooseModel([twin, pocket], ableDevice, unharmed).model).toBe(twin);
    const list = Object.freeze([pocket, wllama]);
    expect(chooseModel(list, ableDevice, unharmed).model).toBe(wllama);
  });

  it('answers by template where there is no list', () => {
    expect(chooseModel([], ableDevice, unharmed)).toEqual({ model: null, refusals: [] });
  });

  describe('where one was chosen before', () => {
    const chosenAgain = (
      chosen: string,
      change: Partial<DeviceFacts> = {},
      list: readonly GeneratorModel[] = allMadeUp,
    ) => chooseModel(list, { ...ableDevice, ...change }, { ...unharmed, chosen });
    const here = { storedBytes: { 'cpu-135m': 144 * MIB } };

    it('takes it again, though another is better by now', () => {
      expect(chooseModel(allMadeUp, ableDevice, unharmed).model).toBe(builtin);
      expect(chosenAgain('pocket-1').model).toBe(pocket);
    });

    it.each<[string, Partial<DeviceFacts>]>([
      ['low-battery', { battery: { level: 0.1, charging: false } }],
      ['no-space', { storage: 'memory' }],
    ])('takes none in the place of one that is here, for the moment: %s', (reason, change) => {
      const { model, refusals } = chosenAgain('cpu-135m', { ...here, ...change });
      expect(model).toBeNull();
      expect(refusals[0]).toEqual({ id: 'cpu-135m', reason });
    });

    it('takes none in the place of one that needs a GPU where there is no adapter for the moment', () => {
      const stored = { storedBytes: { 'gpu-q4f32_1': 400 * MIB } };
      const { model, refusals } = chosenAgain('gpu-q4f32_1', { ...stored, ...adapter({ kind: 'none' }) });
      expect([model, refusals[0]]).toEqual([null, { id: 'gpu-q4f32_1', reason: 'no-adapter' }]);
      expect(chosenAgain('gpu-q4f32_1', adapter({ kind: 'none' })).model).toBe(builtin);
      expect(chosenAgain('gpu-q4f32_1', { ...stored, ...adapter({ kind: 'absent' }) }).model).toBe(builtin);
    });

    it('takes none in the place of the browser’s own where the browser does not answer', () => {
      const { model, refusals } = chosenAgain('browser', { builtin: 'silent' });
      expect([model, refusals[0]]).toEqual([null, { id: 'browser', reason: 'stalled' }]);
      expect(chosenAgain('browser', { builtin: 'unavailable' }).model).toBe(webLlm);
    });

    it('takes none in the place of one that does not speak the language of now', () => {
      const stored = { storedBytes: { 'pocket-1': 25 * MIB }, locale: 'zh-Hant' };
      expect(chosenAgain('pocket-1', stored).model).toBeNull();
      expect(chosenAgain('pocket-1', { locale: 'zh-Hant' }).model).toBe(builtin);
    });

    it('takes another where it is refused for good, half here, or gone from the list', () => {
      expect(chosenAgain('cpu-135m', { ...here, hasJspi: false }).model).toBe(builtin);
      const half = { storedBytes: { 'cpu-135m': 144 * MIB - 1 }, freeBytes: 0 };
      expect(chosenAgain('cpu-135m', half).model).toBe(builtin);
      expect(chosenAgain('cpu-0', here).model).toBe(builtin);
      const crashed = { id: 'cpu-135m', crashes: 1, chosen: 'cpu-135m' };
      expect(chooseModel([wllama, pocket], { ...ableDevice, ...here }, crashed).model).toBe(pocket);
    });
  });

  describe('after a crash', () => {
    const own = [webLlm, wllama, pocket];
    it('steps down to what is smaller, and gives up after the second', () => {
      const chosenAfter = (id: string, crashes: number) =>
        chooseModel(own, ableDevice, { id, crashes }).model?.id ?? null;
      expect(chosenAfter('gpu-q4f32_1', 0)).toBe('gpu-q4f32_1');
      expect(chosenAfter('gpu-q4f32_1', 1)).toBe('cpu-135m');
      expect(chosenAfter('cpu-135m', 1)).toBe('pocket-1');
      expect(chosenAfter('pocket-1', 1)).toBeNull();
      expect(chosenAfter('cpu-135m', 2)).toBeNull();
    });

    it('says why', () => {
      const { refusals } = chooseModel(own, ableDevice, { id: 'cpu-135m', crashes: 1 });
      expect(refusals).toEqual([
        { id: 'gpu-q4f32_1', reason: 'crashed-before' },
        { id: 'cpu-135m', reason: 'crashed-before' },
      ]);
    });

    it('still asks the browser, whose model is not of the page', () => {
      expect(chooseModel(allMadeUp, ableDevice, { id: 'pocket-1', crashes: 1 }).model).toBe(builtin);
      expect(chooseModel(allMadeUp, ableDevice, { id: 'browser', crashes: 1 }).model).toBe(webLlm);
      expect(chooseModel(allMadeUp, ableDevice, { id: 'browser', crashes: 2 }).model).toBeNull();
    });

    it('begins anew with another version', () => {
      expect(chooseModel(own, ableDevice, { id: 'cpu-0', crashes: 2 }).model).toBe(webLlm);
    });
  });
});

const bytes = fc.integer({ min: 1, max: 2 ** 32 });
const anyModel: fc.Arbitrary<GeneratorModel> = fc
  .record({
    base: fc.constantFrom(...allMadeUp),
    size: bytes,
    memoryMiB: fc.integer({ min: 0, max: 16_384 }),
    webgpu: fc.option(
      fc.record({
        f16: fc.boolean(),
        limits: fc.dictionary(fc.constantFrom(...Object.keys(WEB_LLM_LIMITS), 'maxBindGroups'), fc.nat()),
      }),
    ),
    locales: fc.subarray(['zh', 'en', 'zh-Hans'], { minLength: 1 }),
  })
  .map(({ base, size, memoryMiB, webgpu, locales }) => ({
    ...base,
    locales,
    files: base.engine === 'builtin' ? [] : [fileOf('weights.bin', size)],
    needs: { memoryMiB, ...(webgpu && { webgpu }) },
  }));
const anyList = fc
  .array(anyModel, { maxLength: 6 })
  .map((models) => models.map((model, at) => ({ ...model, id: `${model.id}-${at}` })));

const anyAdapter: fc.Arbitrary<AdapterFacts> = fc.record({
  kind: fc.constantFrom('absent', 'none', 'software', 'hardware', 'hardware'),
  limits: fc.constantFrom({}, ableDevice.adapter.limits, { ...ableDevice.adapter.limits, maxBufferSize: 1 }),
  features: fc.subarray(['shader-f16', 'subgroups']),
});
const anyFacts: fc.Arbitrary<DeviceFacts> = fc.record({
  adapter: anyAdapter,
  builtin: fc.constantFrom('unavailable', 'downloadable', 'downloading', 'available'),
  memoryGiB: fc.option(fc.constantFrom(0.25, 0.5, 1, 2, 4, 8, 16)),
  freeBytes: fc.option(fc.double({ min: 0, max: 2 ** 34, noNaN: true })),
  storedBytes: fc.dictionary(fc.constantFrom('pocket-1-0', 'cpu-135m-1', 'gpu-q4f32_1-2'), bytes),
  saveData: fc.boolean(),
  battery: fc.option(fc.record({ level: fc.double({ min: 0, max: 1, noNaN: true }), charging: fc.boolean() })),
  ios: fc.boolean(),
  hasWebAssembly: fc.boolean(),
  hasJspi: fc.boolean(),
  online: fc.boolean(),
  locale: fc.constantFrom('en', 'zh-Hans', 'zh-Hant', 'fr'),
  mode: fc.constantFrom('worker', 'page'),
  storage: fc.constantFrom('indexeddb', 'memory'),
});
const anyRecord = fc.record({
  id: fc.option(fc.constantFrom('pocket-1-0', 'cpu-135m-1', 'browser-0')),
  crashes: fc.integer({ min: 0, max: 3 }),
});

describe('chooseModel, whatever the device', () => {
  it('tells of each model once: taken, not needed, or why not', () => {
    fc.assert(
      fc.property(anyList, anyFacts, anyRecord, (models, facts, record) => {
        const { model, refusals } = chooseModel(models, facts, record);
        const refused = refusals.map(({ id }) => id);
        expect(new Set(refused).size).toBe(refused.length);
        expect(refused.every((id) => models.some((one) => one.id === id))).toBe(true);
        expect(model === null).toBe(refused.length === models.length);
        if (model) expect(refused).not.toContain(model.id);
      }),
    );
  });

  it('never takes one whose needs are not met', () => {
    fc.assert(
      fc.property(anyList, anyFacts, anyRecord, (models, facts, record) => {
        const { model } = chooseModel(models, facts, record);
        if (!model) return;
        expect(model.locales.some((own) => facts.locale.startsWith(own))).toBe(true);
        if (facts.battery) expect(facts.battery.charging || facts.battery.level >= 0.2).toBe(true);
        expect(model.id === record.id && record.crashes > 0).toBe(false);
        if (model.engine === 'builtin') {
          expect(facts.builtin).not.toBe('unavailable');
          return;
        }
        expect(facts).toMatchObject({ mode: 'worker', storage: 'indexeddb', hasWebAssembly: true });
        expect(adapterRefusal(model, facts.adapter)).toBeNull();
        expect((facts.memoryGiB ?? 2) * 1024).toBeGreaterThanOrEqual(model.needs.memoryMiB);
        expect(facts.ios && (model.engine === 'web-llm' || modelBytes(model) > 64 * MIB)).toBe(false);
        const missing = modelBytes(model) - (facts.storedBytes[model.id] ?? 0);
        if (missing <= 0) return;
        expect(facts).toMatchObject({ online: true, saveData: false });
        if (facts.freeBytes === null) expect(modelBytes(model)).toBeLessThanOrEqual(64 * MIB);
        else expect(facts.freeBytes).toBeGreaterThanOrEqual(1.5 * missing);
      }),
      { numRuns: 500 },
    );
  });

  it('never takes another in the place of one that is here, whatever changes but for good', () => {
    const moment = anyFacts.map(({ freeBytes, battery, saveData, online, locale }) => ({
      ...{ freeBytes, battery, saveData, online, locale },
    }));
    fc.assert(
      fc.property(anyList, anyFacts, moment, (models, facts, now) => {
        const { model } = chooseModel(models, facts, unharmed);
        if (!model || model.engine === 'builtin') return;
        const storedBytes = { [model.id]: modelBytes(model) };
        const again = chooseModel(models, { ...facts, ...now, storedBytes }, { ...unharmed, chosen: model.id });
        expect([model, null]).toContain(again.model);
      }),
      { numRuns: 500 },
    );
  });

  it('takes something with more where it took something with less', () => {
    const more = fc.record({ memoryGiB: fc.nat({ max: 32 }), freeBytes: fc.nat(), stored: fc.nat() });
    fc.assert(
      fc.property(anyList, anyFacts, anyRecord, more, (models, facts, record, added) => {
        const { model } = chooseModel(models, facts, record);
        if (!model) return;
        const richer: DeviceFacts = {
          ...facts,
          memoryGiB: facts.memoryGiB === null ? null : facts.memoryGiB + added.memoryGiB,
          freeBytes: facts.freeBytes === null ? null : facts.freeBytes + added.freeBytes,
          storedBytes: { ...facts.storedBytes, [model.id]: (facts.storedBytes[model.id] ?? 0) + added.stored },
          saveData: false,
          online: true,
          battery: null,
          ios: false,
        };
        expect(chooseModel(models, richer, record).model).not.toBeNull();
        expect(chooseModel([...models, pocket], facts, record).model).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
