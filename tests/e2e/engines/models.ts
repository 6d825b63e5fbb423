import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GeneratorModel, ModelFile } from '#llm/model.ts';
import { markovGguf } from '#tests/fixtures/generator/markov-gguf.ts';

/** A model and the bytes of its files, by their paths. */
export interface TestModel {
  model: GeneratorModel;
  contents: ReadonlyMap<string, Uint8Array>;
}

const TINY = fileURLToPath(new URL('../../fixtures/generator/tiny', import.meta.url));

/** Says " alpha beta gamma delta", whatever it is asked. */
export const markov = modelOf('wllama', new Map([['markov.gguf', markovGguf()]]), 256);

/** Says them all: long enough to be stopped on the way. */
export const MANY_WORDS = Array.from({ length: 60 }, (_, at) => `word${at}`);
export const chatty = modelOf('wllama', new Map([['chatty.gguf', markovGguf(MANY_WORDS)]]), 256);

/** See tests/fixtures/generator/make-tiny.py. */
export const tiny = modelOf('transformers', readFolder(TINY), 192);

/** Files of web-llm that are none: it fails before it reads them, or in reading them. */
export const noWebLlm = modelOf(
  'web-llm',
  new Map(
    ['mlc-chat-config.json', 'tensor-cache.json', 'tokenizer.json', 'v0_2_86/model.wasm'].map((path) => [
      path,
      Buffer.from('{}'),
    ]),
  ),
  256,
);

/** What the pocket generator said when it was made, the likeliest words first. */
export interface Golden {
  content: string;
  maxTokens: number;
  text: string;
}

/** The pocket generator that ships, with what it is to say. */
export function readPocket(): TestModel & { golden: Golden[] } {
  const folder = new URL('../../../models/pocket/', import.meta.url);
  const json = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T;
  const [model] = json<{ models: GeneratorModel[] }>('manifest.json').models;
  if (!model) throw new Error('models/pocket/manifest.json lists no model');
  const contents = new Map(model.files.map(({ path }) => [path, readFileSync(new URL(path, folder))]));
  return { model, contents, golden: json('golden.json') };
}

function modelOf(
  engine: GeneratorModel['engine'],
  contents: ReadonlyMap<string, Uint8Array>,
  contextTokens: number,
): TestModel {
  const files = [...contents].map(
    ([path, bytes]): ModelFile => ({
      path,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }),
  );
  const needs = { memoryMiB: 100, ...(engine === 'web-llm' && { webgpu: { f16: false, limits: {} } }) };
  const model: GeneratorModel = {
    id: `test-${engine}`,
    engine,
    dialect: 'chat',
    locales: ['en', 'zh'],
    mirrors: [],
    files,
    needs,
    contextTokens,
    licence: 'Apache-2.0',
  };
  return { model, contents };
}

function readFolder(folder: string): Map<string, Uint8Array> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path)]),
  );
}
