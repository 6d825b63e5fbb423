import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { manifestSchema, type PackManifest } from '#knowledge/pack-schema.ts';
import { type AssembledPack, assemblePack } from '#publish/assemble-pack.ts';
import { packFiles } from '#publish/pack-files.ts';
import type { SentenceEncoder } from '#publish/sentence-encoder.ts';
import { compileFolder } from './compile-folder.ts';
import { sourceRoots } from './read-folder.ts';

export interface AssembleFolderOptions {
  sourceDir: string;
  /** Null for a pack without sentence vectors: it is searched by words alone. */
  encoder: SentenceEncoder | null;
  /** ISO 8601; without it, when the newest source file was written. */
  publishedAt?: string;
}

export interface BuildPackOptions extends AssembleFolderOptions {
  outDir: string;
  privateKey: KeyObject;
}

/** Compiles a source folder and writes it as a signed pack. Rejects as `assembleFolder`, and then writes nothing. */
export async function buildPack({ outDir, privateKey, ...options }: BuildPackOptions): Promise<PackManifest> {
  const pack = await assembleFolder(options);
  const files = packFiles(pack, seedOf(privateKey));
  const stale = previousFiles(outDir).filter((file) => !files.has(file));
  mkdirSync(outDir, { recursive: true });
  for (const [file, bytes] of files) writeWhole(join(outDir, file), bytes);
  for (const file of stale) rmSync(join(outDir, file), { force: true });
  return pack.manifest;
}

/** Compiles a source folder in memory. Rejects with `PackSourceError` and every fault. */
export async function assembleFolder({ sourceDir, ...options }: AssembleFolderOptions): Promise<AssembledPack> {
  const { encoder, publishedAt = newestChange(sourceDir) } = options;
  return assemblePack(compileFolder(sourceDir), { encoder, publishedAt });
}

function seedOf(privateKey: KeyObject): Uint8Array {
  return Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
}

/** The file whole or as it was, whenever it is read and wherever the work is broken off. */
function writeWhole(path: string, content: Uint8Array): void {
  writeFileSync(`${path}.part`, content);
  renameSync(`${path}.part`, path);
}

/** Chunk files that an earlier build left; only names its manifest lists are ever removed. */
function previousFiles(outDir: string): string[] {
  const file = join(outDir, 'manifest.json');
  if (!existsSync(file)) return [];
  try {
    return v.parse(manifestSchema, JSON.parse(readFileSync(file, 'utf8'))).chunks.map((chunk) => chunk.file);
  } catch {
    return [];
  }
}

/** Time of the newest file or folder of the source and of what it extends; a folder's time shows a file taken away. */
function newestChange(sourceDir: string): string {
  const paths = sourceRoots(sourceDir).flatMap((root) => [
    root,
    ...readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => !basename(path).startsWith('.'))
      .map((path) => join(root, path)),
  ]);
  const newestMs = Math.max(...paths.map((path) => statSync(path).mtimeMs));
  return new Date(Math.floor(newestMs / 1000) * 1000).toISOString();
}
