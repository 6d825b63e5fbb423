import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

async function* upTo(count: number) {
  for (let item = 0; item < count; item++) yield item;
}

describe('inOrder', () => {
  it('keeps the order where later items are done first', async () => {
    const waiting: (() => void)[] = [];
    const work = (item: number) =>
      new Promise<number>((resolve) => {
        waiting.push(() => resolve(item));
        if (waiting.length < 3) return;
        for (const done of waiting.splice(0).reverse()) done();
      });
    const results = [];
    for await (const result of inOrder(upTo(9), 3, work)) results.push(result);
    expect(results).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('has no more than so many begun', async () => {
    let begun = 0;
    let most = 0;
    const work = async (item: number) => {
      begun += 1;
      most = Math.max(most, begun);
      await new Promise((resolve) => setImmediate(resolve));
      begun -= 1;
      return item;
    };
    let count = 0;
    for await (const _ of inOrder(upTo(20), 4, work)) count += 1;
    expect({ count, most }).toEqual({ count: 20, most: 4 });
  });

  it('gives a result while the source is still waiting', async () => {
    async function* never() {
      yield 'now';
      await new Promise(() => {});
    }
    const results = inOrder(never(), 2, async (item) => item);
    expect(await results.next()).toEqual({ done: false, value: 'now' });
  });

  it('fails where an item fails, after those before it', async () => {
    const work = async (item: number) => {
      if (item === 2) throw new Error('two');
      return item;
    };
    const results: number[] = [];
    const all = (async () => {
      for await (const result of inOrder(upTo(5), 5, work)) results.push(result);
    })();
    await expect(all).rejects.toThrow('two');
    expect(results).toEqual([0, 1]);
  });
});
