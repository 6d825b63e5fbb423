import { describe, expect, it } from 'vitest';
import { softmax } from '#nlu/softmax.ts';
import { calibrationError, fitRefusal, fitTemperature, type Held } from './calibrate.ts';
import { createSeededRandom } from './seeded-random.ts';

/** Messages of four labels whose outputs, divided by `temperature`, are the true log odds. */
function heldAt(temperature: number, count = 1500): Held[] {
  const random = createSeededRandom(7);
  return Array.from({ length: count }, () => {
    const outputs = Float32Array.from({ length: 4 }, () => random() * 4 * temperature);
    let left = random();
    const label = softmax(outputs, temperature).findIndex((probability) => {
      left -= probability;
      return left <= 0;
    });
    return { outputs, label: Math.max(0, label) };
  });
}

describe('fitTemperature', () => {
  it.each([0.5, 1, 2.5])('finds the temperature %d that the outputs were made with', (temperature) => {
    const fitted = fitTemperature(heldAt(temperature));
    expect(fitted / temperature).toBeGreaterThan(0.85);
    expect(fitted / temperature).toBeLessThan(1.15);
  });
});

describe('calibrationError', () => {
  it('is near nothing where a temperature makes the outputs true', () => {
    expect(calibrationError(heldAt(2))).toBeLessThan(0.05);
  });

  it('is the gap where confidence says nothing about being right', () => {
    const held = Array.from({ length: 100 }, (_, at) => ({ outputs: Float32Array.of(at < 50 ? 9 : 0, 3), label: 0 }));
    expect(calibrationError(held)).toBeGreaterThan(0.1);
  });
});

describe('fitRefusal', () => {
  const OUTSIDE = 1;
  // In scope with a doubt that grows; every tenth of those is already taken for out of scope.
  const inside = Array.from({ length: 100 }, (_, at) => ({ outputs: Float32Array.of(5, at / 25), label: 0 }));
  const outside = Array.from({ length: 50 }, () => ({ outputs: Float32Array.of(5, 4.5), label: OUTSIDE }));

  it('refuses as much as it may and no more', () => {
    const { threshold, recall, refused } = fitRefusal([...inside, ...outside], OUTSIDE, 1, 0.05);
    expect(refused).toBe(0.05);
    expect(recall).toBe(1);
    expect(threshold).toBeGreaterThan(0.2);
  });

  it('counts those that are refused in any case, and adds none where these are too many', () => {
    const wrong = Array.from({ length: 10 }, () => ({ outputs: Float32Array.of(0, 5), label: 0 }));
    const found = fitRefusal([...inside, ...wrong, ...outside], OUTSIDE, 1, 0.05);
    expect(found).toMatchObject({ threshold: 1, recall: 0 });
    expect(found.refused).toBeCloseTo(10 / 110);
  });
});
