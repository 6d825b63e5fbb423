import { describe, expect, it } from 'vitest';
import { stableShare } from './stable-hash.ts';

const IDS = Array.from({ length: 20_000 }, (_, at) => `conversation-${at.toString(16)}`);
const armOf = (name: string, id: string, arms: number) => Math.floor(stableShare(`${name} ${id}`) * arms);

describe('a stable share', () => {
  it('is even over conversations, whatever the number of arms', () => {
    for (const arms of [2, 3, 5, 8]) {
      const counts = new Array<number>(arms).fill(0);
      for (const id of IDS) counts[armOf('greeting', id, arms)] = (counts[armOf('greeting', id, arms)] ?? 0) + 1;
      const expected = IDS.length / arms;
      const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // Beyond this in one of ten thousand for seven degrees of freedom, which is the most here.
      expect(chiSquare).toBeLessThan(29.9);
    }
  });

  it('puts a conversation into the arms of two experiments independently', () => {
    const same = IDS.filter((id) => armOf('greeting', id, 2) === armOf('closing', id, 2)).length;
    // Four standard deviations of a fair coin thrown 20,000 times.
    expect(Math.abs(same - IDS.length / 2)).toBeLessThan(283);
  });
});
