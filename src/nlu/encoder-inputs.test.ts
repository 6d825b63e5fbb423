import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encoderInputs, featureRowsOf, parseFeatureRows } from './encoder-inputs.ts';
import { featurise } from './features.ts';

const BITS = 22;

/** The writer's side of the format. */
function leb128(hashes: readonly number[]): Uint8Array {
  const out: number[] = [];
  let before = -1;
  for (const hash of hashes) {
    let difference = hash - before;
    before = hash;
    while (difference > 0x7f) {
      out.push((difference & 0x7f) | 0x80);
      difference >>>= 7;
    }
    out.push(difference);
  }
  return Uint8Array.from(out);
}

const ascending = fc
  .uniqueArray(fc.nat(2 ** BITS - 1), { minLength: 1, maxLength: 200 })
  .map((hashes) => hashes.sort((a, b) => a - b));

describe('parseFeatureRows', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(ascending, (hashes) => {
        const parsed = parseFeatureRows(leb128(hashes), { bits: BITS, rows: hashes.length });
        expect([...parsed.hashes]).toEqual(hashes);
      }),
    );
  });

  it.each([
    ['ends early', leb128([5, 9]).subarray(0, 1), 'features.bin › row 1'],
    ['goes on', Uint8Array.from([...leb128([5, 9]), 1]), 'features.bin › row 2'],
    ['stands still', Uint8Array.from([6, 0]), 'features.bin › row 1'],
    ['leaves its bits', leb128([5, 2 ** BITS]), 'features.bin › row 1'],
    ['never ends a number', new Uint8Array(9).fill(0x80), 'features.bin › row 0'],
  ])('refuses a file that %s', (_, bytes, path) => {
    expect(() => parseFeatureRows(bytes, { bits: BITS, rows: 2 })).toThrow(
      expect.objectContaining({ code: 'model-invalid', details: { path, rows: 2 } }),
    );
  });
});

describe('featureRowsOf', () => {
  const rows = parseFeatureRows(leb128([3, 10, 4_000_000]), { bits: BITS, rows: 3 });

  it('gives each known hash its row once, in order, whatever its high bits', () => {
    const features = Uint32Array.from([4_000_000 + 2 ** 31, 3, 7, 3 + 2 ** BITS]);
    expect(featureRowsOf(features, rows)).toEqual([1, 3]);
  });

  it('gives padding where nothing is known', () => {
    expect(featureRowsOf(Uint32Array.from([1, 2]), rows)).toEqual([0]);
  });
});

describe('encoderInputs', () => {
  const known = [...new Set(featurise('Hola').map((feature) => feature & (2 ** BITS - 1)))].sort((a, b) => a - b);
  const rows = parseFeatureRows(leb128(known), { bits: BITS, rows: known.length });
  const encode = (text: string) => [2, ...Array.from(text, (sign) => sign.codePointAt(0) ?? 0), 3];

  it('tokenises the folded text and finds every feature', () => {
    const { inputIds, featureIds } = encoderInputs('Hola', encode, rows);
    expect(inputIds).toEqual(encode('hola'));
    expect(featureIds).toEqual(known.map((_, at) => at + 1));
  });

  it('cuts a long message to 64 ids and keeps its end sign', () => {
    const text = 'ab '.repeat(60);
    const { inputIds } = encoderInputs(text, encode, rows);
    expect(inputIds).toHaveLength(64);
    expect(inputIds.at(-1)).toBe(3);
    expect(inputIds.slice(0, 63)).toEqual(encode(text.trim()).slice(0, 63));
  });
});
