import { readFileSync } from 'node:fs';
import { readingOf } from '#models/training/evaluate/judge.ts';
import { openReader, type Tier } from '#scripts/open-reader.ts';
import { brotliBytes, type Contender, type Preparation } from './contender.ts';

const MODELS = new URL('../../../models/', import.meta.url);

/** What a device fetches for a tier. The encoder needs the nano model for the language, so both are counted. */
export function ownPreparation(tier: Tier): Preparation {
  const files = [new URL('nano/nano.bin', MODELS)];
  if (tier === 'encoder') {
    const { files: own } = JSON.parse(readFileSync(new URL('encoder/manifest.json', MODELS), 'utf8')) as {
      files: { path: string }[];
    };
    files.push(...own.map(({ path }) => new URL(`encoder/${path}`, MODELS)));
  }
  const bytes = files.map((file) => readFileSync(file));
  return {
    trainSeconds: null,
    modelBytes: bytes.reduce((sum, { length }) => sum + length, 0),
    modelBrotliBytes: bytes.reduce((sum, file) => sum + brotliBytes(file), 0),
  };
}

export async function loadOwn(tier: Tier): Promise<Contender> {
  const reader = await openReader(tier);
  return {
    async read({ text }) {
      return readingOf(text, await reader.opine(text)).intent;
    },
  };
}
