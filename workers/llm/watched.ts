import type { Engine, GenerateRequest, LoadProgress } from '#llm/engine.ts';
import { refusal } from '#llm/refusal.ts';
import { Watchdog } from '../shared/watchdog.ts';
import type { LlmWatch } from './llm-api.ts';

/** A start that tells of nothing for so long is given up: compiling shaders takes half a minute where all is well. */
const START_MS = 120_000;
/** The prompt is read before the first piece. */
const FIRST_PIECE_MS = 30_000;
const PIECE_MS = 10_000;

/** Loads an engine; rejects with the reason `stalled` where it tells of nothing any more. */
export async function loadWatched(engine: Engine, signal: AbortSignal, watch: LlmWatch): Promise<void> {
  const dog = new Watchdog();
  const onProgress = (progress: LoadProgress) => {
    dog.feed(START_MS);
    watch({ type: 'progress', ...progress });
  };
  dog.feed(START_MS);
  try {
    await Promise.race([engine.load({ signal, onProgress }), dog.bitten]);
  } finally {
    dog.stop();
  }
}

/** Passes an engine's text on; rejects with the reason `stalled` where none comes any more. */
export async function writeWatched(
  engine: Engine,
  request: GenerateRequest,
  onText: (piece: string) => void,
): Promise<void> {
  if (request.signal.aborted) throw refusal('cancelled');
  const dog = new Watchdog();
  const steps = engine.generate(request)[Symbol.asyncIterator]();
  let told: unknown;
  try {
    dog.feed(FIRST_PIECE_MS);
    for (;;) {
      const step = await Promise.race([steps.next(), dog.bitten]);
      if (step.done) break;
      told = onText(step.value);
      dog.feed(PIECE_MS);
    }
    // On another thread: the last piece has arrived before the caller hears that it was the last.
    await told;
  } finally {
    dog.stop();
  }
}
