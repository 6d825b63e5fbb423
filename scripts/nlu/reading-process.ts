import type { LineBatch } from './line-batches.ts';
import { type LineReaderOptions, openLineReader, type ReadBatch } from './line-reader.ts';

// One process of `npm run nlu`: first the options, then batches of lines in and their readings out.

let reader: Promise<(batch: LineBatch) => Promise<ReadBatch>> | null = null;
process.on('message', async (message: LineReaderOptions | LineBatch) => {
  if ('tier' in message) reader = openLineReader(message);
  else process.send?.(await (await reader)?.(message));
});
