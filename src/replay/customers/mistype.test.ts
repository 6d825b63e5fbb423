import { describe, expect, it } from 'vitest';
import { mistype } from './mistype.ts';
import { createRandom } from './random.ts';

describe('mistyping', () => {
  it('changes a message by one slip, the same from the same seed', () => {
    const slips = Array.from({ length: 50 }, (_, seed) => mistype('where is my order', createRandom(seed)));
    expect(new Set(slips).size).toBeGreaterThan(10);
    expect(slips.every((slip) => Math.abs(slip.length - 17) <= 1)).toBe(true);
    expect(mistype('我的订单到哪了', createRandom(3))).toBe(mistype('我的订单到哪了', createRandom(3)));
  });

  it('leaves addresses, numbers and the shortest words alone', () => {
    for (const text of ['lin@example.com', 'FR2611-04877', 'ok']) {
      expect(mistype(text, createRandom(1))).toBe(text);
    }
  });
});

describe('chance', () => {
  it('picks by weight', () => {
    const random = createRandom(1);
    const list = [
      { name: 'a', weight: 9 },
      { name: 'b', weight: 1 },
    ];
    const picked = Array.from({ length: 1000 }, () => random.weighed(list).name);
    const share = picked.filter((name) => name === 'a').length;
    expect(share).toBeGreaterThan(850);
    expect(share).toBeLessThan(950);
  });
});
