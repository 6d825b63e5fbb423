import { createEntityFinder } from '#nlu/entities.ts';
import { readMessage } from '#nlu/read-message.ts';
import type { Reading } from '#nlu/reading.ts';
import type { Vocabulary } from '#workers/knowledge/knowledge-api.ts';
import { Lessons } from '#workers/nlu/lessons.ts';
import { openReader, type Tier } from '../open-reader.ts';
import type { LineBatch } from './line-batches.ts';

/** What a process is started with: plain data. */
export interface LineReaderOptions {
  /** `lexical`: by rules, without a model. */
  tier: Tier | 'lexical';
  vocabulary: Vocabulary;
  bands: { answer: number; clarify: number };
}

export interface ReadBatch {
  /** Lines with their ends. */
  output: string;
  faults: number;
}

type Read = (text: string) => Promise<Reading>;

/** Reads lines of JSON. A line that cannot be read gives `{error, line}` in its place. */
export async function openLineReader(options: LineReaderOptions): Promise<(batch: LineBatch) => Promise<ReadBatch>> {
  const read = await openReading(options);
  return async ({ first, lines }) => {
    let output = '';
    let faults = 0;
    for (const [at, line] of lines.entries()) {
      // Some editors begin a file with a byte order mark.
      const json = first + at === 1 ? line.replace(/^\ufeff/, '') : line;
      if (json.trim() === '') continue;
      try {
        output += `${JSON.stringify(await readLine(json, read))}\n`;
      } catch (error) {
        faults += 1;
        output += `${JSON.stringify({ error: error instanceof Error ? error.message : String(error), line: first + at })}\n`;
      }
    }
    return { output, faults };
  };
}

async function openReading({ tier, vocabulary, bands }: LineReaderOptions): Promise<Read> {
  const findEntities = createEntityFinder(vocabulary);
  if (tier === 'lexical') return async (text) => readMessage(text, { opinion: null, findEntities, bands });
  const model = await openReader(tier);
  const lessons = new Lessons();
  await lessons.setExamples(vocabulary.examples ?? []);
  await lessons.setModel(tier, model.opine);
  return async (text) => {
    const opinion = lessons.adjust(text, await model.opine(text));
    return readMessage(text, { opinion, findEntities, bands });
  };
}

async function readLine(json: string, read: Read): Promise<object> {
  let fields: unknown;
  try {
    fields = JSON.parse(json);
  } catch (cause) {
    throw new Error(`not JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  if (typeof fields !== 'object' || fields === null || !('text' in fields) || typeof fields.text !== 'string') {
    throw new Error('want an object with a string "text"');
  }
  const { intent, confidence, band, emotion, language, entities } = await read(fields.text);
  return { ...fields, intent, confidence: rounded(confidence), band, emotion, language, entities };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
