import { createEntityFinder } from '#nlu/entities.ts';
import type { NanoReader } from '#nlu/nano-reader.ts';
import type { Opinion } from '#nlu/opinion.ts';
import { readMessage } from '#nlu/read-message.ts';
import type { Emotion, Reading } from '#nlu/reading.ts';

const BANDS = { answer: 0.7, clarify: 0.6 };
/** Below this the topic of a question is "something else". */
const LEAST = 0.4;
/** What words alone tell has to be this plain. */
const LEAST_BY_WORDS = 0.5;
/** Nobody is answered by it here: a guess that the model would not answer by is better than none for counting. */
const LEAST_GUESS = 0.25;
/** A mood has to be sure: a complaint is made of it. */
const SURE_MOOD = 0.7;

/** Reads topic and mood of a question as a device would; the same words once only. */
export function questionReader(nano: NanoReader | null): (text: string) => { topic: string; mood: Emotion } {
  const findEntities = createEntityFinder({ products: [], terms: {}, orderNumbers: [] });
  const known = new Map<string, { topic: string; mood: Emotion }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const readBy = (opinion: Opinion | null) => readMessage(text, { opinion, findEntities, bands: BANDS });
    const reading = readBy(nano?.opine(text) ?? null);
    const isMood = reading.emotionConfidence >= (nano === null ? 0.5 : SURE_MOOD);
    const read = {
      topic: topicOf(reading, nano === null ? reading : readBy(null)),
      mood: isMood ? reading.emotion : ('neutral' as const),
    };
    known.set(text, read);
    return read;
  };
}

/** The model's topic where it is sure, else that of plain words, else the model's best guess. */
function topicOf(byModel: Reading, byWords: Reading): string {
  if (byModel.intent !== 'oos' && byModel.confidence >= LEAST) return byModel.intent;
  if (byWords.intent !== 'oos' && byWords.confidence >= LEAST_BY_WORDS) return byWords.intent;
  const guess = byModel.candidates.find(({ intent }) => intent !== 'oos' && !intent.startsWith('chat.'));
  return guess !== undefined && guess.confidence >= LEAST_GUESS ? guess.intent : 'oos';
}
