import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const COMPRESSED = /\.(js|mjs|css|html|json|svg|bin|webmanifest|wasm|onnx)$/;
/** A part of a file is a part of its own bytes: those of a compressed copy are others. Weights hardly shrink. */
const FETCHED_IN_PARTS = `${path.sep}models${path.sep}`;
/** From this size on a file takes seconds, and rarely changes from one build to the next. */
const KEPT_FROM_BYTES = 1_000_000;
/** The embedded database: a minute of work would make it a twentieth smaller. */
const HUGE_FROM_BYTES = 25_000_000;
const KEPT = fileURLToPath(new URL('../node_modules/.cache/aisle-brotli/', import.meta.url));
const brotli = promisify(brotliCompress);

/** A brotli copy beside every text file: served files are built once and read often. As many at once as there are cores. */
export async function compress(directory: string): Promise<void> {
  const files: { file: string; size: number }[] = [];
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || !COMPRESSED.test(entry.name) || path.relative(directory, file).includes(FETCHED_IN_PARTS))
      continue;
    files.push({ file, size: (await stat(file)).size });
  }
  // The largest first, so that none is left to one core at the end.
  const waiting = files.sort((left, right) => right.size - left.size).values();
  const lane = async () => {
    for (const { file } of waiting) await compressFile(file);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
}

async function compressFile(file: string): Promise<void> {
  const bytes = await readFile(file);
  const quality = qualityOf(file, bytes);
  if (bytes.length < KEPT_FROM_BYTES) await writeFile(`${file}.br`, await squeeze(bytes, quality));
  else await copyFile(await squeezeOnce(bytes, quality), `${file}.br`);
}

/**
 * The strongest level, and for large code one lower: the runtime's 14 MB take 20 s instead of minutes and grow by 4 %. Large
 * weights are not smaller for more work: level 10 makes more of them than level 9, and takes twenty times as long.
 */
function qualityOf(file: string, bytes: Buffer): number {
  if (bytes.length < KEPT_FROM_BYTES) return 11;
  if (bytes.length >= HUGE_FROM_BYTES) return 7;
  return file.endsWith('.onnx') ? 9 : 10;
}

async function squeezeOnce(bytes: Buffer, quality: number): Promise<string> {
  const kept = path.join(KEPT, `${createHash('sha256').update(bytes).digest('hex')}-${quality}`);
  if (existsSync(kept)) return kept;
  await mkdir(KEPT, { recursive: true });
  // Under another name first: a build that is cut short must not leave half a file.
  const part = `${kept}-${randomUUID()}.part`;
  await writeFile(part, await squeeze(bytes, quality));
  await rename(part, kept);
  return kept;
}

function squeeze(bytes: Buffer, quality: number): Promise<Buffer> {
  return brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_LGWIN]: bytes.length < KEPT_FROM_BYTES ? constants.BROTLI_DEFAULT_WINDOW : 24,
    },
  });
}
