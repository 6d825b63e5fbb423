import * as v from 'valibot';
import { AppError } from '#core/app-error.ts';
import { chunkSchema, manifestSchema } from '#knowledge/pack-schema.ts';
import { LoadedPack } from '../knowledge/loaded-pack.ts';
import { digest } from '../shared/digest.ts';

/** Opens the files of a built pack, name → bytes: each chunk is held against its hash and its schema first. */
export async function openBuiltPack(files: ReadonlyMap<string, Uint8Array>): Promise<LoadedPack> {
  const manifest = parsed('manifest.json', textOf(files, 'manifest.json'), manifestSchema);
  const texts = new Map<string, string>();
  for (const { file, sha256 } of manifest.chunks) {
    const text = textOf(files, file);
    const bytes = new Uint8Array(files.get(file) ?? []);
    if ((await digest(bytes)) !== sha256) throw new AppError('pack-invalid', { path: `${file} › sha256` });
    parsed(file, text, chunkSchema);
    texts.set(sha256, text);
  }
  return new LoadedPack(manifest, { readChunk: async (sha256) => texts.get(sha256) ?? null, indexes: null });
}

function textOf(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  const bytes = files.get(name);
  if (!bytes) throw new AppError('pack-invalid', { path: name, reason: 'missing' });
  return new TextDecoder().decode(bytes);
}

function parsed<S extends v.GenericSchema>(name: string, text: string, schema: S): v.InferOutput<S> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError('pack-invalid', { path: name, reason: 'not JSON' }, { cause });
  }
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new AppError('pack-invalid', { path: `${name} › ${v.getDotPath(issue) ?? ''}`, reason: issue.message });
}
