import { describe, expect, it } from 'vitest';
import type { EncoderOutputs } from './encoder.ts';
import { selfTest } from './self-test.ts';

const golden = [{ text: 'hi', intent: 'chat.greet', logits: { 'chat.greet': 4, oos: 1.5 }, vector: [0.6, 0.8] }];

function encoderWith(change: Partial<EncoderOutputs>) {
  const outputs: EncoderOutputs = {
    intents: Float32Array.of(4.02, 1.48, -3),
    emotions: Float32Array.of(1),
    vector: Float32Array.of(0.61, 0.79),
  };
  return { intents: ['chat.greet', 'oos', 'order.track'], outputs: async () => ({ ...outputs, ...change }) };
}

describe('selfTest', () => {
  it('passes a backend that differs by rounding alone', async () => {
    await expect(selfTest(encoderWith({}), golden)).resolves.toBeUndefined();
  });

  it.each([
    ['another intent', { intents: Float32Array.of(1, 4, -3) }, 'encoder › golden[0]'],
    ['another logit', { intents: Float32Array.of(4, 2.5, -3) }, 'encoder › golden[0].logits.oos'],
    ['no numbers', { intents: Float32Array.of(4, Number.NaN, -3) }, 'encoder › golden[0]'],
    ['another direction', { vector: Float32Array.of(0.8, 0.6) }, 'encoder › golden[0].vector'],
    ['another length', { vector: Float32Array.of(0.6, 0.8, 0) }, 'encoder › golden[0].vector'],
  ])('refuses a backend that gives %s', async (_, change, path) => {
    await expect(selfTest(encoderWith(change), golden)).rejects.toMatchObject({
      code: 'model-invalid',
      details: expect.objectContaining({ path }),
    });
  });
});
