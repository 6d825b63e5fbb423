import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GeneratorModel } from '#llm/model.ts';
import { refusal } from '#llm/refusal.ts';
import type { GeneratorTask } from '#llm/tasks.ts';
import { madeUp } from '#llm/testing/made-up-models.ts';
import { runTask, type TaskRun, type TextSource } from './run-task.ts';
import { RunningEngine } from './running-engine.ts';
import { type Script, ScriptedLlm } from './testing/scripted-llm.ts';

const model: GeneratorModel = { ...madeUp.wllama, dialect: 'chat', contextTokens: 4096 };
const SOURCE = 'Delivery is free from ¥59. Below that delivery costs ¥6. Parcels leave within a day.';
const task: GeneratorTask = {
  use: 'word-answer',
  locale: 'en',
  question: 'how much is delivery?',
  mood: 'neutral',
  tone: 'plain',
  sources: [{ id: 'fee', text: SOURCE }],
};

/** A started engine that says what the script has it say. */
async function started(script: Script): Promise<{ llm: ScriptedLlm; source: TextSource }> {
  const llm = new ScriptedLlm(script);
  const parts = {
    startThread: async () => ({ api: llm, close: () => {} }),
    createBuiltin: () => Promise.reject(new Error('not here')),
    prepare: async () => {},
    record: () => {},
  };
  const watch = { onProgress: () => {}, onStarting: () => {}, onGone: () => {} };
  return { llm, source: await new RunningEngine(model, 'en', parts, watch).ready };
}

async function run(script: Script, over: Partial<TaskRun> = {}) {
  const { llm, source } = await started(script);
  const passed: string[] = [];
  const { signal } = new AbortController();
  const outcome = runTask(source, {
    ...{ task, names: [], seed: 7, signal, firstMs: 6_000, wholeMs: 15_000, onPassed: (text) => passed.push(text) },
    ...over,
  });
  return { llm, passed, outcome };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('runTask', () => {
  it('ends where a small model begins to say the same again', async () => {
    const { llm, outcome } = await run(() => Array.from({ length: 40 }, () => 'Delivery is free from ¥59. '));
    expect(await outcome).toMatchObject({
      text: 'Delivery is free from ¥59.',
      receipt: { guard: { verdict: 'kept', sentences: 1, faults: [] } },
    });
    expect(llm.calls.slice(-2)).toEqual(['generate', 'cancel']);
  });

  it('shows each sentence once it has passed, and gives the whole with its receipt', async () => {
    const { passed, outcome } = await run(() => ['Delivery is fr', 'ee from ¥59. Below that deli', 'very costs ¥6.']);
    expect(await outcome).toMatchObject({
      text: 'Delivery is free from ¥59. Below that delivery costs ¥6.',
      receipt: { engine: 'wllama', model: model.id, seed: -1, guard: { verdict: 'kept', sentences: 2, faults: [] } },
    });
    expect((await outcome).receipt.modelHash).toMatch(/^[0-9a-f]{64}$/);
    expect(passed).toEqual(['Delivery is free from ¥59.', 'Delivery is free from ¥59. Below that delivery costs ¥6.']);
  });

  it('gives the same text for the same seed, which is asked for at once where a text may not come again', async () => {
    const bySeed: Script = ({ seed }) =>
      seed === 7 ? ['Delivery is free from ¥59.'] : ['Parcels leave within a day.'];
    const unlike = ['It is free.'];
    const [one, other] = [await run(bySeed, { unlike }), await run(bySeed, { unlike, seed: 8 })];
    const again = await run(bySeed, { unlike });
    expect((await one.outcome).text).toBe('Delivery is free from ¥59.');
    expect((await other.outcome).text).toBe('Parcels leave within a day.');
    expect(await again.outcome).toEqual(await one.outcome);
  });

  it('asks once more, by the seed, where the first sentence of the likeliest text fails', async () => {
    const script: Script = ({ seed }) =>
      seed === -1 ? ['Delivery is free from ¥99. '] : ['Delivery is free from ¥59.'];
    const { llm, outcome } = await run(script);
    expect(await outcome).toMatchObject({ text: 'Delivery is free from ¥59.', receipt: { seed: 7 } });
    expect(llm.requests.map(({ seed }) => seed)).toEqual([-1, 7]);
  });

  it('has the template said where the second try fails as well, and says what was wrong', async () => {
    const { llm, passed, outcome } = await run(() => ['Delivery is free from ¥99. ', 'And so on.']);
    const { text, receipt } = await outcome;
    expect(text).toBeNull();
    expect(receipt.guard).toMatchObject({ verdict: 'template', faults: [{ kind: 'price' }] });
    expect(receipt.reason).toBeUndefined();
    expect(llm.requests).toHaveLength(2);
    expect(passed.filter(Boolean)).toEqual([]);
  });

  it('calls the engine off at the first sentence that fails', async () => {
    const held = new Promise(() => {});
    const { llm, outcome } = await run(() => ['Delivery is free from ¥99. And', held]);
    await outcome;
    expect(llm.calls.filter((call) => call === 'cancel')).toHaveLength(2);
  });

  it('does not say again what may not come again', async () => {
    const script: Script = () => ['Delivery is free from ¥59.'];
    const { outcome } = await run(script, { unlike: ['Delivery is free from ¥59.'] });
    expect(await outcome).toMatchObject({ text: null, receipt: { guard: { verdict: 'template' } } });
  });

  it('gives up when no sentence has come in time, whatever the engine does', async () => {
    const { passed, outcome } = await run(() => ['Delivery is', new Promise(() => {})]);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await outcome).toMatchObject({ text: null, receipt: { reason: 'timeout' } });
    expect(passed).toEqual(['']);
  });

  it('takes back what was shown when the whole does not come in time', async () => {
    const { passed, outcome } = await run(() => ['Delivery is free from ¥59. Below', new Promise(() => {})]);
    await vi.advanceTimersByTimeAsync(14_999);
    expect(passed).toEqual(['Delivery is free from ¥59.']);
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toMatchObject({ text: null, receipt: { reason: 'timeout' } });
    expect(passed.at(-1)).toBe('');
  });

  it('ends at once when it is called off', async () => {
    const abort = new AbortController();
    const { llm, outcome } = await run(() => [new Promise(() => {})], { signal: abort.signal });
    await vi.advanceTimersByTimeAsync(0);
    abort.abort();
    expect(await outcome).toMatchObject({ text: null, receipt: { reason: 'cancelled' } });
    expect(llm.calls).toContain('cancel');
  });

  it('tells why the engine refused', async () => {
    const { outcome } = await run(() => [refusal('device-lost')]);
    expect(await outcome).toMatchObject({ text: null, receipt: { reason: 'device-lost' } });
  });

  it('asks nothing of an engine that could not take in the prompt', async () => {
    const long = { ...task, sources: [{ id: 'fee', text: SOURCE.repeat(400) }] };
    const { llm, outcome } = await run(() => ['never'], { task: long });
    expect(await outcome).toMatchObject({ text: null, receipt: { seed: null, reason: 'context-too-long' } });
    expect(llm.requests).toEqual([]);
  });
});
