import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseModelList } from '#llm/model-list-schema.ts';

const USAGE = `Prints a folder's model as the entry of a list for data-generator, with the size and sha256 of every file.

  npm run -s list-model -- DIR --id ID --engine ENGINE --locales LOCALES --memory MIB --context TOKENS --licence NAME
                           [--mirror FOLDER …] [--f16] [--limit NAME=NUMBER …]

  DIR        the model's files, as they will lie on the server
  --id       names the content: another version has another id
  --engine   web-llm, wllama or transformers
  --locales  languages it may answer in, as en,zh-Hans
  --memory   what it needs of the device, in MiB
  --context  longest prompt and answer together, in tokens
  --mirror   folders that hold the files, absolute or relative to the list (default: the name of DIR)
  --f16 --limit  web-llm: needs shader-f16; limits of the adapter, as maxBufferSize=1073741824

Save what it prints between [ and ] as a JSON file beside the models.
`;

class UsageError extends Error {}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      id: { type: 'string' },
      engine: { type: 'string' },
      locales: { type: 'string' },
      memory: { type: 'string' },
      context: { type: 'string' },
      licence: { type: 'string' },
      mirror: { type: 'string', multiple: true },
      f16: { type: 'boolean', default: false },
      limit: { type: 'string', multiple: true, default: [] },
    },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError(USAGE);
  const limits = Object.fromEntries(
    values.limit.map((one) => one.split('=')).map(([name, size]) => [name, Number(size)]),
  );
  const model = {
    id: values.id,
    engine: values.engine,
    dialect: 'chat',
    locales: values.locales?.split(','),
    mirrors: values.mirror ?? [path.basename(path.resolve(folder))],
    files: await filesOf(folder),
    needs: {
      memoryMiB: Number(values.memory),
      ...(values.engine === 'web-llm' && { webgpu: { f16: values.f16, limits } }),
    },
    contextTokens: Number(values.context),
    licence: values.licence,
  };
  // As the shopper's device will read it: what is wrong is named here, by its path.
  parseModelList([model], { name: 'list', resolve: (address) => new URL(address, 'https://shop.example/').href });
  process.stdout.write(`${JSON.stringify(model, null, 2)}\n`);
}

async function filesOf(folder: string): Promise<{ path: string; bytes: number; sha256: string }[]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort();
  const files: { path: string; bytes: number; sha256: string }[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    const hash = createHash('sha256');
    for await (const part of createReadStream(file)) hash.update(part as Buffer);
    files.push({ path: name.split(path.sep).join('/'), bytes: statSync(file).size, sha256: hash.digest('hex') });
  }
  return files;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
