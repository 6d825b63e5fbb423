import type { Draft } from '../draft.ts';
import { memoryOf } from '../memory.ts';

/** Takes note that something is told now; false when it was told before in this conversation. */
export function tell(draft: Draft, what: string): boolean {
  const memory = memoryOf(draft.state);
  if (memory.told.includes(what)) return false;
  draft.state.memory = { ...memory, told: [...memory.told, what] };
  return true;
}
