import { expect, it } from 'vitest';
import { sampleHandoff } from '../testing/samples.ts';
import { neighbour } from './neighbour.ts';

const shown = ['a', 'b', 'c'].map((id) => sampleHandoff({ id }));

it('goes round in both directions, and begins at an end', () => {
  expect([neighbour(shown, 'a', 1), neighbour(shown, 'c', 1), neighbour(shown, 'a', -1)]).toEqual(['b', 'a', 'c']);
  expect([neighbour(shown, null, 1), neighbour(shown, null, -1), neighbour(shown, 'gone', 1)]).toEqual(['a', 'c', 'a']);
  expect(neighbour([], 'a', 1)).toBeNull();
});
