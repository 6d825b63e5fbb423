import { once } from 'node:events';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createEntityFinder } from '../src/nlu/entities.ts';
import { loadNano, type NanoReader } from '../src/nlu/nano-reader.ts';
import { readMessage } from '../src/nlu/read-message.ts';

// npm run -s nlu -- --in FILE [--tier nano|lexical]: JSON Lines of {"text"} in (`-` is stdin), readings out.

const BANDS = { answer: 0.7, clarify: 0.6 };
const MODEL = new URL('../models/nano/nano.bin', import.meta.url);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { in: { type: 'string' }, tier: { type: 'string', default: 'nano' } } });
  if (values.in === undefined) throw new Error('say --in FILE, or --in - for standard input');
  if (values.tier !== 'nano' && values.tier !== 'lexical')
    throw new Error(`--tier ${values.tier}: say nano or lexical`);
  const reader: NanoReader | null = values.tier === 'nano' ? loadNano(readFileSync(MODEL)) : null;
  const findEntities = createEntityFinder({ products: [], terms: {}, orderNumbers: [] });

  const input = values.in === '-' ? process.stdin : createReadStream(values.in);
  // A missing file must end the loop below with its error, not the process.
  if (values.in !== '-') await once(input, 'open');
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const text = textOf(line, number);
    const { intent, confidence, band, emotion, language, entities } = readMessage(text, {
      reader,
      findEntities,
      bands: BANDS,
    });
    const reading = { text, intent, confidence: round(confidence), band, emotion, language, entities };
    if (!process.stdout.write(`${JSON.stringify(reading)}\n`)) await once(process.stdout, 'drain');
  }
}

function textOf(line: string, number: number): string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`line ${number}: not JSON`);
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') {
    throw new Error(`line ${number}: want an object with a string "text"`);
  }
  return value.text;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of the pipe has had enough, as `head` does.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
