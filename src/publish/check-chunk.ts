import { strToU8 } from 'fflate';
import * as v from 'valibot';
import { CHUNK_MAX_BYTES, chunkSchema, type PackChunk } from '#knowledge/pack-schema.ts';
import { canonicalJson } from './canonical-json.ts';
import type { PackFault } from './pack-fault.ts';
import type { PackSources } from './read-source.ts';

/** The last gate: a device will refuse what does not pass here. A fault is told of the source it came from. */
export function checkChunk(chunk: PackChunk, source: PackSources, faults: PackFault[]): void {
  const name = chunk.locale === null ? chunk.kind : `${chunk.kind}.${chunk.locale}`;
  const result = v.safeParse(chunkSchema, chunk);
  for (const issue of result.issues ?? []) {
    const entry = entryOf(chunk, issue.path);
    const file = fileOf(entry, chunk.kind, source);
    const field = v.getDotPath(issue) ?? '';
    faults.push({
      file: file ?? `chunk ${name}`,
      entry,
      field: file ? `${name} ${field}` : field,
      message: issue.message,
    });
  }
  const sizeBytes = strToU8(canonicalJson(chunk)).length;
  if (sizeBytes > CHUNK_MAX_BYTES[chunk.kind]) {
    const message = `${sizeBytes} bytes are more than the ${CHUNK_MAX_BYTES[chunk.kind]} a device takes`;
    faults.push({ file: `chunk ${name}`, entry: '', field: '', message });
  }
}

function entryOf(chunk: PackChunk, path: readonly { key?: unknown }[] | undefined): string {
  const at = path?.[1]?.key;
  if (!Array.isArray(chunk.items) || typeof at !== 'number') return '';
  const item: object | undefined = chunk.items[at];
  if (item === undefined) return '';
  if ('id' in item) return String(item.id);
  return 'sku' in item ? String(item.sku) : '';
}

function fileOf(entry: string, kind: PackChunk['kind'], source: PackSources): string | undefined {
  if (kind === 'products') return source.products.find(({ value }) => value.sku === entry)?.file;
  const lists = {
    answers: source.answers,
    policies: source.policies,
    promotions: source.promotions,
    flows: source.flows,
  };
  const list = kind in lists ? lists[kind as keyof typeof lists] : [];
  return list.find(({ value }) => value.id === entry)?.file;
}
