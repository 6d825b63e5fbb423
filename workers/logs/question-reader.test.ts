import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { loadNano } from '#nlu/nano-reader.ts';
import { questionReader } from './question-reader.ts';

it('reads topic and mood by the model, and by plain words where the model is not sure or not there', async () => {
  const model = await readFile(new URL('../../models/nano/nano.bin', import.meta.url));
  const read = questionReader(loadNano(new Uint8Array(model)));
  expect(read('where is my order').topic).toBe('order.track');
  expect(read('what is the shelf life of the mango').topic).toBe('product.shelf_life');
  expect(read('the mango arrived rotten, I want a refund, I am furious').mood).toBe('angry');
  expect(read('qwxz plugh').topic).toBe('oos');
  expect(questionReader(null)('what is the shelf life of the mango').topic).toBe('product.shelf_life');
});
