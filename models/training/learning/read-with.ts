import { readFileSync } from 'node:fs';
import { loadNano } from '../../../src/nlu/nano-reader.ts';
import type { Opinion } from '../../../src/nlu/opinion.ts';

export type Opine = (text: string) => Promise<Opinion>;

const NANO = new URL('../../nano/nano.bin', import.meta.url);

/** The shipped model of a tier, as a function of the message. */
export async function readWith(tier: 'nano' | 'encoder'): Promise<Opine> {
  const nano = loadNano(readFileSync(NANO));
  if (tier === 'nano') return async (text) => nano.opine(text);
  const { openEncoder } = await import('../../../scripts/open-encoder.ts');
  const encoder = await openEncoder();
  return (text) => encoder.opine(text, nano.opine(text).languages);
}
