import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strToU8 } from 'fflate';
import * as v from 'valibot';
import {
  CHUNK_KINDS,
  type ChunkKind,
  manifestSchema,
  PACK_FORMAT,
  type PackChunk,
  type PackManifest,
} from '#knowledge/pack-schema.ts';
import { canonicalJson } from './canonical-json.ts';
import type { CompiledPack } from './compile-pack.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';
import { vectorsChunks } from './vectors-chunk.ts';

export interface AssembleOptions {
  /** Null for a pack without sentence vectors: it is searched by words alone. */
  encoder: SentenceEncoder | null;
  /** ISO 8601. */
  publishedAt: string;
}

/** A pack before it is written: its chunks in the manifest's order, each with its text. */
export interface AssembledPack {
  manifest: PackManifest;
  chunks: { chunk: PackChunk; text: string }[];
}

/** Adds vectors and a manifest. The same pack and encoder give the same bytes but for `publishedAt`. */
export async function assemblePack(
  { shop, name, locales, partly, chunks: compiled }: CompiledPack,
  { encoder, publishedAt }: AssembleOptions,
): Promise<AssembledPack> {
  const chunks = [...compiled];
  if (encoder !== null) chunks.push(...(await vectorsChunks(chunks, locales, encoder)));
  const files = chunks
    .map((chunk) => {
      const text = canonicalJson(chunk);
      const bytes = strToU8(text);
      const hash = bytesToHex(sha256(bytes));
      const file = `${[chunk.kind, chunk.locale, hash.slice(0, 16)].filter((part) => part !== null).join('-')}.json`;
      const { kind, locale } = chunk;
      return { chunk, text, entry: { kind, locale, file, sha256: hash, sizeBytes: bytes.length } };
    })
    .sort(
      (left, right) =>
        chunkOrder(left.entry) - chunkOrder(right.entry) || (left.entry.file < right.entry.file ? -1 : 1),
    );
  const content = files.map(({ entry }) => `${entry.kind} ${entry.locale} ${entry.sha256}\n`).join('');
  const manifest = v.parse(manifestSchema, {
    format: PACK_FORMAT,
    shop,
    name,
    version: bytesToHex(sha256(strToU8(`${encoder?.id ?? ''}${content}`))).slice(0, 16),
    publishedAt,
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
