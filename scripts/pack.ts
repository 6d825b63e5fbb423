import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PackSourceError } from '#publish/pack-fault.ts';
import { openEncoder } from '#scripts/open-encoder.ts';
import { buildPack } from '#scripts/pack/build-pack.ts';
import { readPackKey } from '#scripts/pack/pack-key.ts';

const USAGE = `Turns a folder of sources into a signed knowledge pack.

  npm run pack -- SRC OUT [--key FILE] [--published-at ISO] [--words]

  SRC             folder with pack.yaml (see examples/packs/README.md)
  OUT             folder to write; serve it as it is
  --key           key file made by "npm run pack:keys" (default .aisle/pack-key.json)
  --published-at  time of publishing (default: when the newest source file was written)
  --words         without sentence vectors: the pack is smaller and searched by its words alone
`;

/** Exit status: 0 written, 1 the sources have faults, 2 used wrongly. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string', default: '.aisle/pack-key.json' },
      'published-at': { type: 'string' },
      words: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  const [sourceDir, outDir, ...rest] = positionals;
  if (sourceDir === undefined || outDir === undefined || rest.length > 0) return refuse(USAGE);
  if (!existsSync(sourceDir) || !statSync(sourceDir).isDirectory()) return refuse(`${sourceDir} is not a folder`);
  if (!existsSync(values.key)) return refuse(`${values.key} does not exist: make a key with npm run pack:keys`);
  const publishedAt = values['published-at'];
  if (publishedAt !== undefined && Number.isNaN(Date.parse(publishedAt))) {
    return refuse(`--published-at ${publishedAt} is not a time`);
  }
  const { privateKey, publicKey } = readPackKey(values.key);
  const manifest = await buildPack({
    sourceDir,
    outDir,
    privateKey,
    encoder: values.words ? null : await openEncoder(),
    ...(publishedAt === undefined ? {} : { publishedAt: new Date(publishedAt).toISOString() }),
  });
  const sizeBytes = manifest.chunks.reduce((sum, chunk) => sum + chunk.sizeBytes, 0);
  console.log(
    `${outDir}: ${manifest.shop} ${manifest.version}, ${manifest.chunks.length} chunks, ${sizeBytes} bytes, public key ${publicKey}`,
  );
  return 0;
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof PackSourceError ? error.message : String(error));
  process.exitCode = 1;
}
