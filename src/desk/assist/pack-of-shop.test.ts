import { expect, it } from 'vitest';
import { parsePacks } from './pack-of-shop.ts';

it('takes shops with a pack and a key, and nothing else', () => {
  const json = '{"a": {"pack": "/p", "key": "k"}, "b": {"pack": "/p"}, "c": null, "d": "x"}';
  expect(parsePacks(json)).toEqual({ a: { pack: '/p', key: 'k' } });
});

it('is a desk without suggestions where the attribute is missing or broken', () => {
  for (const json of [null, '', '{', 'null', '[]', '7']) expect(parsePacks(json)).toEqual({});
});
