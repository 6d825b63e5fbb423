import type { DeviceFacts } from '#llm/device-facts.ts';
import { inTime } from '../in-time.ts';
import { PROMPT_LANGUAGES, promptApi, promptOptions } from './prompt-api.ts';

/** Some browsers never answer. */
const LATEST_MS = 3_000;

const STATES: readonly DeviceFacts['builtin'][] = ['downloadable', 'downloading', 'available'];

/** What the browser says of its own model for this language. Never rejects. */
export async function builtinAvailability(locale: string): Promise<DeviceFacts['builtin']> {
  const api = promptApi();
  if (!api || PROMPT_LANGUAGES.every((own) => own !== locale.split('-')[0])) return 'unavailable';
  try {
    const told = await inTime(api.availability(promptOptions(locale)), LATEST_MS);
    return told === null ? 'silent' : (STATES.find((state) => state === told) ?? 'unavailable');
  } catch {
    return 'unavailable';
  }
}
