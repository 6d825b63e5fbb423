import { readFile } from 'node:fs/promises';
import { loadNano } from '#nlu/nano-reader.ts';
import type { Opinion } from '#nlu/opinion.ts';

const NANO = new URL('../models/nano/nano.bin', import.meta.url);

export const TIERS = ['nano', 'encoder'] as const;
export type Tier = (typeof TIERS)[number];

/** The shipped model of a tier, for tools. */
export interface TierReader {
  tier: Tier;
  /** Of the nano model its version, of the encoder its id. */
  version: string;
  opine(text: string): Opinion | Promise<Opinion>;
  dispose(): Promise<void>;
}

export async function openReader(tier: Tier): Promise<TierReader> {
  const nano = loadNano(new Uint8Array(await readFile(NANO)));
  if (tier === 'nano') {
    return { tier, version: nano.header.version, opine: (text) => nano.opine(text), dispose: async () => {} };
  }
  // Brings the runtime with it, which takes a second.
  const { openEncoder } = await import('./open-encoder.ts');
  const encoder = await openEncoder();
  return {
    tier,
    version: encoder.id,
    // The encoder has no language head.
    opine: (text) => encoder.opine(text, nano.opine(text).languages),
    dispose: () => encoder.dispose(),
  };
}
