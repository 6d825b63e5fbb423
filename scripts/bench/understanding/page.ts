/// <reference types="vite/client" />
import * as Comlink from 'comlink';
import { nano } from '#app/nano-model.ts';
import { startThreads } from '#app/threads.ts';

/** Milliseconds of each call. */
export interface BrowserTimes {
  nano: number[];
  encoder: number[];
}

const BANDS = { answer: 0.7, clarify: 0.6 };

/** Runs in the page: starts the workers as a leading tab does, and reads the messages with one model after the other. */
export async function measure(texts: readonly string[]): Promise<BrowserTimes> {
  const threads = await startThreads((error) => {
    throw error;
  });
  if (threads.mode !== 'worker') throw new Error('the page started no workers');
  const { nlu } = threads;
  const timed = async (tier: string): Promise<number[]> => {
    const times: number[] = [];
    for (const text of texts) {
      const from = performance.now();
      const { reading } = await nlu.read({ text, bands: BANDS });
      times.push(performance.now() - from);
      if (reading.tier !== tier && reading.tier !== 'lexical') throw new Error(`${reading.tier} read, not ${tier}`);
    }
    return times;
  };
  const model = await (await fetch(nano.url)).arrayBuffer();
  await nlu.open({ model, sha256: nano.sha256 });
  const byNano = await timed('nano');
  await nlu.fetchEncoder(Comlink.proxy(() => {}));
  await nlu.startEncoder();
  const times: BrowserTimes = { nano: byNano, encoder: await timed('encoder') };
  threads.close();
  return times;
}
