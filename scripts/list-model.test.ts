import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-model-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) =>
  execFileSync('npx', ['tsx', 'scripts/list-model.ts', folder, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const needs = ['--locales', 'en,zh-Hans', '--memory', '400', '--context', '2048', '--licence', 'Apache-2.0'];

it('lists every file of a folder with its size and hash', () => {
  mkdirSync(join(folder, 'onnx'));
  writeFileSync(join(folder, 'onnx/model_quantized.onnx'), 'abc');
  writeFileSync(join(folder, 'config.json'), '{}');
  const model = JSON.parse(
    run('--id', 'small-1', '--engine', 'transformers', '--mirror', 'https://cdn.example/small-1', ...needs),
  );
  expect(model).toMatchObject({
    id: 'small-1',
    locales: ['en', 'zh-Hans'],
    mirrors: ['https://cdn.example/small-1'],
    needs: { memoryMiB: 400 },
  });
  expect(model.files).toEqual([
    { path: 'config.json', bytes: 2, sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' },
    {
      path: 'onnx/model_quantized.onnx',
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    },
  ]);
});

it('names what a device would refuse', () => {
  writeFileSync(join(folder, 'readme.txt'), 'no weights');
  expect(() => run('--id', 'small-1', '--engine', 'wllama', ...needs)).toThrow(
    /list › 0\.files.*the files that the engine needs/s,
  );
});
