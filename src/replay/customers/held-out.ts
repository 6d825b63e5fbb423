import type { Emotion } from '#nlu/reading.ts';

/** Languages in which customers are simulated: those that have answers written in `phrases.ts`. */
export const SIMULATED = ['zh-Hans', 'en'] as const;
export type SimulatedLocale = (typeof SIMULATED)[number];

export interface HeldOutMessage {
  text: string;
  emotion: Emotion;
}

/** Messages by intent, of files whose lines are intent, emotion and text between tabs. */
export function parseHeldOut(files: readonly string[]): ReadonlyMap<string, readonly HeldOutMessage[]> {
  const messages = new Map<string, HeldOutMessage[]>();
  for (const file of files) {
    for (const line of file.split('\n')) {
      const [intent = '', emotion, text] = line.split('\t');
      if (!text) continue;
      messages.set(intent, [...(messages.get(intent) ?? []), { text, emotion: emotion as Emotion }]);
    }
  }
  return messages;
}
