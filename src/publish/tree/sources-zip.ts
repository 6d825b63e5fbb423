import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { AppError } from '#core/app-error.ts';
import type { SourceFiles } from '../source-files.ts';

/** Most that an archive may become: sources are text, and a small archive can hold very much of the same. */
const MOST_BYTES = 64_000_000;
/** The earliest date an archive can tell: the same files give the same bytes. */
const DATE = '1980-01-01T00:00:00';

/** Text files of an archive: path → text. Throws `AppError('pack-invalid')` where it is no archive or holds too much. */
export function readZip(bytes: Uint8Array, path: string): Map<string, string> {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const isWanted =
          !name.endsWith('/') && !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
        if (isWanted) total += originalSize;
        if (total > MOST_BYTES) throw new RangeError(`more than ${MOST_BYTES} bytes`);
        return isWanted;
      },
    });
    return new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
  } catch (cause) {
    throw new AppError(
      'pack-invalid',
      { path, fault: cause instanceof Error ? cause.message : String(cause) },
      { cause },
    );
  }
}

/**
 * An archive of sources that opens again: the shop in a folder of its name, what it extends beside it. Paths that lead further
 * out are put in beside it by their last name.
 */
export function sourcesZip(files: SourceFiles, shop: string): Uint8Array {
  return zipOf(
    new Map(
      [...files].map(([path, text]) => [
        path.startsWith('../') ? path.replace(/^(\.\.\/)+/, '') : `${shop}/${path}`,
        strToU8(text),
      ]),
    ),
  );
}

export function zipOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const zippable: Zippable = {};
  for (const [path, bytes] of files) zippable[path] = [bytes, { mtime: DATE }];
  return zipSync(zippable, { level: 6 });
}
