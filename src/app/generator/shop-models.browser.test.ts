import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { GeneratorModel } from '#llm/model.ts';
import { madeUp } from '#llm/testing/made-up-models.ts';
import { shopModels } from './shop-models.ts';

const LIST = `${location.origin}/models.json`;
const base = `${location.origin}/aisle/`;

const listOf = (...models: GeneratorModel[]) => vi.fn(async () => new Response(JSON.stringify(models)));
const noNetwork = async () => Promise.reject(new TypeError('no network'));
const idsOf = async (setting: string, fetch: () => Promise<Response>) =>
  (await shopModels({ setting, base, fetch })).map(({ id }) => id);

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
});

it('has the browser’s own model where the merchant says nothing, and asks for nothing', async () => {
  const fetch = vi.fn(noNetwork);
  expect(await idsOf('auto', fetch)).toContain('builtin');
  expect(fetch).not.toHaveBeenCalled();
});

it('has those of the merchant’s list, and asks for it as for a model', async () => {
  const fetch = listOf(madeUp.pocket);
  expect(await idsOf(LIST, fetch)).toContain('pocket-1');
  expect(fetch).toHaveBeenCalledWith(LIST, {}, 'model');
});

it('knows the list without a network once it had it, and no other', async () => {
  await idsOf(LIST, listOf(madeUp.pocket));
  expect(await idsOf(LIST, noNetwork)).toContain('pocket-1');
  await expect(idsOf(`${LIST}?v=2`, noNetwork)).rejects.toMatchObject({ code: 'generator-refused' });
});

it('says what is wrong with a list in the console, and goes on without it', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await idsOf(LIST, async () => new Response('[{"id": 7}]'))).not.toContain('7');
  expect(said).toHaveBeenCalledWith(expect.objectContaining({ code: 'settings-invalid' }));
});
