import { SCRIPT_KEYS } from '#dialogue/wording.ts';
import type { FlowSlot } from '#knowledge/flow-schema.ts';
import type { FlowSource } from './flow-source.ts';

const SHARED: readonly string[] = SCRIPT_KEYS;

/** What a shopper can get wrong by its form, so that it is worth saying how it looks. */
const CHECKED_TYPES: readonly FlowSlot['type'][] = ['text', 'number', 'weight', 'date', 'email', 'phone', 'address'];

/** Keys of texts that a flow cannot do without, and all that it may have. */
export function neededTexts({ slots, steps }: FlowSource): { needed: Set<string>; allowed: Set<string> } {
  const needed = new Set(['title']);
  const allowed = new Set(['title']);
  const need = (key: string) => {
    needed.add(key);
    allowed.add(key);
  };
  for (const step of steps) {
    if ('say' in step && step.say !== undefined) {
      // What all flows share stands in scripts.yaml; a flow may still word it itself.
      if (SHARED.includes(step.say)) allowed.add(step.say);
      else need(step.say);
    }
    if ('confirm' in step) need(step.confirm);
    if (!('collect' in step)) continue;
    const name = step.collect;
    const slot = slots[name];
    for (const about of ['ask', 'again', 'invalid']) allowed.add(`${about}-${name}`);
    // How an order is asked for is worded once for all flows.
    if (slot === undefined || slot.type === 'order') continue;
    need(`ask-${name}`);
    need(`again-${name}`);
    if (CHECKED_TYPES.includes(slot.type)) need(`invalid-${name}`);
    if (slot.type === 'choice') for (const { id } of slot.options) need(`option-${id}`);
  }
  return { needed, allowed };
}
