import type { Draft } from '../draft.ts';
import type { ActiveGenerator } from '../state.ts';
import { dropSummary } from './summary.ts';

/** Another generator, or none: what the one before was asked for is not waited for. */
export function generatorChanged(draft: Draft, generator: ActiveGenerator | null): void {
  const { state } = draft;
  if (JSON.stringify(generator) === JSON.stringify(state.generator ?? null)) return;
  delete state.generator;
  if (generator) state.generator = generator;
  dropSummary(draft);
}
