import { createHash, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import {
  CHUNK_KINDS,
  type ChunkKind,
  manifestSchema,
  PACK_FORMAT,
  type PackChunk,
  type PackManifest,
} from '#knowledge/pack-schema.ts';
import { canonicalJson } from './canonical-json.ts';
import { compilePack } from './compile-pack.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';
import { vectorsChunks } from './vectors-chunk.ts';

export interface AssembleOptions {
  sourceDir: string;
  /** Null for a pack without sentence vectors: it is searched by words alone. */
  encoder: SentenceEncoder | null;
  /** ISO 8601; without it, when the newest source file was written. */
  publishedAt?: string;
}

export interface BuildPackOptions extends AssembleOptions {
  outDir: string;
  privateKey: KeyObject;
}

/** A pack before it is written: its chunks in the manifest's order, each with its text. */
export interface AssembledPack {
  manifest: PackManifest;
  chunks: { chunk: PackChunk; text: string }[];
}

/** Compiles a source folder and writes it as a signed pack. Rejects as `assemblePack`, and then writes nothing. */
export async function buildPack({ outDir, privateKey, ...options }: BuildPackOptions): Promise<PackManifest> {
  const { manifest, chunks } = await assemblePack(options);
  const bytes = Buffer.from(canonicalJson(manifest));
  const files = manifest.chunks.map(({ file }) => file);
  const stale = previousFiles(outDir).filter((file) => !files.includes(file));
  mkdirSync(outDir, { recursive: true });
  for (const [at, file] of files.entries()) writeWhole(join(outDir, file), chunks[at]?.text ?? '');
  writeWhole(join(outDir, 'manifest.sig'), sign(null, bytes, privateKey).toString('base64'));
  writeWhole(join(outDir, 'manifest.json'), bytes);
  for (const file of stale) rmSync(join(outDir, file), { force: true });
  return manifest;
}

/**
 * Compiles a source folder in memory. Same sources and encoder give the same bytes but for `publishedAt`. Rejects with
 * `PackSourceError` and every fault.
 */
export async function assemblePack({ sourceDir, encoder, publishedAt }: AssembleOptions): Promise<AssembledPack> {
  const { shop, name, locales, partly, chunks } = compilePack(sourceDir);
  if (encoder !== null) chunks.push(...(await vectorsChunks(chunks, locales, encoder)));
  const files = chunks
    .map((chunk) => {
      const text = canonicalJson(chunk);
      const sha256 = createHash('sha256').update(text).digest('hex');
      const file = `${[chunk.kind, chunk.locale, sha256.slice(0, 16)].filter((part) => part !== null).join('-')}.json`;
      const { kind, locale } = chunk;
      return { chunk, text, entry: { kind, locale, file, sha256, sizeBytes: Buffer.byteLength(text) } };
    })
    .sort(
      (left, right) =>
        chunkOrder(left.entry) - chunkOrder(right.entry) || (left.entry.file < right.entry.file ? -1 : 1),
    );
  const manifest = v.parse(manifestSchema, {
    format: PACK_FORMAT,
    shop,
    name,
    version: createHash('sha256')
      .update(
        [encoder?.id ?? '', ...files.map(({ entry }) => `${entry.kind} ${entry.locale} ${entry.sha256}\n`)].join(''),
      )
      .digest('hex')
      .slice(0, 16),
    publishedAt: publishedAt ?? newestChange(sourceDir),
    locales,
    ...(partly.length > 0 && { partly }),
    ...(encoder === null ? {} : { encoder: encoder.id }),
    chunks: files.map(({ entry }) => entry),
  });
  return { manifest, chunks: files.map(({ chunk, text }) => ({ chunk, text })) };
}

function chunkOrder({ kind }: { kind: ChunkKind }): number {
  return CHUNK_KINDS.indexOf(kind);
}

/** The file whole or as it was, whenever it is read and wherever the work is broken off. */
function writeWhole(path: string, content: string | Buffer): void {
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
  const { extends: base } = parse(readFileSync(join(sourceDir, 'pack.yaml'), 'utf8')) as { extends?: string };
  const roots = base === undefined ? [sourceDir] : [sourceDir, resolve(sourceDir, base)];
  const paths = roots.flatMap((root) => [
    root,
    ...readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => !basename(path).startsWith('.'))
      .map((path) => join(root, path)),
  ]);
  const newestMs = Math.max(...paths.map((path) => statSync(path).mtimeMs));
  return new Date(Math.floor(newestMs / 1000) * 1000).toISOString();
}
