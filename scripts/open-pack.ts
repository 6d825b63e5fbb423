import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { chunkSchema, manifestSchema, type PackChunk } from '#knowledge/pack-schema.ts';
import type { AssembledPack } from '#publish/assemble-pack.ts';
import type { SentenceEncoder } from '#publish/sentence-encoder.ts';
import { LoadedPack } from '#workers/knowledge/loaded-pack.ts';
import { assembleFolder } from './pack/build-pack.ts';

/** A pack on disk, as a device has it after a sync. */
export interface OpenedPack {
  pack: LoadedPack;
  chunks: readonly PackChunk[];
}

/**
 * Opens a built pack, or compiles a folder of sources. A built pack's chunks are held against their hashes; its signature
 * is not, for want of a key.
 * @param encoder Makes the sentence vectors of a folder of sources; a built pack has its own.
 */
export async function openPack(dir: string, encoder: SentenceEncoder | null = null): Promise<OpenedPack> {
  const { manifest, chunks } = existsSync(join(dir, 'manifest.json')) ? readBuilt(dir) : await compile(dir, encoder);
  const texts = new Map(manifest.chunks.map(({ sha256 }, at) => [sha256, chunks[at]?.text ?? '']));
  const readChunk = async (sha256: string) => texts.get(sha256) ?? null;
  return { pack: new LoadedPack(manifest, { readChunk, indexes: null }), chunks: chunks.map(({ chunk }) => chunk) };
}

async function compile(dir: string, encoder: SentenceEncoder | null): Promise<AssembledPack> {
  if (!existsSync(join(dir, 'pack.yaml'))) throw new Error(`${dir} has neither manifest.json nor pack.yaml`);
  return assembleFolder({ sourceDir: dir, encoder });
}

function readBuilt(dir: string): AssembledPack {
  const manifest = v.parse(manifestSchema, JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')));
  const chunks = manifest.chunks.map(({ file, sha256 }) => {
    const text = readFileSync(join(dir, file), 'utf8');
    if (createHash('sha256').update(text).digest('hex') !== sha256) throw new Error(`${join(dir, file)}: wrong hash`);
    return { chunk: v.parse(chunkSchema, JSON.parse(text)), text };
  });
  return { manifest, chunks };
}
