import type { Locale } from '#core/locale.ts';
import { createEntityFinder } from '#nlu/entities.ts';
import type { Opinion } from '#nlu/opinion.ts';
import { readMessage } from '#nlu/read-message.ts';
import type { Reading } from '#nlu/reading.ts';

/** A labelled message that no model learnt from. */
export interface TestMessage {
  text: string;
  /** A label of `models/intents.tsv`. */
  intent: string;
  /** Empty where it is not known; so are the two below. */
  emotion: string;
  language: Locale | '';
  variety: string;
  /** The file it stands in. */
  file: string;
}

export interface Judged {
  message: TestMessage;
  opinion: Opinion;
  reading: Reading;
}

/** As `Rules.bands` of a pack that says nothing of its own. */
const BANDS = { answer: 0.7, clarify: 0.6 };

const findEntities = createEntityFinder({ products: [], terms: {}, orderNumbers: [] });

/** The reading that a device without a pack gives. */
export function readingOf(text: string, opinion: Opinion): Reading {
  return readMessage(text, { opinion, findEntities, bands: BANDS });
}

export async function judge(
  messages: readonly TestMessage[],
  opine: (text: string) => Opinion | Promise<Opinion>,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const message of messages) {
    const opinion = await opine(message.text);
    judged.push({ message, opinion, reading: readingOf(message.text, opinion) });
  }
  return judged;
}

export function isRight({ message, reading }: Judged): boolean {
  return reading.intent === message.intent;
}

/** A share to four places, so that figures can be kept and compared; 0 of nothing. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : rounded(part / whole);
}

export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
