import type { SlotValue } from '../state.ts';

/** What a message is for a slot: its value, something of the kind that will not do, or nothing of the kind (null). */
export type SlotReading = { value: SlotValue } | 'invalid' | null;
