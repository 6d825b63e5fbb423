import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { AppError } from '#core/app-error.ts';
import { chunkSchema, manifestSchema, type PackChunk, type PackManifest } from '#knowledge/pack-schema.ts';

export interface LivePack {
  manifest: PackManifest;
  chunks: PackChunk[];
}

/**
 * Reads what is live at an address, chunks of vectors left out. Each chunk is held against its hash; the signature is the
 * devices' business. Rejects with `pack-unreachable`, `pack-hash-wrong` or `pack-invalid`.
 */
export async function readLivePack(address: string, signal: AbortSignal): Promise<LivePack> {
  const folder = folderOf(address);
  const manifest = await readLiveManifest(address, signal);
  const chunks: PackChunk[] = [];
  for (const { kind, file, sha256: hash } of manifest.chunks) {
    if (kind === 'vectors') continue;
    const bytes = await load(`${folder}${file}`, signal);
    if (bytesToHex(sha256(bytes)) !== hash) throw new AppError('pack-hash-wrong', { chunk: file, path: file });
    chunks.push(parse(chunkSchema, bytes, file));
  }
  return { manifest, chunks };
}

/** What is live at an address, without its chunks. Rejects with `pack-unreachable` or `pack-invalid`. */
export async function readLiveManifest(address: string, signal: AbortSignal): Promise<PackManifest> {
  return parse(manifestSchema, await load(`${folderOf(address)}manifest.json`, signal), 'manifest');
}

/** The chunks of a pack that was just built. */
export function chunksOfFiles(files: ReadonlyMap<string, Uint8Array>): PackChunk[] {
  return [...files].flatMap(([name, bytes]) =>
    name.startsWith('manifest.') || name.startsWith('vectors') ? [] : [parse(chunkSchema, bytes, name)],
  );
}

function folderOf(address: string): string {
  return new URL(address.replace(/\/?$/, '/'), location.href).href;
}

async function load(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal, cache: 'no-cache', credentials: 'omit' }).catch((cause: unknown) => {
    throw new AppError('pack-unreachable', { path: url }, { cause });
  });
  if (!response.ok) throw new AppError('pack-unreachable', { path: url, status: response.status });
  return new Uint8Array(await response.arrayBuffer());
}

function parse<S extends v.GenericSchema>(schema: S, bytes: Uint8Array, path: string): v.InferOutput<S> {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), new TextDecoder().decode(bytes));
  if (!result.success) throw new AppError('pack-invalid', { path, reason: result.issues[0].message });
  return result.output;
}
