import type { ChunkKind } from './pack-schema.ts';

/** Chunks that the first answer does without: a new device fetches them after all the others. */
export const COMES_LATER: readonly ChunkKind[] = [
  'promotions',
  'examples',
  'flows',
  'flow-texts',
  'vectors',
  'duty',
  'region',
  'advice',
];
