import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { GeneratorModel } from '#llm/model.ts';
import { promptFor } from '#llm/tasks.ts';
import { taskOf } from '#scripts/bench/generation/generate-all.ts';
import { openGenerator } from '#scripts/open-generator.ts';
import { type AuthoredRow, readAuthored } from './read-authored.ts';

// Last step of `npm run train:pocket`: writes `models/pocket/manifest.json`, the list of models that ships, with size and
// sha256 of every file, and `models/pocket/golden.json`, what it says to some prompts, likeliest words first: browsers are to
// say the same. `on` is kept as it stands there: it is set by hand, by what `npm run bench -- generation` says.

const FOLDER = new URL('../../pocket/', import.meta.url);
const FILES = [
  'config.json',
  'generation_config.json',
  'onnx/model_quantized.onnx',
  'tokenizer.json',
  'tokenizer_config.json',
];
/** The memory that a page gains by it on WebAssembly (`npm run bench -- generation --browser`: 179 MiB), rounded up. */
const MEMORY_MIB = 256;
const CONTEXT_TOKENS = 640;
/** Rows of each language. */
const GOLDEN = { reword: 4, standalone: 1, summary: 1 };

const files = FILES.map((path) => {
  const bytes = readFileSync(new URL(path, FOLDER));
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
});
const version = createHash('sha256')
  .update(files.map(({ sha256 }) => sha256).join(''))
  .digest('hex')
  .slice(0, 12);
const id = `pocket-${version}`;
const model: GeneratorModel = {
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

const source = await openGenerator(FOLDER);
const golden: { content: string; maxTokens: number; text: string }[] = [];
for (const row of ['zh-Hans', 'en'].flatMap(someOf)) {
  const prompt = promptFor(taskOf(row), model);
  if (prompt === null) throw new Error(`too long: ${JSON.stringify(row)}`);
  const { messages, maxTokens } = prompt;
  let text = '';
  await source.generate({ messages, maxTokens, seed: -1 }, (piece) => (text += piece), new AbortController().signal);
  golden.push({ content: messages[0]?.content ?? '', maxTokens, text });
}
writeFileSync(new URL('golden.json', FOLDER), `${JSON.stringify(golden, null, 1)}\n`);

/** Development rows of a language, of each kind. */
function someOf(locale: string): AuthoredRow[] {
  const rows = readAuthored('dev').filter((row) => row.locale === locale);
  return (['reword', 'standalone', 'summary'] as const).flatMap((task) =>
    rows.filter((row) => row.task === task).slice(0, GOLDEN[task]),
  );
}

function isOn(): boolean {
  try {
    return (JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8')) as { on: boolean }).on;
  } catch {
    return false;
  }
}
