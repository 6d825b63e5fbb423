import type { Receipt } from '#llm/receipt.ts';
import type { ActiveGenerator } from '../state.ts';

export const generator: ActiveGenerator = {
  engine: 'wllama',
  model: 'tiny-1',
  modelHash: 'ab'.repeat(32),
  locales: ['en', 'zh-Hans'],
};

/** Of a text whose one sentence passed. */
export const receipt = (seed: number, over: Partial<Receipt> = {}): Receipt => ({
  engine: 'wllama',
  model: 'tiny-1',
  modelHash: 'ab'.repeat(32),
  seed,
  guard: { verdict: 'kept', sentences: 1, faults: [] },
  ...over,
});
