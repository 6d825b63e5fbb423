import { readFileSync } from 'node:fs';
import { createEntityFinder } from '#nlu/entities.ts';
import { loadNano } from '#nlu/nano-reader.ts';
import { readMessage } from '#nlu/read-message.ts';
import type { Reading } from '#nlu/reading.ts';

const reader = loadNano(readFileSync(new URL('../../nano/nano.bin', import.meta.url)));
const findEntities = createEntityFinder({ products: [], terms: {}, orderNumbers: [] });

/** The reading that comes with a search on a device whose nano model is in. */
export function readAsNano(text: string): Reading {
  return readMessage(text, { reader, findEntities, bands: { answer: 0.7, clarify: 0.6 } });
}
