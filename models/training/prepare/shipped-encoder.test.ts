import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEncoder } from '#scripts/open-encoder.ts';
import type { Encoder } from '#workers/nlu/encoder.ts';
import type { EncoderManifest } from '#workers/nlu/encoder-manifest.ts';
import { selfTest } from '#workers/nlu/self-test.ts';

const FOLDER = new URL('../../encoder/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8')) as EncoderManifest;
const languages = { labels: ['en'], probabilities: Float32Array.of(1) };
let encoder: Encoder;

beforeAll(async () => {
  encoder = await openEncoder();
});
afterAll(() => encoder.dispose());

describe('the shipped encoder', () => {
  it('is the files that the manifest names', () => {
    for (const { path, bytes, sha256 } of manifest.files) {
      const file = readFileSync(new URL(path, FOLDER));
      const found = { path, bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') };
      expect(found).toEqual({ path, bytes, sha256 });
    }
    expect(encoder.id).toBe(manifest.id);
  });

  it('reads the golden messages as it did when it was made', async () => {
    expect(manifest.golden.length).toBeGreaterThan(4);
    await expect(selfTest(encoder, manifest.golden)).resolves.toBeUndefined();
  });

  it('gives probabilities, and vectors of length 1, whatever the message', async () => {
    for (const text of ['ok', '', '🙂', '我要退货', 'is this still in stock? '.repeat(40)]) {
      const { intents, emotions, vector } = await encoder.opine(text, languages);
      expect(sum(intents.probabilities)).toBeCloseTo(1);
      expect(sum(emotions.probabilities)).toBeCloseTo(1);
      expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1);
      expect(intents.probabilities).toHaveLength(encoder.intents.length);
    }
  });

  it('reads a message alike whatever was read before it', async () => {
    const [alone] = await encoder.embed(['where is my parcel']);
    const [, after] = await encoder.embed(['a much longer message about something else', 'where is my parcel']);
    expect(after).toEqual(alone);
  });
});

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}
