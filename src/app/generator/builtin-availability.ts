import type { DeviceFacts } from '#llm/device-facts.ts';
import { inTime } from '../in-time.ts';
import { promptApi, promptOptions } from './prompt-api.ts';

/** Some browsers never answer. */
const LATEST_MS = 3_000;

const STATES: readonly DeviceFacts['builtin'][] = ['downloadable', 'downloading', 'available'];

/** What the browser says of its own model for this language. Never rejects; silence is `unavailable`. */
export async function builtinAvailability(locale: string): Promise<DeviceFacts['builtin']> {
  try {
    const told = await inTime(promptApi()?.availability(promptOptions(locale)) ?? Promise.resolve(null), LATEST_MS);
    return STATES.find((state) => state === told) ?? 'unavailable';
  } catch {
    return 'unavailable';
  }
}
