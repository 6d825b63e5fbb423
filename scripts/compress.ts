import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const COMPRESSED = /\.(js|mjs|css|html|json|svg|bin|webmanifest|wasm|onnx)$/;
/** A part of a file is a part of its own bytes: those of a compressed copy are others. Weights hardly shrink. */
const FETCHED_IN_PARTS = `${path.sep}models${path.sep}`;
/** From this size on a file takes seconds, and rarely changes from one build to the next. */
const KEPT_FROM_BYTES = 1_000_000;
const KEPT = fileURLToPath(new URL('../node_modules/.cache/aisle-brotli/', import.meta.url));
const brotli = promisify(brotliCompress);

/**
 * A brotli copy beside every text file, at the strongest level: served files are built once and read often. Large ones one
 * level lower: the runtime's 14 MB take 25 s instead of minutes and grow by 4 %.
 */
export async function compress(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || !COMPRESSED.test(entry.name) || path.relative(directory, file).includes(FETCHED_IN_PARTS))
      continue;
    const bytes = await readFile(file);
    if (bytes.length < KEPT_FROM_BYTES) await writeFile(`${file}.br`, await squeeze(bytes));
    else await copyFile(await squeezeOnce(bytes), `${file}.br`);
  }
}

async function squeezeOnce(bytes: Buffer): Promise<string> {
  const kept = path.join(KEPT, createHash('sha256').update(bytes).digest('hex'));
  if (existsSync(kept)) return kept;
  await mkdir(KEPT, { recursive: true });
  // Under another name first: a build that is cut short must not leave half a file.
  await writeFile(`${kept}.part`, await squeeze(bytes));
  await rename(`${kept}.part`, kept);
  return kept;
}

function squeeze(bytes: Buffer): Promise<Buffer> {
  return brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: bytes.length < KEPT_FROM_BYTES ? 11 : 10,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_LGWIN]: bytes.length < KEPT_FROM_BYTES ? constants.BROTLI_DEFAULT_WINDOW : 24,
    },
  });
}
