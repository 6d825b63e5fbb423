import { readFile } from 'node:fs/promises';
import { Encoder } from '#workers/nlu/encoder.ts';
import type { EncoderManifest } from '#workers/nlu/encoder-manifest.ts';

const FOLDER = new URL('../models/encoder/', import.meta.url);

/** The shipped encoder, for tools: the browser's class over files on disk and the native runtime. */
export async function openEncoder(folder: URL = FOLDER): Promise<Encoder> {
  const manifest = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8')) as EncoderManifest;
  return Encoder.load({ manifest, read: (path) => readModelFile(folder, path) });
}

export async function readModelFile(folder: URL, path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(path, folder)));
}
