import type { PostcodeFault } from '#commerce/address/postcode-fault.ts';
import type { SlotValue } from '../state.ts';

/** What a message is for a slot: its value, something of the kind that will not do, or nothing of the kind (null). */
export type SlotReading = { value: SlotValue } | 'invalid' | null;

/** The same for what was asked for, where more can be said of what will not do. */
export type AnswerReading = SlotReading | { fault: PostcodeFault };
