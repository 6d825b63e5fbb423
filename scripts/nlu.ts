import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { bandsOf } from '#dialogue/policy.ts';
import { inOrder } from './nlu/in-order.ts';
import { type LineBatch, lineBatches } from './nlu/line-batches.ts';
import type { LineReaderOptions, ReadBatch } from './nlu/line-reader.ts';
import { ProcessPool } from './nlu/process-pool.ts';
import { openPack } from './open-pack.ts';

const USAGE = `Reads messages: what they ask, how they feel, in which language, and what they name.

  npm run -s nlu -- [--in FILE] [--tier nano|encoder|lexical] [--pack DIR] [--processes N]

  --in         JSON Lines, one {"text": "…"} a line; without it, or with -, standard input. Other fields pass through
  --tier       what reads: the small model (default), the encoder, or rules alone
  --pack       a built pack or a folder of sources, whose words, examples and bands apply
  --processes  most at once (default: one a processor)

Writes {"text", "intent", "confidence", "band", "emotion", "language", "entities"} for each line, in order. A line that is
no such object gives {"error", "line"} in its place; the rest is read, and the exit code is 1.
`;

/** Lines that a process gets at once: enough to outweigh the way there, few enough to be done within about a tenth of a second. */
const BATCH_LINES = { lexical: 1000, nano: 250, encoder: 16 };

class UsageError extends Error {}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      in: { type: 'string', default: '-' },
      tier: { type: 'string', default: 'nano' },
      pack: { type: 'string' },
      processes: { type: 'string', default: String(availableParallelism()) },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    console.log(USAGE);
    return;
  }
  const { tier } = values;
  if (tier !== 'nano' && tier !== 'encoder' && tier !== 'lexical') {
    throw new UsageError(`--tier ${tier}: say nano, encoder or lexical`);
  }
  const processes = Number(values.processes);
  if (!Number.isInteger(processes) || processes < 1)
    throw new UsageError(`--processes ${values.processes}: say 1 or more`);
  // A missing file must be told before a pack is compiled.
  if (values.in !== '-') await stat(values.in);
  const input = values.in === '-' ? process.stdin.setEncoding('utf8') : createReadStream(values.in, 'utf8');

  const data: LineReaderOptions = { tier, ...(await wordsOf(values.pack)) };
  const pool = new ProcessPool<LineBatch, ReadBatch>(
    new URL('nlu/reading-process.ts', import.meta.url),
    data,
    processes,
  );
  let faults = 0;
  try {
    const batches = lineBatches(input, BATCH_LINES[tier]);
    for await (const read of inOrder(batches, processes * 2, (batch) => pool.run(batch))) {
      faults += read.faults;
      if (!process.stdout.write(read.output)) await once(process.stdout, 'drain');
    }
  } finally {
    pool.close();
  }
  if (faults === 0) return;
  console.error(`${faults} ${faults === 1 ? 'line' : 'lines'} could not be read`);
  process.exitCode = 1;
}

async function wordsOf(dir: string | undefined): Promise<Omit<LineReaderOptions, 'tier'>> {
  if (dir === undefined) return { vocabulary: { products: [], terms: {}, orderNumbers: [] }, bands: bandsOf(null) };
  const { pack } = await openPack(dir);
  const [vocabulary, playbook] = await Promise.all([pack.vocabulary(), pack.playbook()]);
  return { vocabulary, bands: bandsOf(playbook) };
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of the pipe has had enough, as `head` does.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
