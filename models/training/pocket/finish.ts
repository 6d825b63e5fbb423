import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

// Last step of `npm run train:pocket`: writes `models/pocket/manifest.json`, the list of models that ships, with size and
// sha256 of every file. `on` is kept as it stands there: it is set by hand, by what `npm run bench -- generation` says.

const FOLDER = new URL('../../pocket/', import.meta.url);
const FILES = [
  'config.json',
  'generation_config.json',
  'onnx/model_quantized.onnx',
  'tokenizer.json',
  'tokenizer_config.json',
];
/** The memory that a page gained by it on WebAssembly (docs/decisions/0080), rounded up. */
const MEMORY_MIB = 256;
const CONTEXT_TOKENS = 640;

const files = FILES.map((path) => {
  const bytes = readFileSync(new URL(path, FOLDER));
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
});
const version = createHash('sha256')
  .update(files.map(({ sha256 }) => sha256).join(''))
  .digest('hex')
  .slice(0, 12);
const id = `pocket-${version}`;
const model = {
  id,
  engine: 'transformers',
  dialect: 'pocket',
  locales: ['zh-Hans', 'en'],
  mirrors: [version],
  files,
  needs: { memoryMiB: MEMORY_MIB },
  contextTokens: CONTEXT_TOKENS,
  licence: 'Apache-2.0',
};
writeFileSync(new URL('manifest.json', FOLDER), `${JSON.stringify({ on: isOn(), models: [model] }, null, 1)}\n`);
process.stdout.write(`${id}: ${files.reduce((sum, { bytes }) => sum + bytes, 0)} bytes\n`);

function isOn(): boolean {
  try {
    return (JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8')) as { on: boolean }).on;
  } catch {
    return false;
  }
}
