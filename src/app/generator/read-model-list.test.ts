import { describe, expect, it } from 'vitest';
import { allMadeUp, fileOf, madeUp } from '#llm/testing/made-up-models.ts';
import { readModelList } from './read-model-list.ts';

const LIST = 'https://shop.example/aisle/models.json';
const parse = (given: unknown, list = LIST) => readModelList(given, list);
const { webLlm, wllama, pocket, builtin } = madeUp;

describe('readModelList', () => {
  it('gives a sound list as it is', () => {
    expect(parse(structuredClone(allMadeUp))).toEqual(allMadeUp);
    expect(parse([])).toEqual([]);
  });

  it.each([
    [LIST, 'pocket', 'https://shop.example/aisle/pocket/'],
    [LIST, '/models/pocket/', 'https://shop.example/models/pocket/'],
    [LIST, 'https://cdn.example/p', 'https://cdn.example/p/'],
    [LIST, '//cdn.example/p', 'https://cdn.example/p/'],
    ['http://localhost:8080/m.json', 'pocket', 'http://localhost:8080/pocket/'],
  ])('makes a mirror absolute: %s, %s', (list, mirror, absolute) => {
    expect(parse([{ ...pocket, mirrors: [mirror] }], list)[0]?.mirrors).toEqual([absolute]);
  });

  it.each([
    [LIST, 'http://cdn.example/p'],
    [LIST, 'http://shop.example/p'],
    [LIST, 'ftp://shop.example/p'],
    [LIST, 'data:text/plain,p'],
    ['http://shop.example/m.json', '//cdn.example/p'],
    ['http://shop.example/m.json', 'http://shop.example.evil/p'],
    [LIST, 'https://'],
  ])('refuses a mirror that anybody may read or change on its way: %s, %s', (list, mirror) => {
    expect(() => parse([pocket, { ...wllama, mirrors: ['ok', mirror] }], list)).toThrow(
      expect.objectContaining({
        code: 'settings-invalid',
        details: { path: 'data-generator › 1.mirrors.1', expected: 'https, or the same origin as the list' },
      }),
    );
  });

  const [library, config, ...others] = webLlm.files;
  it.each<[string, unknown, string]>([
    ['no list', { models: [] }, 'data-generator'],
    ['two of one id', [pocket, { ...wllama, id: 'pocket-1' }], 'data-generator'],
    ['an id that is none', [{ ...pocket, id: '../x' }], 'data-generator › 0.id'],
    ['an unknown engine', [{ ...pocket, engine: 'none' }], 'data-generator › 0.engine'],
    ['an unknown key', [{ ...pocket, url: 'x' }], 'data-generator › 0.url'],
    ['no language', [{ ...pocket, locales: [] }], 'data-generator › 0.locales'],
    ['no folder', [{ ...pocket, mirrors: [] }], 'data-generator › 0.mirrors'],
    ['a folder for the browser', [{ ...builtin, mirrors: ['x'] }], 'data-generator › 0.mirrors'],
    ['a query', [{ ...pocket, mirrors: ['x?y'] }], 'data-generator › 0.mirrors.0'],
    ['a password', [{ ...pocket, mirrors: ['https://a:b@c/'] }], 'data-generator › 0.mirrors.0'],
    [
      'a hash in capitals',
      [pocket, { ...wllama, files: [{ ...fileOf('a.gguf'), sha256: 'AB'.repeat(32) }] }],
      'data-generator › 1.files.0.sha256',
    ],
    ['an empty file', [{ ...wllama, files: [fileOf('a.gguf', 0)] }], 'data-generator › 0.files.0.bytes'],
    ['a path out of the folder', [{ ...wllama, files: [fileOf('a/../../b.gguf')] }], 'data-generator › 0.files.0.path'],
    ['an absolute path', [{ ...wllama, files: [fileOf('/b.gguf')] }], 'data-generator › 0.files.0.path'],
    ['an address for a path', [{ ...wllama, files: [fileOf('https://x/b.gguf')] }], 'data-generator › 0.files.0.path'],
    ['a file twice', [{ ...wllama, files: [fileOf('a.gguf'), fileOf('a.gguf')] }], 'data-generator › 0.files'],
    ['no weights for wllama', [{ ...wllama, files: [fileOf('a.onnx')] }], 'data-generator › 0.files'],
    ['no weights for transformers', [{ ...pocket, files: [fileOf('a.gguf')] }], 'data-generator › 0.files'],
    ['web-llm without its config', [{ ...webLlm, files: [library, ...others] }], 'data-generator › 0.files'],
    [
      'web-llm with two libraries',
      [{ ...webLlm, files: [fileOf('v0_2_86/x.wasm'), library, config, ...others] }],
      'data-generator › 0.files',
    ],
    [
      'web-llm with the library of another version',
      [{ ...webLlm, files: [fileOf('v0_2_80/x.wasm'), config, ...others] }],
      'data-generator › 0.files',
    ],
    ['web-llm without a word on the GPU', [{ ...webLlm, needs: { memoryMiB: 1 } }], 'data-generator › 0.needs'],
    ['memory that is no number', [{ ...pocket, needs: { memoryMiB: '1' } }], 'data-generator › 0.needs.memoryMiB'],
    ['no context', [{ ...pocket, contextTokens: 0 }], 'data-generator › 0.contextTokens'],
    ['no licence', [{ ...pocket, licence: '' }], 'data-generator › 0.licence'],
  ])('names the fault: %s', (_, given, path) => {
    expect(() => parse(given)).toThrow(
      expect.objectContaining({ code: 'settings-invalid', details: expect.objectContaining({ path }) }),
    );
  });
});
