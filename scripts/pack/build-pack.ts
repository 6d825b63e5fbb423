import { createHash, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { CHUNK_KINDS, type ChunkKind, manifestSchema, PACK_FORMAT, type PackManifest } from '#knowledge/pack-schema.ts';
import { canonicalJson } from './canonical-json.ts';
import { compilePack } from './compile-pack.ts';

export interface BuildPackOptions {
  sourceDir: string;
  outDir: string;
  privateKey: KeyObject;
  /** ISO 8601; without it, when the newest source file was written. */
  publishedAt?: string;
}

/**
 * Compiles a source folder and writes it as a signed pack. Same sources give the same bytes but for `publishedAt`.
 * Throws `PackSourceError` with every fault, and then writes nothing.
 */
export function buildPack({ sourceDir, outDir, privateKey, publishedAt }: BuildPackOptions): PackManifest {
  const { shop, name, locales, chunks } = compilePack(sourceDir);
  const files = chunks
    .map((chunk) => {
      const text = canonicalJson(chunk);
      const sha256 = createHash('sha256').update(text).digest('hex');
      const file = `${[chunk.kind, chunk.locale, sha256.slice(0, 16)].filter((part) => part !== null).join('-')}.json`;
      return {
        text,
        entry: { kind: chunk.kind, locale: chunk.locale, file, sha256, sizeBytes: Buffer.byteLength(text) },
      };
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
      .update(files.map(({ entry }) => `${entry.kind} ${entry.locale} ${entry.sha256}\n`).join(''))
      .digest('hex')
      .slice(0, 16),
    publishedAt: publishedAt ?? newestChange(sourceDir),
    locales,
    chunks: files.map(({ entry }) => entry),
  });
  const bytes = Buffer.from(canonicalJson(manifest));

  const stale = previousFiles(outDir).filter((file) => !files.some(({ entry }) => entry.file === file));
  mkdirSync(outDir, { recursive: true });
  for (const { text, entry } of files) writeFileSync(join(outDir, entry.file), text);
  writeFileSync(join(outDir, 'manifest.sig'), sign(null, bytes, privateKey).toString('base64'));
  writeFileSync(join(outDir, 'manifest.json'), bytes);
  for (const file of stale) rmSync(join(outDir, file), { force: true });
  return manifest;
}

function chunkOrder({ kind }: { kind: ChunkKind }): number {
  return CHUNK_KINDS.indexOf(kind);
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
