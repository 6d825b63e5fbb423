import { describe, expect, it } from 'vitest';
import { type DeviceFacts, isFitForEncoder, mayTry, newRecord } from './encoder-record.ts';
import { withCrash, withFailure } from './tries.ts';

const fit: DeviceFacts = {
  mode: 'worker',
  storage: 'indexeddb',
  hasCaches: true,
  hasWebAssembly: true,
  saveData: false,
  memoryGiB: 4,
};

describe('isFitForEncoder', () => {
  it('takes a device with room, and one that does not say how much', () => {
    expect(isFitForEncoder(fit)).toBe(true);
    expect(isFitForEncoder({ ...fit, memoryGiB: undefined })).toBe(true);
  });

  it.each<[string, Partial<DeviceFacts>]>([
    ['no workers', { mode: 'page' }],
    ['no storage', { storage: 'memory' }],
    ['no caches', { hasCaches: false }],
    ['no WebAssembly', { hasWebAssembly: false }],
    ['a shopper who saves data', { saveData: true }],
    ['little memory', { memoryGiB: 1 }],
  ])('spares a device with %s', (_, change) => {
    expect(isFitForEncoder({ ...fit, ...change })).toBe(false);
  });
});

describe('mayTry', () => {
  it('gives a version up after two crashes in a row', () => {
    const once = withCrash(newRecord('a'));
    expect(mayTry(once, 0)).toBe(true);
    expect(mayTry(withCrash(once), 0)).toBe(false);
  });

  it('gives up at once what cannot run here', () => {
    expect(mayTry({ ...newRecord('a'), refused: true }, 0)).toBe(false);
  });

  it('waits longer after every failed download, at most a day', () => {
    let record = newRecord('a');
    const waits: number[] = [];
    for (let round = 0; round < 13; round++) {
      record = withFailure(record, 1_000);
      waits.push((record.notBeforeMs - 1_000) / 60_000);
    }
    expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(waits.at(-1)).toBe(24 * 60);
    expect(mayTry(record, record.notBeforeMs - 1)).toBe(false);
    expect(mayTry(record, record.notBeforeMs)).toBe(true);
  });
});
