import { readFileSync } from 'node:fs';
import type { Emotion } from '#nlu/reading.ts';

/** Languages in which customers are simulated: those that have answers written in `phrases.ts`. */
export const SIMULATED = ['zh-Hans', 'en'] as const;
export type SimulatedLocale = (typeof SIMULATED)[number];

export interface HeldOutMessage {
  text: string;
  emotion: Emotion;
}

const FILES: Record<SimulatedLocale, readonly string[]> = { 'zh-Hans': ['zh', 'zh-r'], en: ['en', 'en-r'] };
const FOLDER = new URL('../../models/training/corpus/dev/', import.meta.url);

/** Development messages by intent, which no model was trained on and no flow was written from. */
export function readHeldOut(locale: SimulatedLocale): ReadonlyMap<string, readonly HeldOutMessage[]> {
  const messages = new Map<string, HeldOutMessage[]>();
  for (const file of FILES[locale]) {
    for (const line of readFileSync(new URL(`${file}.tsv`, FOLDER), 'utf8').split('\n')) {
      const [intent = '', emotion, text] = line.split('\t');
      if (!text) continue;
      messages.set(intent, [...(messages.get(intent) ?? []), { text, emotion: emotion as Emotion }]);
    }
  }
  return messages;
}
