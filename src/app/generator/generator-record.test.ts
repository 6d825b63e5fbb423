import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseModel } from '#llm/choose-model.ts';
import { ableDevice, madeUp } from '#llm/testing/made-up-models.ts';
import { withFailure } from '../tries.ts';
import { keepWish } from './generator-consent.ts';
import {
  forgetGenerator,
  type GeneratorRecord,
  keepGenerator,
  mayFetch,
  newGeneratorRecord,
  onceStarted,
  recallGenerator,
  whileStarting,
} from './generator-record.ts';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

describe('the record of the generator', () => {
  it('is kept over pages, with the wish in it', () => {
    const record: GeneratorRecord = { wants: true, chosen: 'b', id: 'a', crashes: 1, failures: 2, notBeforeMs: 3 };
    keepGenerator(record);
    expect(recallGenerator()).toEqual(record);
    expect([...kept.keys()]).toEqual(['aisle.generator']);
  });

  it.each([
    ['nothing', undefined],
    ['no JSON', '{'],
    ['null', 'null'],
    ['something else', '[1]'],
    ['other kinds', '{"wants":"yes","chosen":7,"id":3,"crashes":"2","failures":null,"notBeforeMs":-1}'],
  ])('begins anew where %s was kept', (_, text) => {
    if (text !== undefined) kept.set('aisle.generator', text);
    expect(recallGenerator()).toEqual(newGeneratorRecord);
  });

  it('does without storage where the browser refuses it', () => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    keepWish(true);
    forgetGenerator();
    expect(recallGenerator().wants).toBeNull();
  });

  it('waits after a download that failed', () => {
    const record = withFailure({ ...newGeneratorRecord, wants: true }, 1_000);
    expect(mayFetch(record, 60_999)).toBe(false);
    expect(mayFetch(record, 61_000)).toBe(true);
    expect(record.wants).toBe(true);
  });
});

describe('the wish', () => {
  it('is unknown, then yes or no, and forgotten with the rest', () => {
    expect(recallGenerator().wants).toBeNull();
    keepWish(true);
    expect(recallGenerator().wants).toBe(true);
    keepWish(false);
    expect(recallGenerator().wants).toBe(false);
    forgetGenerator();
    expect(recallGenerator().wants).toBeNull();
    expect(kept.size).toBe(0);
  });

  it('has it tried again when it is said anew, and not when it is taken back', () => {
    const harmed: GeneratorRecord = { wants: true, chosen: 'b', id: 'a', crashes: 2, failures: 1, notBeforeMs: 9 };
    keepGenerator(harmed);
    keepWish(false);
    expect(recallGenerator()).toEqual({ ...harmed, wants: false });
    keepWish(true);
    expect(recallGenerator()).toMatchObject({ wants: true, crashes: 0, failures: 0, notBeforeMs: 0 });
  });
});

describe('starts', () => {
  const { webLlm, wllama, pocket } = madeUp;
  const list = [webLlm, wllama, pocket];
  const chosen = () => chooseModel(list, ableDevice, recallGenerator()).model;
  /** A page that chooses, starts, and is taken down by it or not. */
  function page(survives: (id: string) => boolean): string | null {
    const before = recallGenerator();
    const model = chosen();
    if (!model) return null;
    keepGenerator(whileStarting(before, model.id));
    if (survives(model.id)) keepGenerator(onceStarted(before, model.id));
    return model.id;
  }

  it('leave no trace where they go well', () => {
    page(() => true);
    page(() => true);
    expect(recallGenerator()).toEqual({ ...newGeneratorRecord, id: 'gpu-q4f32_1' });
  });

  it('step down once, and stay there', () => {
    const survives = (id: string) => id !== 'gpu-q4f32_1';
    expect([1, 2, 3, 4].map(() => page(survives))).toEqual(['gpu-q4f32_1', 'cpu-135m', 'cpu-135m', 'cpu-135m']);
    expect(recallGenerator()).toMatchObject({ id: 'gpu-q4f32_1', crashes: 1 });
  });

  it('are given up after the second crash', () => {
    expect([1, 2, 3].map(() => page(() => false))).toEqual(['gpu-q4f32_1', 'cpu-135m', null]);
    expect(recallGenerator()).toMatchObject({ id: 'cpu-135m', crashes: 2 });
  });

  it('count a crash of the smaller one that had run before', () => {
    page(() => false);
    page(() => true);
    page(() => false);
    expect(chosen()).toBeNull();
  });
});
